import { addQuantities, type NodeMetrics, type PodMetrics } from '../../../contract/api'
import { NAME, text } from './columns'
import type { Printer } from './printer'

const COLUMNS = [
  NAME,
  text('CPU', 'Processor time used, in cores'),
  text('Memory', 'Memory in use'),
  text('Window', 'Over how long it was measured'),
]

// Models: sigs.k8s.io/metrics-server/pkg/api/table.go
// Simplified: two resources, as metrics-server measures them.
export const nodeMetricsPrinter: Printer<NodeMetrics> = {
  columns: COLUMNS,
  cells: ({ metadata, usage, window }) => [metadata.name, usage?.cpu ?? '0', usage?.memory ?? '0', window],
}

export const podMetricsPrinter: Printer<PodMetrics> = {
  columns: COLUMNS,
  cells({ metadata, containers = [], window }) {
    const sumOf = (name: string): string => containers.map(({ usage }) => usage[name] ?? '0').reduce(addQuantities, '0')
    return [metadata.name, sumOf('cpu'), sumOf('memory'), window]
  },
}
