/** Says in a Pod's own status why it has no node. */
// Models: pkg/scheduler/schedule_one.go: updatePod; pkg/scheduler/util: PatchPodStatus
import { isApiError, type Pod, type PodCondition } from '../../contract/api'
import { podCondition, withPodCondition } from '../../contract/api/pod-status'
import type { Client } from '../client/client'
import { timeText } from '../kernel/calendar'
import type { Task } from '../kernel/task'

/** `Unschedulable`: no node fits; `SchedulerError`: one did, but the binding failed. Nothing is written twice. */
export function* writeNotScheduled(
  client: Client,
  pod: Pod,
  reason: 'Unschedulable' | 'SchedulerError',
  message: string,
  nowMs: number,
): Task {
  const { namespace = '', name, uid, generation } = pod.metadata
  const condition: PodCondition = {
    type: 'PodScheduled', status: 'False', reason, message, observedGeneration: generation,
    lastProbeTime: null, lastTransitionTime: timeText(nowMs),
  } // prettier-ignore
  const status = withPodCondition(pod.status ?? {}, condition)
  if (status === pod.status) return
  const conditions = [podCondition({ ...pod, status }, 'PodScheduled')]
  try {
    yield* client.patch('Pod', namespace, name, { metadata: { uid }, status: { conditions } }, 'strategic', 'status')
  } catch (error) {
    if (!isApiError(error)) throw error // The Pod is tried again anyway, and says it again then.
  }
}
