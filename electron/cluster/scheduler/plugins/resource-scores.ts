/** Scores of a node from how full it would be. */
// Models: pkg/scheduler/framework/plugins/noderesources/{least_allocated,most_allocated,requested_to_capacity_ratio,resource_allocation}.go
import type { NodeInfo } from '../cache/node-info'
import type { PodInfo } from '../cache/pod-info'
import { MAX_NODE_SCORE } from '../framework'

export interface ResourceWeight {
  readonly name: string
  readonly weight: number
}

export interface Usage {
  readonly requested: number
  readonly capacity: number
}

export const CPU_AND_MEMORY: readonly ResourceWeight[] = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
]

/** How full the node would be with the Pod on it; a resource that the Pod does not ask for, or the node lacks, says nothing. */
export function usageWith(pod: PodInfo, node: NodeInfo, resource: string): Usage | null {
  const { allocatable } = node
  if (resource === 'cpu') return usage(node.nonZeroCpuMilli + pod.nonZero.cpuMilli, allocatable.cpuMilli)
  if (resource === 'memory') return usage(node.nonZeroMemoryBytes + pod.nonZero.memoryBytes, allocatable.memoryBytes)
  if (resource === 'ephemeral-storage')
    return usage(node.ephemeralBytes + pod.requests.ephemeralBytes, allocatable.ephemeralBytes)
  const asked = pod.requests.others?.[resource] ?? 0
  return asked === 0 ? null : usage(node.other(resource) + asked, allocatable.others?.[resource] ?? 0)
}

function usage(requested: number, capacity: number): Usage | null {
  return capacity === 0 ? null : { requested, capacity }
}

export function leastAllocated({ requested, capacity }: Usage): number {
  return requested > capacity ? 0 : Math.trunc(((capacity - requested) * MAX_NODE_SCORE) / capacity)
}

export function mostAllocated({ requested, capacity }: Usage): number {
  return Math.trunc((Math.min(requested, capacity) * MAX_NODE_SCORE) / capacity)
}

/** The weighted mean over the resources that the node has, every division truncated. */
export function weightedScore(
  pod: PodInfo,
  node: NodeInfo,
  resources: readonly ResourceWeight[],
  scoreOf: (usage: Usage) => number,
): number {
  let sum = 0
  let weights = 0
  for (const { name, weight } of resources) {
    const used = usageWith(pod, node, name)
    if (!used) continue
    sum += scoreOf(used) * weight
    weights += weight
  }
  return weights === 0 ? 0 : Math.trunc(sum / weights)
}

export interface ShapePoint {
  readonly utilization: number
  readonly score: number
}

/** A line through the points, level before the first and after the last. */
export function brokenLinear(points: readonly ShapePoint[], utilization: number): number {
  const index = points.findIndex((point) => utilization <= point.utilization)
  if (index < 0) return points[points.length - 1]!.score
  const to = points[index]!
  const from = points[index - 1]
  if (!from) return to.score
  return (
    from.score +
    Math.trunc(((to.score - from.score) * (utilization - from.utilization)) / (to.utilization - from.utilization))
  )
}

/** By a shape of the operator's own; resources that score nothing do not weigh, and the mean is rounded. */
export function requestedToCapacityRatio(
  pod: PodInfo,
  node: NodeInfo,
  resources: readonly ResourceWeight[],
  shape: readonly ShapePoint[],
): number {
  const points = shape.map(({ utilization, score }) => ({ utilization, score: score * 10 }))
  let sum = 0
  let weights = 0
  for (const { name, weight } of resources) {
    const used = usageWith(pod, node, name)
    if (!used) continue
    const score = brokenLinear(
      points,
      used.requested > used.capacity ? 100 : Math.trunc((used.requested * 100) / used.capacity),
    )
    if (score <= 0) continue
    sum += score * weight
    weights += weight
  }
  return weights === 0 ? 0 : Math.round(sum / weights)
}
