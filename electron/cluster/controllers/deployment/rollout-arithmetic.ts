/** How many Pods more or less a rollout may have at this moment: the numbers behind maxSurge and maxUnavailable. */
// Models: pkg/controller/deployment/util/deployment_util.go: ResolveFenceposts, NewRSNewReplicas, MaxUnavailable; rolling.go
import { scaledValue, type Deployment, type IntOrString, type ReplicaSet } from '../../../contract/api'

export interface Fenceposts {
  readonly surge: number
  readonly unavailable: number
}

/** Surge rounds up, unavailability down; both at zero would let nothing ever move. */
export function resolveFenceposts(
  maxSurge: IntOrString | undefined,
  maxUnavailable: IntOrString | undefined,
  desired: number,
): Fenceposts {
  const surge = scaledValue(maxSurge ?? 0, desired, true)
  const unavailable = scaledValue(maxUnavailable ?? 0, desired, false)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

export function replicasOf(object: Deployment | ReplicaSet): number {
  return object.spec.replicas ?? 1
}

export function isRollingUpdate(deployment: Deployment): boolean {
  return deployment.spec.strategy?.type === 'RollingUpdate'
}

function fencepostsOf(deployment: Deployment): Fenceposts {
  const { maxSurge, maxUnavailable } = deployment.spec.strategy?.rollingUpdate ?? {}
  return resolveFenceposts(maxSurge, maxUnavailable, replicasOf(deployment))
}

export function maxSurge(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? fencepostsOf(deployment).surge : 0
}

export function maxUnavailable(deployment: Deployment): number {
  const replicas = replicasOf(deployment)
  if (!isRollingUpdate(deployment) || replicas === 0) return 0
  return Math.min(fencepostsOf(deployment).unavailable, replicas)
}

export function minAvailable(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? replicasOf(deployment) - maxUnavailable(deployment) : 0
}

export function totalReplicas(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, replicaSet) => sum + replicasOf(replicaSet), 0)
}

export function availableReplicas(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, replicaSet) => sum + (replicaSet.status?.availableReplicas ?? 0), 0)
}

/** The size that the new ReplicaSet may have now: as large as desired, as far as the surge leaves room. */
export function newReplicaSetSize(deployment: Deployment, all: readonly ReplicaSet[], newReplicas: number): number {
  const desired = replicasOf(deployment)
  if (!isRollingUpdate(deployment)) return desired
  const room = desired + maxSurge(deployment) - totalReplicas(all)
  return room <= 0 ? newReplicas : newReplicas + Math.min(room, desired - newReplicas)
}

/** How many old Pods may go, the new ones that are not available yet being counted as missing already. */
export function maxScaledDown(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | undefined,
): number {
  const newUnavailable = newReplicaSet ? replicasOf(newReplicaSet) - (newReplicaSet.status?.availableReplicas ?? 0) : 0
  return totalReplicas(all) - (replicasOf(deployment) - maxUnavailable(deployment)) - newUnavailable
}

/** A ReplicaSet and the size it should get. */
export interface Resize {
  readonly replicaSet: ReplicaSet
  readonly replicas: number
}

/** Old Pods that are not available go first: nobody misses them. */
export function unhealthyCleanup(old: readonly ReplicaSet[], most: number): readonly Resize[] {
  return shrink(
    byCreation(old),
    most,
    (replicaSet) => replicasOf(replicaSet) - (replicaSet.status?.availableReplicas ?? 0),
  )
}

/** Then available ones, the oldest ReplicaSet first, as long as enough stay available. */
export function oldScaleDown(
  deployment: Deployment,
  all: readonly ReplicaSet[],
  old: readonly ReplicaSet[],
): readonly Resize[] {
  const surplus = availableReplicas(all) - (replicasOf(deployment) - maxUnavailable(deployment))
  return surplus <= 0 ? [] : shrink(byCreation(old), surplus, replicasOf)
}

function shrink(
  replicaSets: readonly ReplicaSet[],
  most: number,
  atMostOf: (replicaSet: ReplicaSet) => number,
): readonly Resize[] {
  const resizes: Resize[] = []
  let left = most
  for (const replicaSet of replicaSets) {
    const fewer = Math.min(left, atMostOf(replicaSet))
    if (left <= 0) break
    if (replicasOf(replicaSet) === 0 || fewer <= 0) continue
    resizes.push({ replicaSet, replicas: replicasOf(replicaSet) - fewer })
    left -= fewer
  }
  return resizes
}

export function byCreation(replicaSets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return [...replicaSets].sort(olderFirst)
}

export function olderFirst(a: ReplicaSet, b: ReplicaSet): number {
  const [left, right] = [
    `${a.metadata.creationTimestamp} ${a.metadata.name}`,
    `${b.metadata.creationTimestamp} ${b.metadata.name}`,
  ]
  return left < right ? -1 : left > right ? 1 : 0
}
