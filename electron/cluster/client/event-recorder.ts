/** How components tell what they did: Events, written beside the work and never in its way. */
import type { ApiObject } from '../../contract/api'

/** What an Event is about; `fieldPath` names a part of it, such as `spec.containers{web}`. */
export interface EventSubject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly resourceVersion?: string
  readonly fieldPath?: string
}

export type EventType = 'Normal' | 'Warning'

export interface EventRecorder {
  /** Hands an Event over and returns at once. */
  event(subject: EventSubject, type: EventType, reason: string, message: string, action?: string): void
}

export function subjectOf(object: ApiObject, fieldPath?: string): EventSubject {
  const { namespace = '', name, uid, resourceVersion } = object.metadata
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace,
    name,
    uid,
    resourceVersion,
    ...(fieldPath && { fieldPath }),
  }
}
