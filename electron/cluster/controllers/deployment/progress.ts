/** Is a rollout done, moving, or stuck? */
// Models: pkg/controller/deployment/progress.go; util: DeploymentComplete, DeploymentProgressing, DeploymentTimedOut
import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { conditionOf, hasProgressDeadline, newCondition, withCondition, without } from './conditions'
import { replicasOf } from './rollout-arithmetic'

type Status = DeploymentStatus

export function isComplete(deployment: Deployment, status: Status): boolean {
  const desired = replicasOf(deployment)
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, observedGeneration = 0 } = status
  const isCurrent = observedGeneration >= (deployment.metadata.generation ?? 0)
  return updatedReplicas === desired && replicas === desired && availableReplicas === desired && isCurrent
}

/** More new Pods, fewer old ones, more ready or more available ones than before. */
export function isProgressing(deployment: Deployment, status: Status): boolean {
  const old = deployment.status ?? {}
  const outdated = ({ replicas = 0, updatedReplicas = 0 }: Status): number => replicas - updatedReplicas
  return (
    (status.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    outdated(status) < outdated(old) ||
    (status.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (old.availableReplicas ?? 0)
  )
}

export function isTimedOut(deployment: Deployment, status: Status, nowMs: number): boolean {
  const condition = conditionOf(status, 'Progressing')
  if (!hasProgressDeadline(deployment) || !condition) return false
  if (condition.reason === 'NewReplicaSetAvailable') return false // The last rollout ended well; a new one has not begun.
  if (condition.reason === 'ProgressDeadlineExceeded') return true
  return deadlineOf(deployment, condition) < nowMs
}

function deadlineOf(deployment: Deployment, condition: DeploymentCondition): number {
  return parseTime(condition.lastUpdateTime ?? '') + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000
}

/** The status with the Progressing and ReplicaFailure conditions that follow from it. */
export function withProgress(
  deployment: Deployment,
  status: Status,
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  nowMs: number,
): Status {
  let conditions = status.conditions ?? []
  if (!hasProgressDeadline(deployment)) conditions = without(conditions, 'Progressing')
  const current = conditionOf(deployment.status, 'Progressing')
  const isLongDone = status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable'
  if (hasProgressDeadline(deployment) && !isLongDone)
    conditions = withProgressing(deployment, { ...status, conditions }, newest, nowMs)
  const failure = replicaFailure(all, newest)
  conditions = failure ? withCondition(conditions, failure) : without(conditions, 'ReplicaFailure')
  return { ...status, conditions }
}

function withProgressing(
  deployment: Deployment,
  status: Status,
  newest: ReplicaSet | undefined,
  nowMs: number,
): readonly DeploymentCondition[] {
  const subject = newest ? `ReplicaSet "${newest.metadata.name}"` : `Deployment "${deployment.metadata.name}"`
  const conditions = status.conditions ?? []
  const say = (value: string, reason: string, words: string): DeploymentCondition =>
    newCondition('Progressing', value, reason, `${subject} ${words}.`, nowMs)
  if (isComplete(deployment, status))
    return withCondition(conditions, say('True', 'NewReplicaSetAvailable', 'has successfully progressed'))
  if (isProgressing(deployment, status)) {
    const condition = say('True', 'ReplicaSetUpdated', 'is progressing')
    const current = conditionOf(status, 'Progressing')
    // Each step renews the update time, from which the deadline counts, but not the transition time.
    const kept =
      current?.status === 'True' ? { ...condition, lastTransitionTime: current.lastTransitionTime } : condition
    return withCondition(without(conditions, 'Progressing'), kept)
  }
  if (!isTimedOut(deployment, status, nowMs)) return conditions
  return withCondition(conditions, say('False', 'ProgressDeadlineExceeded', 'has timed out progressing'))
}

/** The failure of the new ReplicaSet, or else of any. */
function replicaFailure(all: readonly ReplicaSet[], newest: ReplicaSet | undefined): DeploymentCondition | undefined {
  const failureOf = (replicaSet: ReplicaSet): DeploymentCondition[] =>
    (replicaSet.status?.conditions ?? []).filter(({ type }) => type === 'ReplicaFailure')
  const [failure] = newest && failureOf(newest).length > 0 ? failureOf(newest) : all.flatMap(failureOf)
  return failure && { ...failure, lastUpdateTime: failure.lastTransitionTime }
}

/** Seconds until a stuck rollout must be looked at again; -1: never, 0: at once. */
export function stuckAfterSeconds(deployment: Deployment, status: Status, nowMs: number): number {
  const current = conditionOf(deployment.status, 'Progressing')
  if (!hasProgressDeadline(deployment) || !current) return -1
  if (isComplete(deployment, status) || current.reason === 'ProgressDeadlineExceeded') return -1
  const leftSeconds = (deadlineOf(deployment, current) - nowMs) / 1000
  return leftSeconds < 1 ? 0 : leftSeconds
}
