/** `kubectl top`: what the metrics API says of nodes and Pods. */
// Models: k8s.io/kubectl/pkg/cmd/top: top_node.go, top_pod.go; k8s.io/kubectl/pkg/metricsutil/metrics_printer.go
import { milliValue, quantityValue, type ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { ALL_NAMESPACES, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { findResource } from '../discovery/rest-mapper'
import { KubectlError } from '../failure'
import type { FlagTable } from '../flags'
import { alignLines } from '../printers/table'

const FLAGS: FlagTable = {
  ...SELECTOR_FLAGS,
  'no-headers': { kind: 'bool', help: 'If present, print output without headers' },
  'sort-by': { kind: 'string', help: "If non-empty, sort list using specified field: 'cpu' or 'memory'" },
}

interface Usage {
  readonly cpu: string
  readonly memory: string
}

interface Metrics extends ApiObject {
  readonly usage?: Usage
  readonly containers?: readonly { readonly name: string; readonly usage: Usage }[]
}

interface Row {
  readonly cells: readonly string[]
  readonly cpuMilli: number
  readonly memoryMi: number
}

const MI = 1024 * 1024

const node: Command = {
  name: 'node',
  aliases: ['nodes', 'no'],
  summary: 'Display resource (CPU/memory) usage of nodes',
  usage: '[NAME | -l label]',
  completes: 'nodes',
  flags: FLAGS,
  *run(invocation) {
    const metrics = yield* metricsOf('nodes', '', invocation)
    const { items } = yield* invocation.context.client.list('Node')
    const rows = metrics.map(({ metadata, usage }) => {
      const { allocatable = {} }: { readonly allocatable?: Readonly<Record<string, string>> } = items.find((each) => each.metadata.name === metadata.name)?.status ?? {} // prettier-ignore
      const row = rowOf([metadata.name], usage)
      const share = (used: number, whole: number): string =>
        whole > 0 ? `${Math.floor((used * 100) / whole)}%` : '<unknown>'
      const [cpu, memory] = [milliValue(allocatable['cpu'] ?? '0'), quantityValue(allocatable['memory'] ?? '0') / MI]
      return {
        ...row,
        cells: [
          metadata.name,
          `${row.cpuMilli}m`,
          share(row.cpuMilli, cpu),
          `${row.memoryMi}Mi`,
          share(row.memoryMi, memory),
        ],
      }
    })
    return print(['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'], rows, invocation)
  },
}

const pod: Command = {
  name: 'pod',
  aliases: ['pods', 'po'],
  summary: 'Display resource (CPU/memory) usage of pods',
  usage: '[NAME | -l label]',
  completes: 'pods',
  flags: {
    ...FLAGS, ...ALL_NAMESPACES,
    containers: { kind: 'bool', help: 'If present, print usage of containers within a pod' },
    sum: { kind: 'bool', help: 'Print the sum of the resource usage' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags, namespace } = invocation
    const everywhere = flags.bool('all-namespaces')
    const metrics = yield* metricsOf('pods', everywhere ? '' : namespace, invocation)
    const rows = metrics.flatMap(({ metadata, containers = [] }) => {
      const place = everywhere ? [metadata.namespace ?? ''] : []
      if (!flags.bool('containers'))
        return [
          summed(
            [...place, metadata.name],
            containers.map(({ usage }) => usage),
          ),
        ]
      return containers.map(({ name, usage }) => withAmounts(rowOf([...place, metadata.name, name], usage)))
    })
    const headers = [
      ...(everywhere ? ['NAMESPACE'] : []),
      ...(flags.bool('containers') ? ['POD', 'NAME'] : ['NAME']),
      'CPU(cores)',
      'MEMORY(bytes)',
    ]
    return print(headers, rows, invocation)
  },
}

export const top: Command = {
  name: 'top',
  summary: 'Display resource (CPU/memory) usage',
  usage: '(pod | node)',
  subcommands: [node, pod],
}

/** Without a metrics server there is nothing to show, and kubectl says so. */
function* metricsOf(resource: string, namespace: string, invocation: Invocation): Task<readonly Metrics[]> {
  const { args, context, flags, mapper } = invocation
  const info = findResource(yield* mapper.allFresh(), `${resource}.metrics.k8s.io`)
  if (!info) throw new KubectlError('Metrics API not available')
  const [name] = args
  if (name !== undefined) return [yield* context.client.getOne({ info, namespace, name })]
  const [labelSelector, fieldSelector] = [flags.string('selector'), flags.string('field-selector')]
  const query = { ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) }
  return (yield* context.client.listOf(info, namespace, query)).items
}

function rowOf(cells: readonly string[], usage: Usage | undefined): Row {
  const { cpu = '0', memory = '0' } = usage ?? {}
  return { cells, cpuMilli: milliValue(cpu), memoryMi: Math.floor(quantityValue(memory) / MI) }
}

function withAmounts(row: Row): Row {
  return { ...row, cells: [...row.cells, `${row.cpuMilli}m`, `${row.memoryMi}Mi`] }
}

function summed(cells: readonly string[], usages: readonly Usage[]): Row {
  const rows = usages.map((usage) => rowOf([], usage))
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return withAmounts({ cells, cpuMilli: sum(({ cpuMilli }) => cpuMilli), memoryMi: sum(({ memoryMi }) => memoryMi) })
}

function print(headers: readonly string[], rows: readonly Row[], { context, flags }: Invocation): number {
  const by = flags.string('sort-by')
  if (by !== '' && by !== 'cpu' && by !== 'memory') throw new KubectlError('--sort-by accepts only cpu or memory')
  const ordered =
    by === '' ? rows : [...rows].sort((a, b) => (by === 'cpu' ? b.cpuMilli - a.cpuMilli : b.memoryMi - a.memoryMi))
  if (rows.length === 0) context.err('No resources found\n')
  else
    context.out(
      alignLines([
        ...(flags.bool('no-headers') ? [] : [headers.join('\t')]),
        ...ordered.map(({ cells }) => cells.join('\t')),
      ]),
    )
  return 0
}
