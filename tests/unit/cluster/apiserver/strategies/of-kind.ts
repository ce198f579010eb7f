import { parse } from 'yaml'
import { decodeBody } from '../../../../../electron/cluster/apiserver/schema/decode'
import {
  beforeCreate,
  beforeUpdate,
  type RequestContext,
  strategyOf,
} from '../../../../../electron/cluster/apiserver/strategies'
import {
  ApiError,
  type ApiObject,
  apiVersionOf,
  type Kind,
  type KindMap,
  resourceOfKind,
  type ResourceInfo,
} from '../../../../../electron/contract/api'

export const CONTEXT: RequestContext = { now: '2024-01-01T00:00:00Z', uid: () => 'uid-1', randomSuffix: () => 'bcdfg' }

/** A body as it would be written in a file; `name` is `x` unless it is said. */
export function decoded(kind: string, text: string): ApiObject {
  const info = infoOf(kind)
  const body = parse(text) as { readonly metadata?: object }
  const expected = { kind, apiVersion: apiVersionOf(info) }
  const metadata = { name: 'x', ...(info.namespaced && { namespace: 'default' }), ...body.metadata }
  const object = decodeBody(expected, { ...expected, ...body, metadata })
  return strategyOf(kind)!.defaults(object)
}

/** The object as it is stored when it is created. */
type ObjectOf<K extends string> = K extends Kind ? KindMap[K] : ApiObject

export function created<K extends string>(kind: K, text: string): ObjectOf<K> {
  return beforeCreate(strategyOf(kind)!, infoOf(kind).group, decoded(kind, text), CONTEXT) as ObjectOf<K>
}

/** The object as it is stored when a written one takes its place. */
export function updated<T extends ApiObject>(old: T, text: string): T {
  const { kind } = old
  return beforeUpdate(strategyOf(kind)!, infoOf(kind).group, decoded(kind, text), old, CONTEXT) as T
}

/** What is wrong with it, each as `field: why`. */
export function refusals(act: () => unknown): string[] {
  try {
    act()
    return []
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return (error.status.details?.causes ?? []).map(({ field, message }) => `${field ?? ''}: ${message ?? ''}`)
  }
}

export function wrongWith(kind: string, text: string): string[] {
  return refusals(() => created(kind, text))
}

export function wrongWithChange(kind: string, before: string, after: string): string[] {
  const old = created(kind, before)
  return refusals(() => updated(old, after))
}

function infoOf(kind: string): ResourceInfo {
  return resourceOfKind(kind)!
}
