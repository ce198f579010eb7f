/** Where flights are at an instant: a function of the trace and the playhead. Nothing here keeps time of its own. */
import { easeCubicInOut } from 'd3'
import type { TraceEvent } from '../../../electron/contract/trace'
import type { Point } from './geometry'
import { pointAt, type Wire } from './wire'

/** More than this many on one wire are a glow and a count. */
export const MOST_ON_A_WIRE = 5
/** More than this many are never drawn at once. */
export const MOST_DRAWN = 60

/** Share of the way done, between 0 and 1, before easing; `null` when the flight is not under way. */
export function progressAt(
  { at, durationMs }: Pick<TraceEvent, 'at' | 'durationMs'>,
  playheadMs: number,
): number | null {
  if (playheadMs < at || playheadMs > at + durationMs) return null
  return durationMs === 0 ? 1 : (playheadMs - at) / durationMs
}

/** Where on its wire a flight is: it gathers speed, and slows before it arrives. */
export function placeOf(event: TraceEvent, playheadMs: number, wire: Wire, reversed: boolean): Point | null {
  const progress = progressAt(event, playheadMs)
  if (progress === null) return null
  const eased = easeCubicInOut(progress)
  return pointAt(wire, reversed ? 1 - eased : eased)
}

/** The way that an event takes: a wire in one of its two directions. */
export interface Route {
  readonly wire: Wire
  readonly reversed: boolean
}

export interface DrawnFlight extends Point {
  readonly event: TraceEvent
  readonly wire: Wire
}

/** Wires with more traffic than can be drawn one by one, and how much there is. */
export interface Crowd {
  readonly wire: Wire
  readonly count: number
}

export interface FlightPicture {
  readonly drawn: readonly DrawnFlight[]
  readonly crowds: readonly Crowd[]
}

/** What is under way at the playhead. `isFirst` says which flights are drawn when there is not room for all. */
export function flightPicture(
  events: readonly TraceEvent[],
  playheadMs: number,
  routeOf: (event: TraceEvent) => Route | null,
  isFirst: (event: TraceEvent) => boolean = () => false,
): FlightPicture {
  const byWire = new Map<Wire, DrawnFlight[]>()
  for (const event of events) {
    const route = event.durationMs > 0 ? routeOf(event) : null
    const place = route && placeOf(event, playheadMs, route.wire, route.reversed)
    if (!place) continue
    const flight = { event, wire: route.wire, ...place }
    const known = byWire.get(route.wire)
    if (known) known.push(flight)
    else byWire.set(route.wire, [flight])
  }
  return shareOut(byWire, isFirst)
}

function shareOut(byWire: ReadonlyMap<Wire, DrawnFlight[]>, isFirst: (event: TraceEvent) => boolean): FlightPicture {
  const firstFirst = (a: DrawnFlight, b: DrawnFlight): number => Number(isFirst(b.event)) - Number(isFirst(a.event))
  const candidates = [...byWire.values()].flatMap((flights) => flights.sort(firstFirst).slice(0, MOST_ON_A_WIRE))
  const drawn = candidates.sort(firstFirst).slice(0, MOST_DRAWN)
  const drawnOn = (wire: Wire): number => drawn.filter((flight) => flight.wire === wire).length
  const crowds = [...byWire]
    .filter(([wire, flights]) => flights.length > drawnOn(wire))
    .map(([wire, flights]) => ({ wire, count: flights.length }))
  return { drawn, crowds }
}

/** What still glows at the playhead, from 1 (just now) down to 0 (as long ago as `sinceMs`). */
export interface Glow {
  readonly wires: ReadonlyMap<Wire, number>
  /** By component: where something arrived or happened. */
  readonly components: ReadonlyMap<string, number>
}

export function glowOf(
  events: readonly TraceEvent[],
  playheadMs: number,
  sinceMs: number,
  routeOf: (event: TraceEvent) => Route | null,
): Glow {
  const wires = new Map<Wire, number>()
  const components = new Map<string, number>()
  for (const event of events) {
    const endMs = event.at + event.durationMs
    if (playheadMs < event.at || endMs <= sinceMs) continue
    const strength = endMs >= playheadMs ? 1 : (endMs - sinceMs) / (playheadMs - sinceMs)
    const route = event.durationMs > 0 ? routeOf(event) : null
    if (route) brighten(wires, route.wire, strength)
    if (endMs <= playheadMs) brighten(components, event.to, strength) // The receiver changes only on arrival.
  }
  return { wires, components }
}

function brighten<Key>(glows: Map<Key, number>, key: Key, strength: number): void {
  glows.set(key, Math.max(glows.get(key) ?? 0, strength))
}
