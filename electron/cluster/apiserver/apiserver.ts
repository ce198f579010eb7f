/** The front door of the cluster: every request passes the same stages, and only from here one comes to etcd. */
// Models: staging/src/k8s.io/apiserver/pkg/server/config.go: DefaultBuildHandlerChain; pkg/endpoints/handlers
// Simplified: one API server.
import {
  ApiError, failure, methodNotAllowed, resourceOfKind, unknownPath, type ApiObject, type Kind, type ResourceInfo,
} from '../../contract/api' // prettier-ignore
import type { Etcd } from '../etcd/etcd'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Trace } from '../trace/trace'
import { Admission } from './admission/admission'
import { unreachable, type WebhookCaller } from './admission/webhook/caller'
import { reconcilePolicy } from './authorization/rbac/bootstrap/reconcile'
import { addBuiltIns } from './built-in'
import { Call } from './call'
import { Catalog } from './catalog'
import { compactForEver } from './compactor'
import type { ComponentHealth } from './component-statuses'
import { CustomResources } from './custom-resources/custom-resources'
import { Encryption } from './encryption/seal'
import { Gate } from './gate'
import { remove, removeCollection } from './handlers/delete'
import { get, list } from './handlers/read'
import { create, patch, update } from './handlers/write'
import { etcdPrefix } from './keys'
import type { KubeletDoor } from './kubelet-door'
import { filterOf } from './object-filter'
import { policyStore } from './policy-store'
import { Registry, type Allocations } from './registry'
import {
  RawBody, type ApiRequest, type ApiResponse, type ApiServerDoor, type AuthorizedRequest, type Verb, type WatchHandle, type WatchSink,
} from './request' // prettier-ignore
import { servePath } from './paths'
import { parseBody } from './schema/body-text'
import { ServiceAddresses } from './service-addresses'
import type { ServerView } from './server-view'
import type { Strategy } from './strategies'
import { serveSubresource } from './subresources'
import { asAsked, sinkAsAsked } from './table/answers'
import { viewOf } from './view'
import { VIRTUAL } from './virtual'
import { WatchCache } from './watch-cache'

const HANDLERS: Readonly<Partial<Record<Verb, (call: Call) => Task<ApiResponse>>>> = {
  get, list, create, update, patch, delete: remove, deletecollection: removeCollection,
} // prettier-ignore

export class ApiServer implements ApiServerDoor {
  readonly catalog = new Catalog()
  readonly admission: Admission
  /** How objects are laid down in etcd. */
  encryption: Encryption
  /** How webhooks are reached: the wiring knows the way. */
  callWebhook: WebhookCaller = unreachable
  /** How the parts of the control plane fare; a server without a cluster around it knows of none. */
  healthOfParts: () => readonly ComponentHealth[] = () => []
  readonly view: ServerView
  readonly gate: Gate
  /** Each kind of object is kept by one registry, whatever the versions under which it is served. */
  private readonly registries = new Map<string, Registry>()
  /** Answers that clients wait for: they break off when the server stops. */
  private readonly open = new Set<(response: ApiResponse) => void>()
  private readonly addresses: ServiceAddresses

  constructor(
    readonly kernel: Kernel,
    private readonly trace: Trace,
    private readonly etcd: Etcd,
    private readonly process: Process,
    /** The door of a node's kubelet, for logs. */
    readonly kubeletOf: (nodeName: string) => KubeletDoor | undefined,
  ) {
    this.addresses = new ServiceAddresses(kernel.random('apiserver/service-addresses'))
    this.encryption = new Encryption(kernel.random('apiserver/encryption'))
    addBuiltIns(this.catalog, (info, strategy, allocations) => this.keep(info, strategy, allocations), this.addresses)
    this.view = viewOf(this)
    this.gate = new Gate(kernel, this.view)
    this.admission = new Admission({
      authorizer: this.gate.authorizer,
      callWebhook: (...call) => this.callWebhook(...call),
    })
    new CustomResources(this, (label, task) => kernel.spawn(process, label, task))
    etcd.watch((event) => {
      if (process.running) this.registries.get(typeOf(event.kv.value as ApiObject))?.cache.apply(event)
    })
  }

  get isListening(): boolean {
    return this.process.running
  }

  /** Makes the place where objects of a kind are kept. */
  keep(info: ResourceInfo, strategy: Strategy, allocations?: Allocations): Registry {
    const cache = new WatchCache(this.kernel, this.trace, info)
    const registry = new Registry(this.kernel, this.etcd, info, strategy, cache, allocations, () => this.encryption)
    this.registries.set(`${info.group}/${info.kind}`, registry)
    return registry
  }

