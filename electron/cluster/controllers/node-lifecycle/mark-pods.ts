/** Pods of a node that is not heard of are not Ready, whatever their last status says: their Services must know. */
// Models: pkg/controller/util/node/controller_utils.go: MarkPodsNotReady
import { isApiError, type ApiError, type Pod } from '../../../contract/api'
import { isPodReady } from '../../../contract/api/pod-status'
import type { Client } from '../../client/client'
import { subjectOf, type EventRecorder } from '../../client/event-recorder'
import { timeText } from '../../kernel/calendar'
import type { Kernel } from '../../kernel/kernel'
import type { Task } from '../../kernel/task'

/** One after the other; a failure does not keep the rest, and is thrown at the end. */
export function* markPodsNotReady(kernel: Kernel, client: Client, recorder: EventRecorder, pods: readonly Pod[]): Task {
  let failure: ApiError | null = null
  for (const pod of pods) {
    if (!isPodReady(pod)) continue
    try {
      yield* client.updateStatus(notReady(pod, timeText(kernel.now)))
    } catch (error) {
      if (!isApiError(error)) throw error
      if (error.reason !== 'NotFound') failure ??= error
    }
    recorder.event(subjectOf(pod), 'Warning', 'NodeNotReady', 'Node is not ready')
  }
  // Narrowed to null by the checker, which does not see the loop.
  if (failure) throw failure
}

function notReady(pod: Pod, now: string): Pod {
  const conditions = (pod.status?.conditions ?? []).map((condition) =>
    condition.type === 'Ready' ? { ...condition, status: 'False', lastTransitionTime: now } : condition,
  )
  return { ...pod, status: { ...pod.status, conditions } }
}
