/** What a Pod's status says about it, as every component reads it. */
// Models: pkg/api/v1/pod/util.go, pkg/controller/controller_utils.go
import type { Pod, PodCondition, PodStatus } from './generated'

export function podCondition(pod: Pod, type: string): PodCondition | undefined {
  return pod.status?.conditions?.find((condition) => condition.type === type)
}

export function isPodReady(pod: Pod): boolean {
  return podCondition(pod, 'Ready')?.status === 'True'
}

/** Succeeded or Failed: it will never run again. */
export function isPodTerminal(pod: Pod): boolean {
  const phase = pod.status?.phase
  return phase === 'Succeeded' || phase === 'Failed'
}

/** Neither ended nor asked to end: what counts as a replica. */
export function isPodActive(pod: Pod): boolean {
  return !isPodTerminal(pod) && !pod.metadata.deletionTimestamp
}

/**
 * The status with this condition set. The transition time moves only when the condition's status does;
 * a condition that says nothing new leaves the status as it is.
 */
export function withPodCondition(status: PodStatus, condition: PodCondition): PodStatus {
  const conditions = status.conditions ?? []
  const old = conditions.find(({ type }) => type === condition.type)
  if (!old) return { ...status, conditions: [...conditions, condition] }
  if (isSameCondition(old, condition)) return status
  const lastTransitionTime = old.status === condition.status ? old.lastTransitionTime : condition.lastTransitionTime
  const updated = { ...condition, lastTransitionTime }
  return { ...status, conditions: conditions.map((each) => (each === old ? updated : each)) }
}

function isSameCondition(a: PodCondition, b: PodCondition): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.message === b.message &&
    a.observedGeneration === b.observedGeneration
  )
}
