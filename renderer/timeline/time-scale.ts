/** From instants to places on the timeline and back. */
import { scaleLinear, ticks } from 'd3'

export interface TimeScale {
  readonly fromMs: number
  readonly toMs: number
  readonly x: (ms: number) => number
  readonly ms: (x: number) => number
}

/** Round spans, so that the picture stands still while time passes, and is drawn anew only now and then. */
const SPANS_S = [10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600]
const HOUR_S = 3600

export function timeScale(floorMs: number, nowMs: number, left: number, width: number): TimeScale {
  const fromMs = Math.floor(floorMs / 1000) * 1000
  const neededS = ((nowMs - fromMs) / 1000) * 1.04
  const spanS = SPANS_S.find((span) => span >= neededS) ?? Math.ceil(neededS / HOUR_S) * HOUR_S
  const toMs = fromMs + spanS * 1000
  const scale = scaleLinear([fromMs, toMs], [left, left + Math.max(width, 1)]).clamp(true)
  return { fromMs, toMs, x: (ms) => scale(ms), ms: (x) => scale.invert(x) }
}

const TICK_STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000]

/** Instants that get a number on the axis, at least `apartPx` from each other. */
export function tickInstants(
  { fromMs, toMs }: Pick<TimeScale, 'fromMs' | 'toMs'>,
  width: number,
  apartPx: number,
): number[] {
  const most = Math.max(1, Math.floor(width / apartPx))
  const spanS = (toMs - fromMs) / 1000
  const stepS = TICK_STEPS_S.find((step) => spanS / step <= most) ?? spanS
  const first = Math.ceil(fromMs / 1000 / stepS) * stepS
  return ticks(0, Math.floor((toMs / 1000 - first) / stepS), most + 1)
    .filter(Number.isInteger)
    .map((index) => (first + index * stepS) * 1000)
    .filter((ms) => (toMs - ms) / (toMs - fromMs) > 50 / width) // A number at the very end would be cut off.
}
