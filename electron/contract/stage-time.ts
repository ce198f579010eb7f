/**
 * Stage time: how fast simulated time may pass so that a learner can see what is followed.
 * Every followed flight takes at least 350 ms on stage; all else passes at the chosen speed. Pure: the wall clock is a number here.
 */

export { FollowedSet } from './followed-set'

/** The shortest time, in wall ms, that a followed flight is on screen. */
export const FLIGHT_ON_STAGE_MS = 350

/** As much of a trace event as pacing needs to know. */
export interface Flight {
  readonly at: number
  readonly durationMs: number
}

/** Simulated ms a wall ms while these followed flights are on their wires. */
export function stageRate(activeFollowedFlights: readonly Flight[], speed: number): number {
  let rate = speed
  for (const { durationMs } of activeFollowedFlights) {
    if (durationMs > 0) rate = Math.min(rate, durationMs / FLIGHT_ON_STAGE_MS) // What takes no time has no flight to show.
  }
  return rate
}

/** Where simulated time stands after `wallMs` of wall time. Exact: within each segment the rate is constant. */
export function advance(nowMs: number, wallMs: number, speed: number, flights: readonly Flight[]): number {
  let [at, left] = [nowMs, wallMs]
  for (const until of boundariesAfter(nowMs, flights)) {
    const rate = stageRate(activeAt(at, flights), speed)
    const neededMs = (until - at) / rate
    if (neededMs >= left) return at + left * rate
    left -= neededMs
    at = until
  }
  return at + left * stageRate(activeAt(at, flights), speed)
}

/** Where simulated time stood `wallMs` of wall time before: `advance` on the mirrored line of time. */
export function retreat(nowMs: number, wallMs: number, speed: number, flights: readonly Flight[]): number {
  const mirrored = flights.map(({ at, durationMs }) => ({ at: -(at + durationMs), durationMs }))
  return -advance(-nowMs, wallMs, speed, mirrored)
}

/** Wall ms that pass between two simulated instants: the inverse of `advance`. */
export function wallBetween(fromMs: number, toMs: number, speed: number, flights: readonly Flight[]): number {
  let [at, wallMs] = [fromMs, 0]
  for (const boundary of [...boundariesAfter(fromMs, flights), Infinity]) {
    const until = Math.min(boundary, toMs)
    wallMs += (until - at) / stageRate(activeAt(at, flights), speed)
    if (until >= toMs) break
    at = until
  }
  return wallMs
}

/** Flights on their wires just after this instant. */
export function activeAt<T extends Flight>(atMs: number, flights: readonly T[]): T[] {
  return flights.filter((flight) => flight.at <= atMs && atMs < flight.at + flight.durationMs)
}

/** Instants at which the rate may change, in order. */
function boundariesAfter(nowMs: number, flights: readonly Flight[]): number[] {
  const instants = new Set<number>()
  for (const { at, durationMs } of flights) {
    if (at > nowMs) instants.add(at)
    if (at + durationMs > nowMs) instants.add(at + durationMs)
  }
  return [...instants].sort((a, b) => a - b)
}
