import type { APIService, ComponentStatus } from '../../../contract/api'
import { ageOf } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { AGE, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: k8s.io/kube-aggregator/pkg/registry/apiservice/etcd/etcd.go: ConvertToTable
export const apiServicePrinter: Printer<APIService> = {
  columns: [
    NAME,
    text('Service', 'Who serves this part of the API'),
    text('Available', 'Whether it can be asked'),
    AGE,
  ],
  cells: (service, nowMs) => [
    service.metadata.name, backendText(service), availableText(service), ageOf(service.metadata, nowMs),
  ], // prettier-ignore
}

function backendText({ spec }: Sparse<APIService>): string {
  const backend = spec?.service
  return backend ? `${backend.namespace ?? ''}/${backend.name ?? ''}` : 'Local'
}

function availableText({ status }: Sparse<APIService>): string {
  const available = status?.conditions?.find(({ type }) => type === 'Available')
  if (!available) return 'Unknown'
  return available.status === 'True' ? 'True' : `${available.status} (${available.reason ?? ''})`
}

// Models: printers.go: printComponentStatus
export const componentStatusPrinter: Printer<ComponentStatus> = {
  columns: [
    NAME,
    text('Status', 'Healthy or not'),
    text('Message', 'What the component said of itself'),
    text('Error', 'Why it could not be asked'),
  ],
  cells({ metadata, conditions = [] }) {
    const health = conditions.find(({ type }) => type === 'Healthy')
    const word = health?.status === 'True' ? 'Healthy' : health?.status === 'False' ? 'Unhealthy' : 'Unknown'
    return [metadata.name, word, health?.message ?? '', health?.error ?? '']
  },
}
