/** The best node; among equals, chance decides, so that load spreads. */
// Models: pkg/scheduler/schedule_one.go: selectHost, nodeScoreHeap
import type { Pod } from '../../contract/api'
import type { RandomStream } from '../kernel/random'

/** Places a Pod on one of the nodes that can take it, to live a recorded life again; undefined leaves it to scores and chance. */
export type Placement = (pod: Pod, feasible: readonly string[]) => string | undefined

export interface Candidate {
  readonly totalScore: number
  readonly randomizer?: number
}

/** Higher scores first, then the larger random number. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return b.totalScore - a.totalScore || (b.randomizer ?? 0) - (a.randomizer ?? 0)
}

/** The places of the best totals. */
export function bestIndexes(totals: readonly number[]): readonly number[] {
  const best = totals.reduce((a, b) => Math.max(a, b), -Infinity)
  return totals.flatMap((total, index) => (total === best ? [index] : []))
}

export function selectHost(ties: readonly number[], random: RandomStream): number {
  return ties.length === 1 ? ties[0]! : random.pick(ties)
}
