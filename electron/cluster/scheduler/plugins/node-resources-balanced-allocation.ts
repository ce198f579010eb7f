/** Prefers nodes whose CPU and memory fill up evenly with the Pod: a node full of one and empty of the other is half wasted. */
// Models: pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go
import type { NodeInfo } from '../cache/node-info'
import type { PodInfo } from '../cache/pod-info'
import type { Requests } from '../cache/requests'
import { MAX_NODE_SCORE, SKIP, SUCCESS, type AnyPlugin, type Verdict } from '../framework'
import { CPU_AND_MEMORY, type ResourceWeight } from './resource-scores'

/** A Pod that asks for nothing unbalances nothing. */
export function balancedPreScore({ requests }: PodInfo, resources: readonly ResourceWeight[]): Verdict {
  const asks = ({ name }: ResourceWeight): boolean => amountOf(requests, name) > 0
  return resources.some(asks) ? SUCCESS : SKIP
}

function amountOf({ cpuMilli, memoryBytes, ephemeralBytes, others }: Requests, resource: string): number {
  if (resource === 'cpu') return cpuMilli
  if (resource === 'memory') return memoryBytes
  return resource === 'ephemeral-storage' ? ephemeralBytes : (others?.[resource] ?? 0)
}

/** 75 when the balance stays as it is; more when the Pod mends it, less when it makes it worse. */
export function balancedAllocation(pod: PodInfo, node: NodeInfo, resources: readonly ResourceWeight[]): number {
  const before = balanceOf(node, resources, null)
  const after = balanceOf(node, resources, pod)
  return 50 + Math.trunc((50 + after - before) / 2)
}

/** 100 when all resources are used to the same part. */
function balanceOf(node: NodeInfo, resources: readonly ResourceWeight[], pod: PodInfo | null): number {
  const fractions: number[] = []
  for (const { name } of resources) {
    const fraction = fractionOf(node, name, pod)
    if (fraction !== undefined) fractions.push(Math.min(1, fraction))
  }
  return Math.trunc((1 - deviation(fractions)) * MAX_NODE_SCORE)
}

function fractionOf(node: NodeInfo, resource: string, pod: PodInfo | null): number | undefined {
  const capacity = amountOf(node.allocatable, resource)
  return capacity === 0 ? undefined : (usedOf(node, resource) + (pod ? amountOf(pod.requests, resource) : 0)) / capacity
}

function usedOf(node: NodeInfo, resource: string): number {
  if (resource === 'cpu') return node.cpuMilli
  if (resource === 'memory') return node.memoryBytes
  return resource === 'ephemeral-storage' ? node.ephemeralBytes : node.other(resource)
}

function deviation(fractions: readonly number[]): number {
  if (fractions.length < 2) return 0
  if (fractions.length === 2) return Math.abs(fractions[0]! - fractions[1]!) / 2
  const mean = fractions.reduce((a, b) => a + b, 0) / fractions.length
  return Math.sqrt(fractions.reduce((sum, fraction) => sum + (fraction - mean) ** 2, 0) / fractions.length)
}

export const nodeResourcesBalancedAllocation: AnyPlugin = {
  name: 'NodeResourcesBalancedAllocation',
  preScore: (pod) => balancedPreScore(pod, CPU_AND_MEMORY),
  score: (pod, node) => balancedAllocation(pod, node, CPU_AND_MEMORY),
}
