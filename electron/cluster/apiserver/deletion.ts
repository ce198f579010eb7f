/** What a delete does: at once, after a grace period, or only when finalizers have let go. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go: BeforeDelete
import type { ApiObject, Namespace, Pod } from '../../contract/api'
import { parseTime, timeText } from '../kernel/calendar'
import type { DeleteOptions } from './request'
import { finalizersForDelete, podGracePeriodSeconds } from './strategies'

/** The next version of an object that shall go, or `remove` when nothing holds it. */
export function afterDelete(object: ApiObject, options: DeleteOptions, nowMs: number): ApiObject | 'remove' {
  if (object.kind === 'Namespace') return terminatingNamespace(object as Namespace, nowMs)
  const graceSeconds = graceOf(object, options)
  const finalizers = finalizersForDelete(object.metadata.finalizers ?? [], options.propagationPolicy, 'Background')
  if (finalizers.length > 0) return marked(object, nowMs, object.kind === 'Pod' ? graceSeconds : 0, finalizers)
  if (graceSeconds === 0) return 'remove'
  const { deletionTimestamp, deletionGracePeriodSeconds } = object.metadata
  // A second delete may only hurry: it never gives more time than the first.
  if (deletionTimestamp !== undefined && (deletionGracePeriodSeconds ?? 0) <= graceSeconds) return object
  return marked(object, nowMs, graceSeconds, finalizers)
}

/** Seconds that a Pod gets to end; other kinds need none. */
function graceOf(object: ApiObject, { gracePeriodSeconds }: DeleteOptions): number {
  return object.kind === 'Pod' ? podGracePeriodSeconds(object as Pod, gracePeriodSeconds) : 0
}

/** `deletionTimestamp` is when the grace period will be over: a moment in the future. */
function marked(object: ApiObject, nowMs: number, graceSeconds: number, finalizers: readonly string[]): ApiObject {
  const { metadata } = object
  const askedMs =
    metadata.deletionTimestamp === undefined
      ? nowMs
      : parseTime(metadata.deletionTimestamp) - (metadata.deletionGracePeriodSeconds ?? 0) * 1000
  const generation =
    metadata.generation !== undefined && metadata.deletionTimestamp === undefined
      ? { generation: metadata.generation + 1 }
      : {}
  return {
    ...object,
    metadata: {
      ...metadata, ...generation, deletionTimestamp: timeText(askedMs + graceSeconds * 1000), deletionGracePeriodSeconds: graceSeconds,
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

/** The kubelet's last word on a Pod: one more version with no grace left, and then the end. */
export function hasGraceLeft(object: ApiObject): boolean {
  return (
    object.kind === 'Pod' &&
    object.metadata.deletionTimestamp !== undefined &&
    (object.metadata.deletionGracePeriodSeconds ?? 0) > 0
  )
}

export function withoutGrace(object: ApiObject): ApiObject {
  return { ...object, metadata: { ...object.metadata, deletionGracePeriodSeconds: 0 } }
}
