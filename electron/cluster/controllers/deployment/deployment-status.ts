/** What a Deployment's status says about its ReplicaSets. */
// Models: pkg/controller/deployment/sync.go: calculateStatus
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../contract/api'
import { newCondition, withCondition } from './conditions'
import { availableReplicas, maxUnavailable, replicasOf, totalReplicas } from './rollout-arithmetic'

export function calculateStatus(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  nowMs: number,
): DeploymentStatus {
  const available = availableReplicas(all)
  const isAvailable = available >= replicasOf(deployment) - maxUnavailable(deployment)
  const condition = isAvailable
    ? newCondition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', nowMs)
    : newCondition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        nowMs,
      )
  const counts = {
    replicas: sumOf(all, 'replicas'),
    updatedReplicas: newest?.status?.replicas ?? 0,
    readyReplicas: sumOf(all, 'readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, totalReplicas(all) - available),
  }
  const terminatingReplicas = terminating(all)
  const { collisionCount, conditions = [] } = deployment.status ?? {}
  return {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ...(terminatingReplicas !== undefined && { terminatingReplicas }),
    ...(collisionCount !== undefined && { collisionCount }),
    conditions: withCondition(conditions, condition),
  }
}

function sumOf(all: readonly ReplicaSet[], field: 'replicas' | 'readyReplicas'): number {
  return all.reduce((sum, { status }) => sum + (status?.[field] ?? 0), 0)
}

/** Unknown as long as an older ReplicaSet has not counted its own. */
function terminating(all: readonly ReplicaSet[]): number | undefined {
  let sum = 0
  for (const { status } of all) {
    if (status?.terminatingReplicas === undefined && status?.observedGeneration) return undefined
    sum += status?.terminatingReplicas ?? 0
  }
  return sum
}

export function isSameStatus(a: DeploymentStatus | undefined, b: DeploymentStatus): boolean {
  return (
    COUNTS.every((field) => (a?.[field] ?? 0) === (b[field] ?? 0)) && isSameTerminating(a, b) && isSameConditions(a, b)
  )
}

const COUNTS = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'collisionCount',
] as const

function isSameTerminating(a: DeploymentStatus | undefined, b: DeploymentStatus): boolean {
  return a?.terminatingReplicas === b.terminatingReplicas
}

function isSameConditions(a: DeploymentStatus | undefined, b: DeploymentStatus): boolean {
  const [old, fresh] = [a?.conditions ?? [], b.conditions ?? []]
  return old.length === fresh.length && old.every((condition, index) => condition === fresh[index])
}
