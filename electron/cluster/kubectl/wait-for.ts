/** Waits for one object to get into a state, as its watch events tell. */
// Models: k8s.io/kubectl/pkg/cmd/wait/wait.go, k8s.io/client-go/tools/watch/until.go
import { isApiError, type ApiObject, type ResourceInfo } from '../../contract/api'
import { sleep, type Task } from '../kernel/task'
import { ObjectWatch, queryForOne } from './client/object-watch'
import type { KubectlContext } from './command'

/** A closed watch is opened anew after a second. */
const RETRY_MS = 1000

/** Null stands for an object that is gone. */
export type State = ApiObject | null

/**
 * Calls `isReached` with the object as it is and after each change; true once it was, false after the deadline.
 * A deletion is told too, so a condition may be that there is nothing left.
 */
export function* waitUntil(
  context: KubectlContext,
  info: ResourceInfo,
  namespace: string,
  name: string,
  isReached: (state: State) => boolean,
  deadlineMs: number,
): Task<boolean> {
  for (;;) {
    const current = yield* currentState(context, info, namespace, name)
    if (isReached(current)) return true
    const ended = yield* follow(context, info, namespace, current, name, isReached, deadlineMs)
    if (ended !== 'closed') return ended === 'reached'
    if (context.kernel.now >= deadlineMs) return false
    yield* sleep(RETRY_MS)
  }
}

export function* currentState(
  context: KubectlContext,
  info: ResourceInfo,
  namespace: string,
  name: string,
): Task<State> {
  try {
    return yield* context.client.getOne({ info, namespace, name })
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    throw error
  }
}

function* follow(
  context: KubectlContext,
  info: ResourceInfo,
  namespace: string,
  current: State,
  name: string,
  isReached: (state: State) => boolean,
  deadlineMs: number,
): Task<'reached' | 'closed' | 'timeout'> {
  const query = current ? queryForOne(current) : { fieldSelector: `metadata.name=${name}` }
  const watch = new ObjectWatch(context.client, context.kernel, info, namespace, query)
  try {
    for (;;) {
      const next = yield* watch.next(deadlineMs)
      if (next.type !== 'event') return next.type
      const { type, object } = next.event
      if (isReached(type === 'DELETED' ? null : object)) return 'reached'
    }
  } finally {
    watch.stop()
  }
}

/** Gone, or replaced by another of the same name. */
export function* waitUntilGone(
  context: KubectlContext,
  info: ResourceInfo,
  object: ApiObject,
  deadlineMs: number,
): Task<boolean> {
  const { namespace = '', name } = object.metadata
  const uid = (object.metadata as { uid?: string }).uid
  const isGone = (state: State): boolean => state === null || (uid !== undefined && state.metadata.uid !== uid)
  return yield* waitUntil(context, info, info.namespaced ? namespace : '', name, isGone, deadlineMs)
}
