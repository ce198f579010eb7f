/** One line a kind. */
import type { ApiObject, Kind, KindMap } from '../../../contract/api'
import { ageOf } from '../../text/format'
import { configMapPrinter, leasePrinter, secretPrinter, serviceAccountPrinter } from './config'
import { eventPrinter } from './event'
import { namespacePrinter, nodePrinter } from './node'
import { podPrinter } from './pod'
import { columnsOf, type Printer } from './printer'
import { endpointSlicePrinter, servicePrinter } from './service'
import { deploymentPrinter, replicaSetPrinter } from './workloads'

const printers: { readonly [K in Kind]?: Printer<KindMap[K] & ApiObject> } = {
  Namespace: namespacePrinter,
  Node: nodePrinter,
  Pod: podPrinter,
  ReplicaSet: replicaSetPrinter,
  Deployment: deploymentPrinter,
  Service: servicePrinter,
  EndpointSlice: endpointSlicePrinter,
  ConfigMap: configMapPrinter,
  Secret: secretPrinter,
  ServiceAccount: serviceAccountPrinter,
  Event: eventPrinter,
  Lease: leasePrinter,
}

/** For a kind without columns of its own. */
const plainPrinter: Printer<ApiObject> = {
  columns: columnsOf(['NAME', 'AGE']),
  cells: ({ metadata }, nowMs) => [metadata.name, ageOf(metadata, nowMs)],
}

export function printerOf(kind: string): Printer<ApiObject> {
  return printers[kind as Kind] ?? plainPrinter
}

export function hasPrinter(kind: string): boolean {
  return Object.hasOwn(printers, kind)
}
