/** How busy each kind of component was, as one path a lane. */
import { path as pathOf, scaleSqrt } from 'd3'
import type { TimelineOverview } from '../../electron/contract/host'
import { toneOf, type Tone } from '../diagrams/scenes/cluster/places'
import type { TimeScale } from './time-scale'

export interface Lane {
  readonly component: string
  readonly tone: Tone
  readonly y: number
  readonly d: string
}

/** When there is not room for all: those that tell most. */
const IMPORTANCE = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'etcd',
  'containerd',
  'kube-proxy',
]
const LEAST_HEIGHT = 8
const HIGHEST_BAR = 9

export function lanesOf(
  { lanes, fromMs, toMs }: TimelineOverview,
  scale: TimeScale,
  top: number,
  height: number,
): Lane[] {
  const room = Math.max(1, Math.floor(height / LEAST_HEIGHT))
  const chosen = new Set(IMPORTANCE.slice(0, room))
  const shown = lanes.filter(({ component }) => chosen.has(component.split('/')[0] ?? ''))
  const laneHeight = height / Math.max(shown.length, 1)
  return shown.map(({ component, counts }, index) => {
    const y = top + laneHeight * (index + 0.5)
    // Node agents are many: the lane's sign needs the name of one, for its colour.
    const tone = toneOf(component.includes('/') ? component : `${component}/any`)
    return { component, tone, y, d: bars(counts, fromMs, toMs, scale, y, Math.min(HIGHEST_BAR, laneHeight - 2)) }
  })
}

/** A small bar for each bucket in which something happened; its height grows with the root of how much. */
function bars(
  counts: readonly number[],
  fromMs: number,
  toMs: number,
  scale: TimeScale,
  y: number,
  highest: number,
): string {
  const height = scaleSqrt([1, Math.max(2, ...counts)], [Math.min(3, highest), highest]).clamp(true)
  const bucketMs = (toMs - fromMs) / Math.max(counts.length, 1)
  const drawn = pathOf()
  counts.forEach((count, index) => {
    if (count === 0) return
    const tall = height(count)
    drawn.rect(round(scale.x(fromMs + index * bucketMs)), round(y - tall / 2), 2, round(tall))
  })
  return drawn.toString()
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
