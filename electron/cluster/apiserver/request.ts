/** A request as the API server sees it: an HTTP-shaped value, not a call. */
import type { ApiObject, ResourceInfo, Status } from '../../contract/api'
import type { Table } from '../../contract/api/table'
import type { Credentials, Impersonation, UserInfo } from './credentials'

export type { Credentials, Impersonation, UserInfo } from './credentials'

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection'

/** `apply` is a server-side apply: the body says what the manager wants, and the server merges. */
export type PatchType = 'strategic' | 'merge' | 'json' | 'apply'

export type ResourceVersionMatch = 'Exact' | 'NotOlderThan'

export interface RequestQuery {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** Lists: absent = the newest, `0` = whatever the cache has. Watches: the revision to go on from. */
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: ResourceVersionMatch
  /** Lists: at most so many objects, and a token to go on with. */
  readonly limit?: number
  readonly continue?: string
  /** Watches: now and then an event that only says how far the stream has come. */
  readonly allowWatchBookmarks?: boolean
  /** Watches: begin with what there is, as ADDED, and say with a bookmark where that ends. */
  readonly sendInitialEvents?: boolean
  /** Watches: the server ends the stream after so long. */
  readonly timeoutSeconds?: number
  /** The answer as rows and columns, made by the server; of `/api` and `/apis`, all resources in one document. */
  readonly as?: 'Table' | 'APIGroupDiscoveryList'
  /** How much of each object a Table carries; the default is its metadata. */
  readonly includeObject?: 'None' | 'Metadata' | 'Object'
  readonly fieldValidation?: 'Ignore' | 'Warn' | 'Strict'
  /** Everything but the write. */
  readonly dryRun?: boolean
  readonly patchType?: PatchType
  /** Who owns the fields that this request sets. */
  readonly fieldManager?: string
  /** Server-side apply: take fields over from other managers. */
  readonly force?: boolean
  /** Of logs. */
  readonly container?: string
  readonly previous?: boolean
  readonly tailLines?: number
}

/** A body that came over a wire as text, with what it claims to be. */
export class RawBody {
  constructor(
    readonly text: string,
    readonly contentType: string,
  ) {}
}

export interface ApiRequest {
  readonly verb: Verb
  readonly resource: ResourceInfo
  /** '' for cluster-scoped kinds, and for lists and watches of all namespaces. */
  readonly namespace: string
  /** '' for collections. */
  readonly name: string
  /** '' or `status`, `scale`, `binding`, `eviction`, `log` … */
  readonly subresource: string
  readonly query: RequestQuery
  readonly body: unknown
  readonly credentials: Credentials
  readonly impersonate?: Impersonation
  readonly agent: string
  /** A URL that names no resource, such as `/version`; `resource` is NO_RESOURCE then. */
  readonly path?: string
  /** Fields that the text of the body says twice: of them, the object can show only one. */
  readonly duplicates?: readonly string[]
  /** The body comes from code that is typed: it needs no decoding. Bodies from outside always do. */
  readonly isTyped?: boolean
  /** Lease renewals and the like: counted, not listed, as long as they succeed. */
  readonly routine?: boolean
}

/** A request that has passed the gate: the server knows who asks. */
export interface AuthorizedRequest extends ApiRequest {
  readonly user: UserInfo
}

/** What a request asks for whose URL names no resource. */
export const NO_RESOURCE: ResourceInfo = {
  kind: '',
  definition: '',
  group: '',
  version: '',
  resource: '',
  singular: '',
  shortNames: [],
  namespaced: false,
  verbs: ['get'],
  subresources: [],
  categories: [],
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  readonly orphanDependents?: boolean
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly dryRun?: readonly string[]
}

export interface ApiList<T extends ApiObject = ApiObject> {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly resourceVersion: string
    readonly continue?: string
    readonly remainingItemCount?: number
  }
  readonly items: readonly T[]
}

export interface ApiResponse {
  readonly code: number
  readonly body: ApiObject | ApiList | Table | Status | string
  readonly warnings?: readonly string[]
  /** With a 429: when to come again. */
  readonly retryAfterSeconds?: number
}

export type WatchType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'

export interface WatchEvent<T extends ApiObject = ApiObject> {
  readonly type: WatchType
  readonly object: T
  /** Revision of the write that made this event. */
  readonly revision: number
}

/** Where a client wants its watch events; called at the simulated time at which each arrives. */
export interface WatchSink {
  event(event: WatchEvent): void
  /** The stream ended: with a Status (410 Expired …), or without one (the server went away). */
  closed(status: Status | null): void
}

export interface WatchHandle {
  stop(): void
}

/** The API server as its clients see it: a door on the network. */
export interface ApiServerDoor {
  /** False while nothing listens: connections are refused. */
  readonly isListening: boolean
  /** Handles a request that has arrived; `reply` is called at the time the answer leaves. */
  receive(request: ApiRequest, reply: (response: ApiResponse) => void): void
  /** Opens a watch; answers 200 through `reply` first, or an error Status and no stream. */
  watch(request: ApiRequest, watcher: string, sink: WatchSink, reply: (response: ApiResponse) => void): WatchHandle
}

/** `/apis/apps/v1/namespaces/default/deployments/web/scale`. */
export function pathOfRequest(
  request: Pick<ApiRequest, 'resource' | 'namespace' | 'name' | 'subresource' | 'path'>,
): string {
  const { resource, namespace, name, subresource, path } = request
  if (path !== undefined) return path
  const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`
  const scope = namespace ? `/namespaces/${namespace}` : ''
  return [`${root}${scope}/${resource.resource}`, name, subresource].filter((part) => part !== '').join('/')
}
