/** Runs the plugins of a profile at each extension point, and keeps what each of them said about each node. */
// Models: pkg/scheduler/framework/runtime/framework.go
import type { NodeInfo } from './cache/node-info'
import type { PodInfo } from './cache/pod-info'
import {
  SUCCESS,
  type AnyPlugin,
  type FilterPlugin,
  type NodeVerdict,
  type PostFilterPlugin,
  type PreEnqueuePlugin,
  type ScorePlugin,
  type Verdict,
} from './framework'
import { defaultPluginWeight } from './plugins'

/** One plugin's scores of the feasible nodes, in their order. */
export interface PluginScores {
  readonly plugin: string
  readonly weight: number
  readonly raw: readonly number[]
  readonly normalized: readonly number[]
}

type Filter = FilterPlugin & AnyPlugin
type Score = ScorePlugin & AnyPlugin

export class Profile {
  private readonly preEnqueue: readonly PreEnqueuePlugin[]
  private readonly filters: readonly Filter[]
  private readonly postFilters: readonly PostFilterPlugin[]
  private readonly scores: readonly Score[]

  constructor(plugins: readonly AnyPlugin[]) {
    this.preEnqueue = plugins.filter(
      (plugin): plugin is PreEnqueuePlugin & AnyPlugin => plugin.preEnqueue !== undefined,
    )
    this.filters = plugins.filter((plugin): plugin is Filter => plugin.filter !== undefined)
    this.postFilters = plugins.filter(
      (plugin): plugin is PostFilterPlugin & AnyPlugin => plugin.postFilter !== undefined,
    )
    this.scores = plugins.filter((plugin): plugin is Score => plugin.score !== undefined)
  }

  runPreEnqueue(pod: PodInfo): Verdict {
    for (const plugin of this.preEnqueue) {
      const verdict = plugin.preEnqueue(pod)
      if (verdict.code !== 'Success') return verdict
    }
    return SUCCESS
  }

  /** The filters that have something to say about this Pod. */
  runPreFilter(pod: PodInfo): readonly FilterPlugin[] {
    return this.filters.filter((plugin) => plugin.preFilter?.(pod).code !== 'Skip')
  }

  /** The first refusal ends it; null: the node will do. */
  runFilters(filters: readonly FilterPlugin[], pod: PodInfo, node: NodeInfo): NodeVerdict | null {
    for (const plugin of filters) {
      const { code, reasons } = plugin.filter(pod, node)
      if (code !== 'Success') return { plugin: plugin.name, code, reasons }
    }
    return null
  }

  runPostFilter(pod: PodInfo, verdicts: ReadonlyMap<string, NodeVerdict>, nodes: number): string {
    return this.postFilters.map((plugin) => plugin.postFilter(pod, verdicts, nodes)).join(', ')
  }

  runScore(pod: PodInfo, nodes: readonly NodeInfo[]): readonly PluginScores[] {
    const results: PluginScores[] = []
    for (const plugin of this.scores) {
      if (plugin.preScore?.(pod, nodes).code === 'Skip') continue
      const raw = nodes.map((node) => plugin.score(pod, node))
      results.push({
        plugin: plugin.name,
        weight: defaultPluginWeight(plugin.name),
        raw,
        normalized: plugin.normalize ? plugin.normalize(raw) : raw,
      })
    }
    return results
  }
}

export function totalsOf(scores: readonly PluginScores[], nodes: number): readonly number[] {
  const totals = new Array<number>(nodes).fill(0)
  for (const { weight, normalized } of scores)
    for (let index = 0; index < nodes; index++) totals[index]! += weight * normalized[index]!
  return totals
}
