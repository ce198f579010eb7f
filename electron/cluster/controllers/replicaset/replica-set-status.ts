/** What a ReplicaSet's status says about its Pods. */
// Models: pkg/controller/replicaset/replica_set_utils.go: calculateStatus; pkg/api/v1/pod/util.go: IsPodAvailable
import {
  selectorOfMap,
  type Pod,
  type ReplicaSet,
  type ReplicaSetCondition,
  type ReplicaSetStatus,
} from '../../../contract/api'
import { isPodReady, podCondition } from '../../../contract/api/pod-status'
import { parseTime, timeText } from '../../kernel/calendar'

/** Ready, and so for at least `minReadySeconds`. */
export function isPodAvailable(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  if (!isPodReady(pod)) return false
  if (minReadySeconds === 0) return true
  const since = podCondition(pod, 'Ready')?.lastTransitionTime
  return typeof since === 'string' && parseTime(since) + minReadySeconds * 1000 <= nowMs
}

/** Counts of zero are left out, as the API's own status does; `failure` is what kept the replicas from being managed. */
export function calculateStatus(
  replicaSet: ReplicaSet,
  active: readonly Pod[],
  terminating: number,
  failure: string | null,
  nowMs: number,
): ReplicaSetStatus {
  const labels = selectorOfMap(replicaSet.spec.template?.metadata?.labels ?? {})
  const minReadySeconds = replicaSet.spec.minReadySeconds ?? 0
  const ready = active.filter(isPodReady)
  const counts = {
    fullyLabeledReplicas: active.filter((pod) => labels.matches(pod.metadata.labels)).length,
    readyReplicas: ready.length,
    availableReplicas: ready.filter((pod) => isPodAvailable(pod, minReadySeconds, nowMs)).length,
  }
  const conditions = conditionsOf(replicaSet, active.length, failure, nowMs)
  const observedGeneration = replicaSet.status?.observedGeneration
  return {
    replicas: active.length,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    terminatingReplicas: terminating,
    ...(observedGeneration !== undefined && { observedGeneration }),
    ...(conditions.length > 0 && { conditions }),
  }
}

function conditionsOf(
  replicaSet: ReplicaSet,
  active: number,
  failure: string | null,
  nowMs: number,
): readonly ReplicaSetCondition[] {
  const old = replicaSet.status?.conditions ?? []
  const failed = old.find(({ type }) => type === 'ReplicaFailure')
  if (failure === null) return failed ? old.filter((condition) => condition !== failed) : old
  if (failed) return old
  const reason = active < (replicaSet.spec.replicas ?? 1) ? 'FailedCreate' : 'FailedDelete'
  return [
    ...old,
    { type: 'ReplicaFailure', status: 'True', reason, message: failure, lastTransitionTime: timeText(nowMs) },
  ]
}

/** Does the written status already say all this? */
export function isStatusCurrent(replicaSet: ReplicaSet, status: ReplicaSetStatus): boolean {
  const old = replicaSet.status
  return (
    (old?.replicas ?? 0) === status.replicas &&
    (old?.fullyLabeledReplicas ?? 0) === (status.fullyLabeledReplicas ?? 0) &&
    (old?.readyReplicas ?? 0) === (status.readyReplicas ?? 0) &&
    (old?.availableReplicas ?? 0) === (status.availableReplicas ?? 0) &&
    old?.terminatingReplicas === status.terminatingReplicas &&
    (old?.observedGeneration ?? 0) === (replicaSet.metadata.generation ?? 0) &&
    (old?.conditions ?? NONE) === (status.conditions ?? NONE)
  )
}

const NONE: readonly ReplicaSetCondition[] = []
