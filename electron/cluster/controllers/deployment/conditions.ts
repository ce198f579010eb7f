/** The conditions of a Deployment: how they are set, and when their times move. */
// Models: pkg/controller/deployment/util/deployment_util.go: SetDeploymentCondition, NewDeploymentCondition
import type { Deployment, DeploymentCondition, DeploymentStatus } from '../../../contract/api'
import { timeText } from '../../kernel/calendar'

export type ConditionType = 'Available' | 'Progressing' | 'ReplicaFailure'
type Conditions = readonly DeploymentCondition[]

/** A deadline of 2^31 - 1 seconds is none. */
const NO_DEADLINE = 2_147_483_647

export function hasProgressDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NO_DEADLINE
}

export function conditionOf(
  status: DeploymentStatus | undefined,
  type: ConditionType,
): DeploymentCondition | undefined {
  return status?.conditions?.find((condition) => condition.type === type)
}

export function newCondition(
  type: ConditionType,
  status: string,
  reason: string,
  message: string,
  nowMs: number,
): DeploymentCondition {
  const now = timeText(nowMs)
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message }
}

/** Says nothing new when status and reason stay; keeps the transition time when only the reason changes. */
export function withCondition(conditions: Conditions, condition: DeploymentCondition): Conditions {
  const old = conditions.find(({ type }) => type === condition.type)
  if (old?.status === condition.status && old.reason === condition.reason) return conditions
  const kept =
    old?.status === condition.status ? { ...condition, lastTransitionTime: old.lastTransitionTime } : condition
  return [...without(conditions, condition.type), kept]
}

export function without(conditions: Conditions, type: string): Conditions {
  return conditions.some((condition) => condition.type === type)
    ? conditions.filter((condition) => condition.type !== type)
    : conditions
}

export function withStatusCondition(deployment: Deployment, condition: DeploymentCondition): Deployment {
  const conditions = withCondition(deployment.status?.conditions ?? [], condition)
  return { ...deployment, status: { ...deployment.status, conditions } }
}
