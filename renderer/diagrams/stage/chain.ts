/** The chain of one request within a trace: everything that descends from its root. */
import { FollowedSet } from '../../../electron/contract/stage-time'
import type { TraceEvent } from '../../../electron/contract/trace'

/** The oldest known cause of an event. */
export function rootOf(trace: readonly TraceEvent[], seq: number): number {
  const bySeq = new Map(trace.map((event) => [event.seq, event]))
  let root = seq
  for (let event = bySeq.get(seq); event && event.cause > 0; event = bySeq.get(event.cause)) root = event.cause
  return root
}

/** Events of the chain that starts at this root, oldest first. */
export function chainOf(trace: readonly TraceEvent[], root: number): readonly TraceEvent[] {
  const followed = new FollowedSet(root)
  return root === 0 ? [] : trace.filter((event) => followed.add(event))
}
