import type { ConfigMap, Secret, ServiceAccount } from '../../../contract/api'
import type { Lease } from '../sparse'
import { ageOf } from '../../text/format'
import { columnsOf, type Printer } from './printer'

// Models: printers.go: printConfigMap, printSecret, printServiceAccount, printLease
export const configMapPrinter: Printer<ConfigMap> = {
  columns: columnsOf(['NAME', 'DATA', 'AGE']),
  cells: ({ metadata, data, binaryData }, nowMs) => [
    metadata.name,
    sizeOf(data) + sizeOf(binaryData),
    ageOf(metadata, nowMs),
  ],
}

export const secretPrinter: Printer<Secret> = {
  columns: columnsOf(['NAME', 'TYPE', 'DATA', 'AGE']),
  cells: ({ metadata, type, data }, nowMs) => [metadata.name, type ?? '', sizeOf(data), ageOf(metadata, nowMs)],
}

export const serviceAccountPrinter: Printer<ServiceAccount> = {
  columns: columnsOf(['NAME', 'AGE']),
  cells: ({ metadata }, nowMs) => [metadata.name, ageOf(metadata, nowMs)],
}

export const leasePrinter: Printer<Lease> = {
  columns: columnsOf(['NAME', 'HOLDER', 'AGE']),
  cells: ({ metadata, spec }, nowMs) => [metadata.name, spec?.holderIdentity ?? '', ageOf(metadata, nowMs)],
}

function sizeOf(map: Readonly<Record<string, string>> | undefined): number {
  return Object.keys(map ?? {}).length
}
