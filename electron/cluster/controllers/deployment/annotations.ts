/** What a Deployment writes on its ReplicaSets, to find its way back through its history. */
// Models: pkg/controller/deployment/util/deployment_util.go: SetNewReplicaSetAnnotations, SetReplicasAnnotations
import type { Deployment, ReplicaSet } from '../../../contract/api'

export type Annotations = Readonly<Record<string, string>>

export const REVISION = 'deployment.kubernetes.io/revision'
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'

/** Bookkeeping of one object that means nothing on another. */
const NOT_COPIED = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
])
const LONGEST_HISTORY = 2000

export function revisionOf(replicaSet: ReplicaSet): number {
  return Number.parseInt(replicaSet.metadata.annotations?.[REVISION] ?? '0', 10) || 0
}

export function maxRevision(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((most, replicaSet) => Math.max(most, revisionOf(replicaSet)), 0)
}

export function desiredReplicas(replicaSet: ReplicaSet): number | undefined {
  return integerAnnotation(replicaSet, DESIRED_REPLICAS)
}

export function maxReplicas(replicaSet: ReplicaSet): number | undefined {
  return integerAnnotation(replicaSet, MAX_REPLICAS)
}

function integerAnnotation(replicaSet: ReplicaSet, name: string): number | undefined {
  const text = replicaSet.metadata.annotations?.[name] ?? ''
  return /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** The annotations the newest ReplicaSet ought to have; the very same object when it has them. */
export function newReplicaSetAnnotations(deployment: Deployment, old: Annotations, revision: number): Annotations {
  const wanted = { ...old }
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {}))
    if (!NOT_COPIED.has(key)) wanted[key] = value
  const previous = old[REVISION]
  if ((Number.parseInt(previous ?? '0', 10) || 0) < revision) {
    wanted[REVISION] = String(revision)
    // It had a number before: this is a way back, and the old number stays known.
    if (previous !== undefined) wanted[REVISION_HISTORY] = extendHistory(old[REVISION_HISTORY], previous)
  }
  return isSameMap(old, wanted) ? old : wanted
}

function extendHistory(history: string | undefined, revision: string): string {
  if (!history) return revision
  let kept = history.split(',')
  while (kept.length > 0 && kept.join(',').length + revision.length + 1 > LONGEST_HISTORY) kept = kept.slice(1)
  return [...kept, revision].join(',')
}

/** With the replica numbers that proportional scaling reads later; the same object when they are there already. */
export function withReplicaAnnotations(annotations: Annotations, desired: number, max: number): Annotations {
  if (annotations[DESIRED_REPLICAS] === String(desired) && annotations[MAX_REPLICAS] === String(max)) return annotations
  return { ...annotations, [DESIRED_REPLICAS]: String(desired), [MAX_REPLICAS]: String(max) }
}

function isSameMap(a: Annotations, b: Annotations): boolean {
  const keys = Object.keys(b)
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key])
}
