/** Which objects a list shows, as of which revision, and how to go on where it was cut. */
// Models: k8s.io/apiserver/pkg/storage/etcd3/store.go: GetList; storage/continue.go; storage/cacher: list options
import { ApiError, badRequest, expired, failure, type ApiObject } from '../../../contract/api'
import { decodeBase64Url, encodeBase64Url } from '../../../contract/text/base64'
import { CompactedError } from '../../etcd/store'
import type { Task } from '../../kernel/task'
import { etcdKey } from '../keys'
import type { ObjectFilter } from '../object-filter'
import type { Registry } from '../registry'
import type { ApiList, ApiRequest, RequestQuery } from '../request'

export interface Page {
  readonly objects: readonly ApiObject[]
  readonly metadata: ApiList['metadata']
}

export function* readPage(registry: Registry, request: ApiRequest, filter: ObjectFilter): Task<Page> {
  const { query } = request
  checkOptions(query)
  if (mayUseCache(query)) {
    const { cache } = registry
    const wanted = Number(query.resourceVersion)
    if (wanted <= cache.revision) {
      const objects = cache.list(etcdKey(registry.resource, request.namespace, ''), filter)
      return { objects, metadata: { resourceVersion: String(cache.revision) } }
    }
  }
  const start = query.continue ? parseContinue(query.continue) : null
  const at = start ? start.revision : exactRevision(query)
  const { objects, revision } = yield* readAt(registry, request, at, start)
  refuseFuture(query, revision)
  return cut(objects, registry, filter, query, start, at ?? revision)
}

/** What the cache has will do: any state, or one that is not older than asked. Pages are always read from etcd. */
function mayUseCache({ resourceVersion, resourceVersionMatch, limit, continue: token }: RequestQuery): boolean {
  if (!resourceVersion || token || resourceVersionMatch === 'Exact') return false
  return resourceVersion === '0' || !limit
}

/** With a limit, a revision without a word about matching means exactly that revision. */
function exactRevision({ resourceVersion, resourceVersionMatch, limit }: RequestQuery): number | null {
  if (!resourceVersion || resourceVersion === '0') return null
  return resourceVersionMatch === 'Exact' || (limit && !resourceVersionMatch) ? Number(resourceVersion) : null
}

function* readAt(
  registry: Registry,
  request: ApiRequest,
  revision: number | null,
  start: Continue | null,
): Task<{ readonly objects: readonly ApiObject[]; readonly revision: number }> {
  try {
    return yield* registry.readAll(request, revision)
  } catch (error) {
    if (!(error instanceof CompactedError)) throw error
    throw start ? continueExpired(start) : expired('The resourceVersion for the provided list is too old.')
  }
}

const INCONSISTENT =
  'The provided continue parameter is too old to display a consistent list result. ' +
  'You can start a new list without the continue parameter, or use the continue token in this response to retrieve ' +
  'the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that ' +
  'were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'

/** The refusal holds a token of its own, for whoever takes the rest of the list as it is now. */
function continueExpired({ key }: Continue): ApiError {
  const { status } = expired(INCONSISTENT)
  return new ApiError({ ...status, metadata: { continue: continueText({ revision: null, key }) } })
}

function refuseFuture({ resourceVersion }: RequestQuery, revision: number): void {
  const wanted = Number(resourceVersion ?? 0)
  if (wanted > revision)
    throw failure(504, 'Timeout', `Too large resource version: ${wanted}, current: ${revision}`, {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    })
}

function cut(
  all: readonly ApiObject[],
  registry: Registry,
  filter: ObjectFilter,
  { limit = 0 }: RequestQuery,
  start: Continue | null,
  revision: number,
): Page {
  const keyOf = ({ metadata }: ApiObject): string => etcdKey(registry.resource, metadata.namespace ?? '', metadata.name)
  const rest = start ? all.filter((object) => keyOf(object) >= start.key) : all
  const objects: ApiObject[] = []
  for (const [index, object] of rest.entries()) {
    if (!filter.matches(object)) continue
    if (limit > 0 && objects.length === limit) return { objects, metadata: cutMetadata(rest, index, keyOf(object), filter, revision) } // prettier-ignore
    objects.push(object)
  }
  return { objects, metadata: { resourceVersion: String(revision) } }
}

/** How many are left is told only where that needs no search. */
function cutMetadata(
  rest: readonly ApiObject[],
  index: number,
  key: string,
  filter: ObjectFilter,
  revision: number,
): ApiList['metadata'] {
  return {
    resourceVersion: String(revision),
    continue: continueText({ revision, key }),
    ...(filter.isSelective ? {} : { remainingItemCount: rest.length - index }),
  }
}

interface Continue {
  /** Null: whichever is the latest. */
  readonly revision: number | null
  /** The first key of the next page. */
  readonly key: string
}

/** How a token says that any revision will do; 0 would be a token that lacks one. */
const LATEST = -1

function continueText({ revision, key }: Continue): string {
  return encodeBase64Url(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision ?? LATEST, start: key }))
}

function parseContinue(token: string): Continue {
  try {
    const { v, rv, start } = JSON.parse(decodeBase64Url(token) ?? '') as {
      v?: unknown
      rv?: unknown
      start?: unknown
    }
    if (v !== 'meta.k8s.io/v1' || typeof rv !== 'number' || rv === 0 || typeof start !== 'string') throw new Error()
    return { revision: rv < 0 ? null : rv, key: start }
  } catch {
    throw badRequest('continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  }
}

function checkOptions({ resourceVersion = '', resourceVersionMatch, limit, continue: token }: RequestQuery): void {
  if (resourceVersion !== '' && !/^\d+$/.test(resourceVersion))
    throw badRequest(`invalid resource version ${JSON.stringify(resourceVersion)}`)
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 0))
    throw badRequest('limit must be a positive number')
  if (token && resourceVersion !== '' && resourceVersion !== '0')
    throw badRequest('specifying resource version is not allowed when using continue')
  if (!resourceVersionMatch) return
  if (token) throw forbiddenOption('resourceVersionMatch is forbidden when continue is provided')
  if (resourceVersion === '')
    throw forbiddenOption('resourceVersionMatch is forbidden unless resourceVersion is provided')
  if (resourceVersionMatch === 'Exact' && resourceVersion === '0')
    throw forbiddenOption('resourceVersionMatch "Exact" is forbidden for resourceVersion "0"')
}

function forbiddenOption(why: string): Error {
  return failure(422, 'Invalid', `ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: ${why}`)
}
