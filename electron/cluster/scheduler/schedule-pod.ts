/** Finds the node for one Pod: filters, scores, and takes one of the best. */
// Models: pkg/scheduler/schedule_one.go: schedulePod, findNodesThatPassFilters, prioritizeNodes
import type { RandomStream } from '../kernel/random'
import type { NodeInfo } from './cache/node-info'
import type { PodInfo } from './cache/pod-info'
import { fitErrorText, NO_NODES } from './fit-error'
import type { NodeVerdict } from './framework'
import { totalsOf, type PluginScores, type Profile } from './profile'
import { feasibleNodesToFind } from './sampling'
import { bestIndexes, selectHost, type Placement } from './select-host'

/** All that was weighed, for whoever wants to know why. */
export interface Decision {
  readonly feasible: readonly NodeInfo[]
  /** Refused nodes, by name. */
  readonly verdicts: ReadonlyMap<string, NodeVerdict>
  readonly scores: readonly PluginScores[]
  readonly totals: readonly number[]
  /** Places in `feasible` of the nodes with the best total. */
  readonly ties: readonly number[]
  readonly chosen: NodeInfo | null
  /** Why none was chosen. */
  readonly failure: string
}

const NONE: readonly number[] = []

export class PodScheduler {
  /** Where the next search begins, so that in a sampled cluster every node gets its turn. */
  private startIndex = 0

  constructor(
    private readonly profile: Profile,
    private readonly nodes: readonly NodeInfo[],
    private readonly random: RandomStream,
    private readonly placement?: Placement,
  ) {}

  schedule(pod: PodInfo): Decision {
    const verdicts = new Map<string, NodeVerdict>()
    const feasible = this.findFeasible(pod, verdicts)
    if (feasible.length === 0) return refusal(verdicts, this.explain(pod, verdicts))
    // A single candidate needs no score.
    const scores = feasible.length === 1 ? [] : this.profile.runScore(pod, feasible)
    const totals = totalsOf(scores, feasible.length)
    const ties = bestIndexes(totals)
    const placed = this.placement?.(pod.pod, feasible.map(({ name }) => name)) // prettier-ignore
    const chosen = feasible.find(({ name }) => name === placed) ?? feasible[selectHost(ties, this.random)]!
    return { feasible, verdicts, scores, totals, ties, chosen, failure: '' }
  }

  private findFeasible(pod: PodInfo, verdicts: Map<string, NodeVerdict>): readonly NodeInfo[] {
    const { nodes } = this
    const filters = this.profile.runPreFilter(pod)
    const wanted = feasibleNodesToFind(nodes.length, 0)
    const feasible: NodeInfo[] = []
    let looked = 0
    for (; looked < nodes.length && feasible.length < wanted; looked++) {
      const node = nodes[(this.startIndex + looked) % nodes.length]!
      const verdict = this.profile.runFilters(filters, pod, node)
      if (verdict) verdicts.set(node.name, verdict)
      else feasible.push(node)
    }
    if (nodes.length > 0) this.startIndex = (this.startIndex + looked) % nodes.length
    return feasible
  }

  private explain(pod: PodInfo, verdicts: ReadonlyMap<string, NodeVerdict>): string {
    const nodes = this.nodes.length
    if (nodes === 0) return NO_NODES
    const postFilterMessage = this.profile.runPostFilter(pod, verdicts, nodes)
    return fitErrorText({ nodes, reasons: [...verdicts.values()].map(({ reasons }) => reasons), postFilterMessage })
  }
}

function refusal(verdicts: ReadonlyMap<string, NodeVerdict>, failure: string): Decision {
  return { feasible: [], verdicts, scores: [], totals: NONE, ties: NONE, chosen: null, failure }
}
