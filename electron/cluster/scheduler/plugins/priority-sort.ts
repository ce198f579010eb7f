/** Higher priority first; among equals, who waits longer. */
// Models: pkg/scheduler/framework/plugins/queuesort/priority_sort.go
import type { QueuedPod, QueueSortPlugin } from '../framework'

export function isBefore(a: QueuedPod, b: QueuedPod): boolean {
  const [left, right] = [a.pod.pod.spec.priority ?? 0, b.pod.pod.spec.priority ?? 0]
  return left > right || (left === right && a.addedAtMs < b.addedAtMs)
}

export const prioritySort: QueueSortPlugin = { name: 'PrioritySort', less: isBefore }
