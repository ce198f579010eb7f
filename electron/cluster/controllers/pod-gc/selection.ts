/** Which Pods nobody will ever clear away by himself. */
// Models: pkg/controller/podgc/gc_controller.go
import type { Node, Pod } from '../../../contract/api'
import { isPodTerminal } from '../../../contract/api/pod-status'

export const TERMINATED_THRESHOLD = 12_500
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

/** Ended Pods beyond the threshold: evicted ones first, then the oldest. */
export function excessTerminated(pods: readonly Pod[], threshold: number): readonly Pod[] {
  const terminated = pods.filter((pod) => isPodTerminal(pod) && !pod.metadata.deletionTimestamp)
  const excess = terminated.length - threshold
  return threshold <= 0 || excess <= 0 ? [] : terminated.sort(evictedThenOldest).slice(0, excess)
}

function evictedThenOldest(a: Pod, b: Pod): number {
  const [left, right] = [isEvicted(a), isEvicted(b)]
  if (left !== right) return left ? -1 : 1
  const [x, y] = [
    `${a.metadata.creationTimestamp} ${a.metadata.name}`,
    `${b.metadata.creationTimestamp} ${b.metadata.name}`,
  ]
  return x < y ? -1 : x > y ? 1 : 0
}

function isEvicted({ status }: Pod): boolean {
  return status?.phase === 'Failed' && status.reason === 'Evicted'
}

/** Bound to one of these nodes, which are gone for good. */
export function orphaned(pods: readonly Pod[], deletedNodes: ReadonlySet<string>): readonly Pod[] {
  return pods.filter(
    ({ spec }) => spec.nodeName !== undefined && spec.nodeName !== '' && deletedNodes.has(spec.nodeName),
  )
}

/** Deleted before they were ever bound: no kubelet will finish them. */
export function unscheduledTerminating(pods: readonly Pod[]): readonly Pod[] {
  return pods.filter(({ metadata, spec }) => metadata.deletionTimestamp !== undefined && !spec.nodeName)
}

/** Leaving a node that an operator has declared out of service. */
export function terminatingOutOfService(pods: readonly Pod[], nodes: readonly Node[]): readonly Pod[] {
  const out = new Set(nodes.filter(isOutOfService).map(({ metadata }) => metadata.name))
  return pods.filter(({ metadata, spec }) => metadata.deletionTimestamp !== undefined && out.has(spec.nodeName ?? ''))
}

function isOutOfService({ spec, status }: Node): boolean {
  const isReady = status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false
  return !isReady && (spec.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE)
}
