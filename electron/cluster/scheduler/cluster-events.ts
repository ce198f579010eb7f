/** Which changes of a node might give a waiting Pod its chance. */
// Models: pkg/scheduler/framework/events.go: NodeSchedulingPropertiesChange
import type { Node } from '../../contract/api'

/** Cordon, size, labels, taints or conditions; heartbeats alone change none of these. */
export function hasSchedulingChange(node: Node, old: Node): boolean {
  return (
    (node.spec.unschedulable ?? false) !== (old.spec.unschedulable ?? false) ||
    isDifferent(node.status?.allocatable, old.status?.allocatable) ||
    isDifferent(node.metadata.labels, old.metadata.labels) ||
    isDifferent(node.spec.taints, old.spec.taints) ||
    isDifferent(conditionsOf(node), conditionsOf(old))
  )
}

function conditionsOf({ status }: Node): unknown {
  return (status?.conditions ?? []).map(({ type, status: value }) => `${type}=${value}`)
}

function isDifferent(a: unknown, b: unknown): boolean {
  return a !== b && JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
}
