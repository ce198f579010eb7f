/** The typed client: every component's only way to the cluster's state. */
import {
  errorOfStatus, resourceOfKind,
  type ApiObject, type Binding, type Draft, type Kind, type KindMap, type ResourceInfo, type Scale, type Status,
} from '../../contract/api' // prettier-ignore
import type { ComponentName } from '../../contract/trace'
import {
  NO_RESOURCE,
  type ApiList,
  type ApiRequest,
  type ApiResponse,
  type DeleteOptions,
  type PatchType,
  type RequestQuery,
  type Credentials,
  type Impersonation,
  type Verb,
  type WatchHandle,
  type WatchSink,
} from '../apiserver/request'
import { sleep, type Task } from '../kernel/task'
import { RateLimiter, type RateLimit } from './rate-limiter'
import type { Transport } from './transport'

export interface ClientIdentity {
  /** Where requests come from, in the trace. */
  readonly component: ComponentName
  readonly credentials: Credentials
  readonly impersonate?: Impersonation
  /** What the audit log shows: `kubectl`, `kube-scheduler` … */
  readonly agent: string
  readonly limit?: RateLimit
  /** The cluster's own components send typed objects; what a person wrote is decoded and checked field by field. */
  readonly isTyped?: boolean
}

/** A kind that is known beforehand, a resource that discovery has found, or a path that names neither. */
export interface RequestTarget {
  readonly kind?: Kind
  readonly resource?: ResourceInfo
  readonly path?: string
  readonly namespace?: string | undefined
  readonly name?: string
  readonly subresource?: string
  readonly query?: RequestQuery
  readonly body?: unknown
  readonly routine?: boolean
}

/** As client-go does: whoever is told to come again later comes so often. */
const MOST_RETRIES = 10

/** Methods return the answered object, or throw the `ApiError` that the API server (or the missing connection) gave. */
export class Client {
  private readonly limiter: RateLimiter | null

  constructor(
    readonly transport: Transport,
    readonly identity: ClientIdentity,
  ) {
    this.limiter = identity.limit ? new RateLimiter(transport.kernel, identity.limit) : null
  }

  get<K extends Kind>(
    kind: K,
    namespace: string,
    name: string,
    options: { readonly routine?: boolean } = {},
  ): Task<KindMap[K]> {
    return this.request('get', { kind, namespace, name, ...options }) as Task<KindMap[K]>
  }

  list<K extends Kind>(kind: K, namespace = '', query: RequestQuery = {}): Task<ApiList<KindMap[K]>> {
    return this.request('list', { kind, namespace, query }) as Task<ApiList<KindMap[K]>>
  }

  /** The same for kinds that exist only at run time. */
  listOf(listed: Kind | ResourceInfo, namespace = '', query: RequestQuery = {}): Task<ApiList> {
    const target = typeof listed === 'string' ? { kind: listed } : { resource: listed }
    return this.request('list', { ...target, namespace, query }) as Task<ApiList>
  }

  create<K extends Kind>(
    draft: Draft<KindMap[K]> & { readonly kind: K },
    options: { readonly routine?: boolean } = {},
  ): Task<KindMap[K]> {
    const { namespace } = draft.metadata
    return this.request('create', { kind: draft.kind, namespace, body: draft, ...options }) as Task<KindMap[K]>
  }

  update<T extends ApiObject>(object: T, options: { readonly routine?: boolean } = {}): Task<T> {
    return this.request('update', { ...targetOf(object), body: object, ...options }) as Task<T>
  }

  updateStatus<T extends ApiObject>(object: T): Task<T> {
    return this.request('update', { ...targetOf(object), subresource: 'status', body: object }) as Task<T>
  }

  patch<K extends Kind>(
    kind: K,
    namespace: string,
    name: string,
    patch: unknown,
    patchType: PatchType = 'strategic',
    subresource = '',
  ): Task<KindMap[K]> {
    const target = { kind, namespace, name, subresource, query: { patchType }, body: patch }
    return this.request('patch', target) as Task<KindMap[K]>
  }

  delete(kind: Kind, namespace: string, name: string, options: DeleteOptions = {}): Task<ApiObject | Status> {
    return this.request('delete', { kind, namespace, name, body: options }) as Task<ApiObject | Status>
  }

  /** Assigns a Pod to a node: what the scheduler does, and all it does. */
  *bind(pod: { readonly namespace: string; readonly name: string; readonly uid: string }, nodeName: string): Task {
    const body: Draft<Binding> = {
      apiVersion: 'v1', kind: 'Binding',
      metadata: { namespace: pod.namespace, name: pod.name, uid: pod.uid },
      target: { kind: 'Node', name: nodeName },
    } // prettier-ignore
    yield* this.request('create', {
      kind: 'Pod',
      namespace: pod.namespace,
      name: pod.name,
      subresource: 'binding',
      body,
    })
  }

  getScale(kind: Kind, namespace: string, name: string): Task<Scale> {
    return this.request('get', { kind, namespace, name, subresource: 'scale' }) as Task<unknown> as Task<Scale>
  }

  updateScale(kind: Kind, namespace: string, name: string, scale: Scale): Task<Scale> {
    const target = { kind, namespace, name, subresource: 'scale', body: scale }
    return this.request('update', target) as Task<unknown> as Task<Scale>
  }

  /** Any request, and again while the server asks for patience; throws the Status of an answer that is not a success. */
  *request(verb: Verb, target: RequestTarget): Task<ApiResponse['body']> {
    const request = this.compose(verb, target)
    let response = yield* this.send(request)
    for (let retry = 0; response.retryAfterSeconds && retry < MOST_RETRIES; retry++) {
      yield* sleep(response.retryAfterSeconds * 1000)
      response = yield* this.send(request)
    }
    if (response.code >= 400) throw errorOfStatus(response.body as Status)
    return response.body
  }

  /** Sends a request as it is and returns the answer as it came. */
  *send(request: ApiRequest): Task<ApiResponse> {
    const waitMs = this.limiter ? this.limiter.reserve() : 0
    if (waitMs > 0) yield* sleep(waitMs)
    return yield* this.transport.send(this.identity.component, request)
  }

  /** Opens a watch; events go to `sink` as they arrive, until it is stopped or closed. */
  watch(watched: Kind | ResourceInfo, namespace: string, query: RequestQuery, sink: WatchSink): WatchHandle {
    const what = typeof watched === 'string' ? { kind: watched } : { resource: watched }
    return this.transport.watch(this.identity.component, this.compose('watch', { ...what, namespace, query }), sink)
  }

  compose(verb: Verb, target: RequestTarget): ApiRequest {
    const { namespace = '', name = '', subresource = '', query = {}, body = null, routine, path } = target
    const { credentials, impersonate, agent, isTyped = false } = this.identity
    return {
      verb,
      resource: resourceOf(target),
      namespace,
      name,
      subresource,
      query,
      body,
      credentials,
      agent,
      isTyped,
      routine: routine === true,
      ...(impersonate && { impersonate }),
      ...(path !== undefined && { path }),
    }
  }
}

function targetOf(object: ApiObject): RequestTarget {
  const { namespace, name } = object.metadata
  return { kind: object.kind as Kind, namespace, name }
}

function resourceOf({ kind, resource, path }: RequestTarget): ResourceInfo {
  if (path !== undefined) return NO_RESOURCE
  const found = resource ?? (kind === undefined ? undefined : resourceOfKind(kind))
  if (!found) throw new Error(`no resource serves kind ${kind ?? ''}`)
  return found
}
