/** A Deployment scaled in the middle of a rollout: each ReplicaSet gets its share, so that the rollout stays where it is. */
// Models: pkg/controller/deployment/sync.go: scale; util: GetReplicaSetProportion, getReplicaSetFraction, FindActiveOrLatest
import type { Deployment, ReplicaSet } from '../../../contract/api'
import { desiredReplicas, maxReplicas } from './annotations'
import {
  byCreation,
  isRollingUpdate,
  maxSurge,
  olderFirst,
  replicasOf,
  totalReplicas,
  type Resize,
} from './rollout-arithmetic'

export function planScale(
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): readonly Resize[] {
  const desired = replicasOf(deployment)
  const only = activeOrLatest(newest, old)
  if (only) return replicasOf(only) === desired ? [] : [{ replicaSet: only, replicas: desired }]
  if (isSaturated(deployment, newest)) return old.filter(isActive).map((replicaSet) => ({ replicaSet, replicas: 0 }))
  return isRollingUpdate(deployment) ? proportional(deployment, newest, old) : []
}

/** The one ReplicaSet that has replicas, or the newest when none has; undefined when several do. */
export function activeOrLatest(newest: ReplicaSet | undefined, old: readonly ReplicaSet[]): ReplicaSet | undefined {
  const active = withNewest(old, newest).filter(isActive)
  if (active.length > 1) return undefined
  return active[0] ?? newest ?? [...byCreation(old)].reverse()[0]
}

/** The new ReplicaSet has all that was desired when it was last resized, and all of it is available. */
function isSaturated(deployment: Deployment, newest: ReplicaSet | undefined): boolean {
  if (!newest) return false
  const desired = replicasOf(deployment)
  return (
    replicasOf(newest) === desired &&
    desiredReplicas(newest) === desired &&
    newest.status?.availableReplicas === desired
  )
}

function proportional(
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): readonly Resize[] {
  const active = withNewest(old, newest).filter(isActive)
  const desired = replicasOf(deployment)
  const allowed = desired > 0 ? desired + maxSurge(deployment) : 0
  const toAdd = allowed - totalReplicas(active)
  const sorted = active.sort(toAdd > 0 ? bySizeThenNewest : bySizeThenOldest)
  let added = 0
  const sizes = sorted.map((replicaSet) => {
    const share = proportionOf(replicaSet, deployment, toAdd, added)
    added += share
    return replicasOf(replicaSet) + share
  })
  // What rounding left over goes to the largest.
  if (sizes.length > 0) sizes[0] = Math.max(0, sizes[0]! + toAdd - added)
  return sorted.map((replicaSet, index) => ({ replicaSet, replicas: sizes[index]! }))
}

export function proportionOf(replicaSet: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (replicasOf(replicaSet) === 0 || toAdd === 0 || toAdd === added) return 0
  const share = replicaSetFraction(replicaSet, deployment)
  return toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added)
}

/** By how much a ReplicaSet would have to grow to keep its part of the whole. */
export function replicaSetFraction(replicaSet: ReplicaSet, deployment: Deployment): number {
  const size = replicasOf(replicaSet)
  if (replicasOf(deployment) === 0) return -size
  const before = maxReplicas(replicaSet) || (deployment.status?.replicas ?? 0)
  if (before === 0) return 0
  return roundHalfAway((size * (replicasOf(deployment) + maxSurge(deployment))) / before) - size
}

function roundHalfAway(value: number): number {
  return value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5)
}

function isActive(replicaSet: ReplicaSet): boolean {
  return replicasOf(replicaSet) > 0
}

function withNewest(old: readonly ReplicaSet[], newest: ReplicaSet | undefined): ReplicaSet[] {
  return newest ? [...old, newest] : [...old]
}

function bySizeThenOldest(a: ReplicaSet, b: ReplicaSet): number {
  return replicasOf(b) - replicasOf(a) || olderFirst(a, b)
}

function bySizeThenNewest(a: ReplicaSet, b: ReplicaSet): number {
  return replicasOf(b) - replicasOf(a) || olderFirst(b, a)
}
