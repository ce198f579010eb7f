/** How the playhead moves: pure functions of where it is and how much wall time went by. */
import { FollowedSet } from '../../electron/contract/followed-set'
import type { PlaybackState } from '../../electron/contract/host'
import type { TraceEvent } from '../../electron/contract/trace'

/** Wall ms by which a live playhead may trail the host: long enough to hide uneven messages, too short to feel. */
const TRAIL_MS = 80
/** A remainder too small to see is taken in one go, so that the playhead comes to rest. */
const REST_MS = 0.5

/** Follows the host: at its rate while near, faster when left behind, and never beyond what the host has played. */
export function followNow(playheadMs: number, { nowMs, rate, playing }: PlaybackState, dtMs: number): number {
  const behindMs = nowMs - playheadMs
  if (behindMs <= REST_MS && !playing) return nowMs
  const pace = Math.max(playing ? rate : 0, behindMs / TRAIL_MS)
  return Math.min(nowMs, playheadMs + pace * dtMs)
}

/** Flights of this trace that descend from the followed input, as far as their causes are known here. */
export function followedFlights(trace: readonly TraceEvent[], following: number): readonly TraceEvent[] {
  if (following === 0) return []
  const followed = new FollowedSet(following)
  return trace.filter((event) => followed.add(event))
}