  /** Nothing is kept of a kind that is no longer served. */
  discard({ resource, cache }: Registry): void {
    cache.closeAll()
    this.registries.delete(`${resource.group}/${resource.kind}`)
  }

  /** Has a registry's cache hold what etcd holds. */
  fill({ resource, cache }: Registry): void {
    cache.reset(this.etcd.store.range(etcdPrefix(resource, '')), this.etcd.store.revision)
  }

  /** Puts the bootstrap policy in place and fills the caches from etcd: what a starting server does before it listens. */
  launch(): void {
    reconcilePolicy(policyStore(this.etcd.store, this.kernel))
    this.gate.launch()
    for (const registry of [...this.registries.values()]) this.fill(registry)
    this.addresses.restore(this.view.list('Service'))
    this.kernel.spawn(this.process, 'compact etcd', compactForEver(this.etcd))
  }

  /** Every connection breaks: watches end, and requests under way get no answer. */
  disconnect(): void {
    for (const { cache } of this.registries.values()) cache.closeAll()
    const { status } = failure(503, 'ConnectionLost', 'unexpected EOF')
    const waiting = [...this.open]
    this.open.clear()
    for (const reply of waiting) reply({ code: 503, body: status })
  }

  receive(request: ApiRequest, reply: (response: ApiResponse) => void): void {
    this.open.add(reply)
    this.kernel.spawn(this.process, 'request', this.answer(request, (response) => {
      if (this.open.delete(reply)) reply(response)
    })) // prettier-ignore
  }

  watch(request: ApiRequest, watcher: string, sink: WatchSink, reply: (response: ApiResponse) => void): WatchHandle {
    const passage = this.gate.open(request)
    try {
      const { served, show, request: admitted } = new Call(this, passage.enterWatch())
      const shown = sinkAsAsked(sink, admitted, () => this.kernel.now, served.printer)
      const handle = served.registry.cache.watch(watcher, admitted.query, filterOf(admitted), asSeen(shown, show))
      passage.close(WATCHING)
      return handle
    } catch (error) {
      const refused = refusal(error)
      passage.close(refused)
      reply(refused)
      return { stop: () => undefined }
    }
  }

  /** Where the objects of a built-in kind are kept. */
  registry(kind: Kind): Registry {
    const info = resourceOfKind(kind)
    const registry = info && this.registries.get(`${info.group}/${info.kind}`)
    if (!registry) throw unknownPath()
    return registry
  }

  /** Handles a request that has passed the gate, or that another door leads on to. */
  serve(request: AuthorizedRequest): Task<ApiResponse> | ApiResponse {
    if (request.path !== undefined) return servePath(this, request)
    const virtual = VIRTUAL[request.resource.definition]
    if (virtual) return virtual(this, request)
    const call = new Call(this, request)
    if (request.subresource !== '' && request.subresource !== 'status') return serveSubresource(call)
    const handler = HANDLERS[request.verb]
    if (!handler) throw methodNotAllowed(request.resource, request.verb)
    return handler(call)
  }

  /** A body that came as text is read once the request may pass. */
  private parsed(request: AuthorizedRequest): AuthorizedRequest {
    if (!(request.body instanceof RawBody)) return request
    const { value, duplicates } = parseBody(request.body)
    const read = { ...request, body: value, duplicates }
    this.gate.continueAs(request, read)
    return read
  }

  private *answer(request: ApiRequest, reply: (response: ApiResponse) => void): Task {
    const passage = this.gate.open(request)
    let response: ApiResponse
    try {
      const admitted = passage.enter() ?? (yield* passage.wait())
      const answered = this.serve(this.parsed(admitted))
      const answer = 'next' in answered ? yield* answered : answered
      response = asAsked(answer, request, this.kernel.now, this.catalog.find(request.resource)?.printer)
    } catch (error) {
      response = refusal(error)
    }
    passage.close(response)
    reply(response)
  }
}

/** Events of a stream show their objects as the client gets to see them. */
function asSeen(sink: WatchSink, show: Call['show']): WatchSink {
  return {
    event: (event) => { sink.event({ ...event, object: show(event.object) }) },
    closed: (status) => { sink.closed(status) },
  } // prettier-ignore
}

/** What a watch is answered with when it opens. */
const WATCHING = { code: 200, body: '' } as const

/** Under which key a stored object's registry is found. */
function typeOf({ apiVersion, kind }: ApiObject): string {
  const slash = apiVersion.indexOf('/')
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`
}

/** An expected refusal is an answer; anything else is our own mistake and stops the world. */
function refusal(error: unknown): ApiResponse {
  if (!(error instanceof ApiError)) throw error
  const { retryAfterSeconds } = error.status.details ?? {}
  return { code: error.code, body: error.status, ...(retryAfterSeconds && { retryAfterSeconds }) }
}
