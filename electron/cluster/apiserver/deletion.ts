/** What a delete does: at once, after a grace period, or only when finalizers have let go. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go: BeforeDelete
import type { ApiObject, Namespace, Pod } from '../../contract/api'
import { parseTime, timeText } from '../kernel/calendar'
import type { DeleteOptions } from './request'
import { finalizersForDelete, podGracePeriodSeconds, type Propagation } from './strategies'

/** The next version of an object that shall go, or `remove` when nothing holds it. */
export function afterDelete(
  object: ApiObject,
  options: DeleteOptions,
  nowMs: number,
  defaultPropagation: 'Background' | 'Orphan' = 'Background',
): ApiObject | 'remove' {
  if (object.kind === 'Namespace') return terminatingNamespace(object as Namespace, nowMs)
  const graceSeconds = graceOf(object, options)
  const finalizers = finalizersForDelete(object.metadata.finalizers ?? [], policyOf(options), defaultPropagation)
  if (finalizers.length > 0) return marked(object, nowMs, object.kind === 'Pod' ? graceSeconds : 0, finalizers)
  if (graceSeconds === 0) return 'remove'
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata
  // A second delete may only hurry: it never gives more time than the first.
  if (deletionTimestamp !== undefined && (deletionGracePeriodSeconds ?? 0) <= graceSeconds) return object
  return marked(object, nowMs, graceSeconds, finalizers)
}

/** The older word for the same wish is still understood. */
function policyOf({ propagationPolicy, orphanDependents }: DeleteOptions): Propagation | undefined {
  if (orphanDependents !== undefined) return orphanDependents ? 'Orphan' : 'Background'
  return propagationPolicy
}

/** Seconds that a Pod gets to end; other kinds need none. */
function graceOf(object: ApiObject, { gracePeriodSeconds }: DeleteOptions): number {
  return object.kind === 'Pod' ? podGracePeriodSeconds(object as Pod, gracePeriodSeconds) : 0
}

/** `deletionTimestamp` is when the grace period will be over: a moment in the future, and never one of the past. */
function marked(object: ApiObject, nowMs: number, graceSeconds: number, finalizers: readonly string[]): ApiObject {
  const { metadata, kind } = object
  // Definitions of custom kinds are marked by a store of their own, which knows no grace and counts no generation.
  const isPlain = kind === 'CustomResourceDefinition'
  const askedMs =
    metadata.deletionTimestamp === undefined
      ? nowMs
      : parseTime(metadata.deletionTimestamp) - (metadata.deletionGracePeriodSeconds ?? 0) * 1000
  const generation =
    metadata.generation !== undefined && metadata.deletionTimestamp === undefined && !isPlain
      ? { generation: metadata.generation + 1 }
      : {}
  return {
    ...object,
    metadata: {
      ...metadata, ...generation, deletionTimestamp: timeText(Math.max(askedMs + graceSeconds * 1000, nowMs)),
      ...(!isPlain && { deletionGracePeriodSeconds: graceSeconds }),
      ...(finalizers.length > 0 && { finalizers }),
    },
  } // prettier-ignore
}

/** A namespace goes when its contents have gone: its own finalizer, in the spec, waits for that. */
function terminatingNamespace(namespace: Namespace, nowMs: number): Namespace | 'remove' {
  if (!namespace.spec.finalizers?.length && !namespace.metadata.finalizers?.length) return 'remove'
  if (namespace.metadata.deletionTimestamp !== undefined) return namespace
  return {
    ...namespace,
    metadata: { ...namespace.metadata, deletionTimestamp: timeText(nowMs) },
    status: { ...namespace.status, phase: 'Terminating' },
  }
}

/** A Pod without grace is told so in one more version before it goes, unless it was told already. */
export function needsLastVersion({ kind, metadata }: ApiObject): boolean {
  return kind === 'Pod' && (metadata.deletionTimestamp === undefined || (metadata.deletionGracePeriodSeconds ?? 0) > 0)
}

export function withoutGrace(object: ApiObject, nowMs: number): ApiObject {
  return marked(object, nowMs, 0, [])
}
