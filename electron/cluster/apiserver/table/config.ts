import type { ConfigMap, ControllerRevision, Lease, Secret, ServiceAccount } from '../../../contract/api'
import { ageOf, NONE } from '../../text/format'
import { AGE, integer, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printConfigMap
export const configMapPrinter: Printer<ConfigMap> = {
  columns: [NAME, integer('Data', 'How many entries it holds'), AGE],
  cells: ({ metadata, data, binaryData }, nowMs) => [
    metadata.name,
    sizeOf(data) + sizeOf(binaryData),
    ageOf(metadata, nowMs),
  ],
}

// Models: printers.go: printSecret
export const secretPrinter: Printer<Secret> = {
  columns: [NAME, text('Type', 'What it is for'), integer('Data', 'How many entries it holds'), AGE],
  cells: ({ metadata, type, data }, nowMs) => [metadata.name, type ?? '', sizeOf(data), ageOf(metadata, nowMs)],
}

// Models: printers.go: printServiceAccount
export const serviceAccountPrinter: Printer<ServiceAccount> = {
  columns: [NAME, AGE],
  cells: ({ metadata }, nowMs) => [metadata.name, ageOf(metadata, nowMs)],
}

// Models: printers.go: printLease
export const leasePrinter: Printer<Lease> = {
  columns: [NAME, text('Holder', 'Who has it now'), AGE],
  cells: ({ metadata, spec }, nowMs) => [metadata.name, spec?.holderIdentity ?? '', ageOf(metadata, nowMs)],
}

// Models: printers.go: printControllerRevision
export const controllerRevisionPrinter: Printer<ControllerRevision> = {
  columns: [NAME, text('Controller', 'Whose state it remembers'), integer('Revision', 'The number of that state'), AGE],
  cells: ({ metadata, revision }, nowMs) => [metadata.name, ownerText(metadata), revision, ageOf(metadata, nowMs)],
}

/** `daemonset.apps/agent`. */
function ownerText({ ownerReferences }: ControllerRevision['metadata']): string {
  const owner = ownerReferences?.find(({ controller }) => controller)
  if (!owner) return NONE
  const slash = owner.apiVersion.indexOf('/')
  const group = slash < 0 ? '' : `.${owner.apiVersion.slice(0, slash)}`
  return `${`${owner.kind}${group}`.toLowerCase()}/${owner.name}`
}

function sizeOf(map: Readonly<Record<string, string>> | undefined): number {
  return Object.keys(map ?? {}).length
}
