/** Old ReplicaSets are a Deployment's way back; beyond the history limit they go. */
// Models: pkg/controller/deployment/sync.go: cleanupDeployment
import type { Deployment, ReplicaSet } from '../../../contract/api'
import { revisionOf } from './annotations'
import { olderFirst, replicasOf } from './rollout-arithmetic'

const NO_LIMIT = 2_147_483_647

/** Those to delete, the oldest revision first; one that still has Pods, or news for its controller, stays. */
export function historyToDelete(deployment: Deployment, old: readonly ReplicaSet[]): readonly ReplicaSet[] {
  const limit = deployment.spec.revisionHistoryLimit
  if (limit === undefined || limit === NO_LIMIT) return []
  const alive = old.filter((replicaSet) => !replicaSet.metadata.deletionTimestamp)
  const excess = alive.length - limit
  if (excess <= 0) return []
  const oldestFirst = alive.sort((a, b) => revisionOf(a) - revisionOf(b) || olderFirst(a, b))
  return oldestFirst.slice(0, excess).filter(isIdle)
}

function isIdle(replicaSet: ReplicaSet): boolean {
  const isObserved = (replicaSet.metadata.generation ?? 0) <= (replicaSet.status?.observedGeneration ?? 0)
  return (replicaSet.status?.replicas ?? 0) === 0 && replicasOf(replicaSet) === 0 && isObserved
}
