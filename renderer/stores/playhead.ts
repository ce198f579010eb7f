/** How the playhead moves: pure functions of where it is and how much wall time went by. */
import type { PlaybackState } from '../../electron/contract/host'
import type { TraceEvent } from '../../electron/contract/trace'

/** Wall ms by which a live playhead may trail the host: long enough to hide uneven messages, too short to feel. */
const TRAIL_MS = 80
/** A remainder too small to see is taken in one go, so that the playhead comes to rest. */
const REST_MS = 0.5
/** A followed flight stays on the screen at least this long. */
export const FLIGHT_ON_SCREEN_MS = 350

/** Follows the host: at its rate while near, faster when left behind, and never beyond what the host has played. */
export function followNow(playheadMs: number, { nowMs, rate, playing }: PlaybackState, dtMs: number): number {
  const behindMs = nowMs - playheadMs
  if (behindMs <= REST_MS && !playing) return nowMs
  const pace = Math.max(playing ? rate : 0, behindMs / TRAIL_MS)
  return Math.min(nowMs, playheadMs + pace * dtMs)
}

/** Simulated ms a wall ms when recorded history is played again: slower while a followed flight is on its wire. */
export function replayRate(flights: readonly TraceEvent[], playheadMs: number, speed: number, following: number): number {
  const followed = descendants(flights, following)
  let rate = speed
  for (const flight of flights) {
    const onWire = flight.at <= playheadMs && playheadMs < flight.at + flight.durationMs
    if (onWire && followed.has(flight.seq)) rate = Math.min(rate, flight.durationMs / FLIGHT_ON_SCREEN_MS)
  }
  return rate
}

/** Sequence numbers of the events that go back to this input, as far as their causes are known here. */
export function descendants(trace: readonly TraceEvent[], input: number): ReadonlySet<number> {
  const found = new Set<number>()
  if (input === 0) return found
  found.add(input)
  for (const event of trace) if (found.has(event.cause)) found.add(event.seq)
  return found
}
