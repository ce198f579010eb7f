/** The whole history in one glance: how much each kind of component did, bucket by bucket. */
import type { TimelineOverview } from '../contract/host'
import type { TraceEvent } from '../contract/trace'
import type { Marks } from './marks'

/** Lanes from top to bottom; a component belongs to the lane that its name starts with. */
const LANES = [
  'kube-apiserver',
  'etcd',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'containerd',
  'kube-proxy',
] as const

export function overviewOf(
  events: readonly TraceEvent[],
  fromMs: number,
  toMs: number,
  buckets: number,
  marks: Marks,
): TimelineOverview {
  const counts = new Map<string, number[]>(LANES.map((lane) => [lane, new Array<number>(buckets).fill(0)]))
  const spanMs = Math.max(1, toMs - fromMs)
  for (const { at, from } of events) {
    const lane = counts.get(laneOf(from))
    if (!lane || at < fromMs || at > toMs) continue
    const bucket = Math.min(buckets - 1, Math.floor(((at - fromMs) / spanMs) * buckets))
    lane[bucket] = (lane[bucket] ?? 0) + 1
  }
  const lanes = LANES.map((component) => ({ component, counts: counts.get(component)! }))
  return { fromMs, toMs, lanes, marks: marks.list().filter(({ at }) => at >= fromMs && at <= toMs) }
}

function laneOf(component: string): string {
  const slash = component.indexOf('/')
  return slash < 0 ? component : component.slice(0, slash)
}
