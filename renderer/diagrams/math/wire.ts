/** A wire is a chain of cubic curves: a path for the eye, and a place for each share of its length. */
import { path as pathOf } from 'd3'
import type { Point } from './geometry'

export interface Wire {
  readonly from: string
  readonly to: string
  readonly d: string
  /** Points along the wire, near enough to each other to walk straight between them. */
  readonly points: readonly Point[]
  /** Length from the start up to each point. */
  readonly lengths: readonly number[]
}

export interface Curve {
  readonly c1: Point
  readonly c2: Point
  readonly to: Point
}

const STEPS_A_CURVE = 24

export function wire(from: string, to: string, start: Point, curves: readonly Curve[]): Wire {
  const drawn = pathOf()
  drawn.moveTo(start.x, start.y)
  const points: Point[] = [start]
  let last = start
  for (const curve of curves) {
    drawn.bezierCurveTo(curve.c1.x, curve.c1.y, curve.c2.x, curve.c2.y, curve.to.x, curve.to.y)
    for (let step = 1; step <= STEPS_A_CURVE; step++) points.push(onCurve(last, curve, step / STEPS_A_CURVE))
    last = curve.to
  }
  return { from, to, d: drawn.toString(), points, lengths: lengthsAlong(points) }
}

export function straight(from: Point, to: Point): Curve {
  return { c1: from, c2: to, to }
}

/** Leaves and arrives vertically, as a cable hangs. */
export function hanging(from: Point, to: Point): Curve {
  const half = (to.y - from.y) / 2
  return { c1: { x: from.x, y: from.y + half }, c2: { x: to.x, y: to.y - half }, to }
}

/** The point at a share of the wire's length, 0 at its start and 1 at its end. */
export function pointAt({ points, lengths }: Wire, share: number): Point {
  const wanted = Math.min(Math.max(share, 0), 1) * (lengths.at(-1) ?? 0)
  const next = lengths.findIndex((length) => length >= wanted)
  if (next <= 0) return points[0]!
  const [a, b] = [points[next - 1]!, points[next]!]
  const [before, after] = [lengths[next - 1]!, lengths[next]!]
  const part = after === before ? 0 : (wanted - before) / (after - before)
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}

function onCurve(from: Point, { c1, c2, to }: Curve, t: number): Point {
  const u = 1 - t
  const mix = (a: number, b: number, c: number, d: number): number =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: mix(from.x, c1.x, c2.x, to.x), y: mix(from.y, c1.y, c2.y, to.y) }
}

function lengthsAlong(points: readonly Point[]): number[] {
  let total = 0
  return points.map((point, index) => {
    const before = points[index - 1]
    if (before) total += Math.hypot(point.x - before.x, point.y - before.y)
    return total
  })
}
