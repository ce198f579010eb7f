/** A request as the API server sees it: an HTTP-shaped value, not a call. */
import type { ApiObject, ResourceInfo, Status } from '../../contract/api'

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection'

export interface UserInfo {
  readonly name: string
  readonly groups: readonly string[]
}

export type PatchType = 'strategic' | 'merge' | 'json'

export interface RequestQuery {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** Lists: absent = the newest, `0` = whatever the cache has. Watches: the revision to go on from. */
  readonly resourceVersion?: string
  readonly limit?: number
  readonly continue?: string
  readonly fieldValidation?: 'Ignore' | 'Warn' | 'Strict'
  readonly dryRun?: boolean
  readonly patchType?: PatchType
  /** Of logs. */
  readonly container?: string
  readonly previous?: boolean
  readonly tailLines?: number
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
  readonly user: UserInfo
  readonly agent: string
  /** The body comes from code that is typed: it needs no decoding. Bodies from outside always do. */
  readonly isTyped?: boolean
  /** Lease renewals and the like: counted, not listed, as long as they succeed. */
  readonly routine?: boolean
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
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
  readonly body: ApiObject | ApiList | Status | string
  readonly warnings?: readonly string[]
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
export function pathOfRequest(request: Pick<ApiRequest, 'resource' | 'namespace' | 'name' | 'subresource'>): string {
  const { resource, namespace, name, subresource } = request
  const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`
  const scope = namespace ? `/namespaces/${namespace}` : ''
  return [`${root}${scope}/${resource.resource}`, name, subresource].filter((part) => part !== '').join('/')
}
