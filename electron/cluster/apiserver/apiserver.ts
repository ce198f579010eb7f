/** The front door of the cluster: every request passes the same stages, and only from here one comes to etcd. */
// Models: staging/src/k8s.io/apiserver/pkg/server/config.go: DefaultBuildHandlerChain; pkg/endpoints/handlers
// Simplified: one API server; priority and fairness, audit and limit/continue come later.
import {
  apiVersionOf, ApiError, failure, invalid, isApiError, methodNotAllowed, notFound, resourceOfKind, RESOURCES, unknownPath,
  type ApiObject, type ResourceInfo, type Service, type Status,
} from '../../contract/api' // prettier-ignore
import type { Etcd } from '../etcd/etcd'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Trace } from '../trace/trace'
import { compactForEver } from './compactor'
import { admit, type AdmissionView } from './admission/admission'
import { authenticate } from './authentication'
import { authorize } from './authorization'
import { afterDelete, needsLastVersion, withoutGrace } from './deletion'
import { etcdKey } from './keys'
import type { KubeletDoor } from './kubelet-door'
import { filterOf } from './object-filter'
import { patched } from './patched'
import { Registry } from './registry'
import type { ApiList, ApiRequest, ApiResponse, ApiServerDoor, DeleteOptions, WatchHandle, WatchSink } from './request'
import { decodeBody } from './schema/decode'
import { ServiceAddresses } from './service-addresses'
import { strategyOf } from './strategies'
import { serveSubresource } from './subresources'
import { asAsked, sinkAsAsked } from './table/answers'
import { WatchCache } from './watch-cache'

export class ApiServer implements ApiServerDoor {
  private readonly registries = new Map<string, Registry>()
  /** Answers that clients wait for: they break off when the server stops. */
  private readonly open = new Set<(response: ApiResponse) => void>()
  private readonly view: AdmissionView
  readonly addresses: ServiceAddresses

  constructor(
    readonly kernel: Kernel,
    private readonly trace: Trace,
    private readonly etcd: Etcd,
    private readonly process: Process,
    /** The door of a node's kubelet, for logs. */
    readonly kubeletOf: (nodeName: string) => KubeletDoor | undefined,
  ) {
    this.addresses = new ServiceAddresses(kernel.random('apiserver/service-addresses'))
    for (const resource of RESOURCES)
      if (strategyOf(resource.definition)) this.registries.set(resource.kind, this.registryFor(resource))
    const names = kernel.random('apiserver/admission')
    this.view = {
      get: (kind, namespace, name) => this.lookUp(kind, namespace, name),
      randomSuffix: () => names.nameSuffix(),
    }
    etcd.watch((event) => {
      if (!process.running) return
      const { kind } = event.kv.value as ApiObject
      this.registries.get(kind)?.cache.apply(event)
    })
  }

  get isListening(): boolean {
    return this.process.running
  }

  /** Fills the caches from etcd: what a starting server does before it listens. */
  launch(): void {
    for (const { resource, cache } of this.registries.values()) {
      const kvs = this.etcd.store.range(etcdKey(resource, '', ''))
      cache.reset(kvs, this.etcd.store.revision)
      if (resource.kind === 'Service') this.addresses.restore(kvs.map(({ value }) => value as ApiObject))
    }
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
    try {
      authorize(authenticate(request), request)
      const { cache } = this.registry(request.resource.kind)
      const shown = sinkAsAsked(sink, request, () => this.kernel.now)
      return cache.watch(watcher, Number(request.query.resourceVersion ?? 0), filterOf(request), shown)
    } catch (error) {
      reply(refusal(error))
      return { stop: () => undefined }
    }
  }

  registry(kind: string): Registry {
    const registry = this.registries.get(kind)
    if (!registry) throw unknownPath()
    return registry
  }

  /** The body of a request as an object of the kind that is expected there. */
  body(request: ApiRequest, kind: string = request.resource.kind): ApiObject {
    if (request.isTyped) return request.body as ApiObject
    const resource = resourceOfKind(kind)
    const apiVersion = resource ? apiVersionOf(resource) : 'v1'
    return decodeBody({ kind, apiVersion, definition: resource?.definition }, request.body)
  }

  admit(object: ApiObject, request: ApiRequest, operation: 'create' | 'update' | 'delete'): ApiObject {
    return admit(object, { request, operation, view: this.view })
  }

  private *answer(request: ApiRequest, reply: (response: ApiResponse) => void): Task {
    let response: ApiResponse
    try {
      authorize(authenticate(request), request)
      response = asAsked(yield* this.serve(request), request, this.kernel.now)
    } catch (error) {
      response = refusal(error)
    }
    reply(response)
  }

  /** Handles a request that has passed the gate, or that another door leads on to. */
  serve(request: ApiRequest): Task<ApiResponse> {
    if (request.subresource !== '' && request.subresource !== 'status') return serveSubresource(this, request)
    switch (request.verb) {
      case 'get':
        return this.get(request)
      case 'list':
        return this.list(request)
      case 'create':
        return this.create(request)
      case 'update':
        return this.update(request)
      case 'patch':
        return this.patch(request)
      case 'delete':
        return this.delete(request)
      case 'deletecollection':
        return this.deleteCollection(request)
      default:
        throw methodNotAllowed(request.resource, request.verb)
    }
  }

  private *get(request: ApiRequest): Task<ApiResponse> {
    const object = yield* this.registry(request.resource.kind).read(request)
    if (!object) throw notFound(request.resource, request.name)
    return { code: 200, body: object }
  }

  private *list(request: ApiRequest): Task<ApiResponse> {
    const registry = this.registry(request.resource.kind)
    const filter = filterOf(request)
    if (request.query.resourceVersion === '0') {
      const items = registry.cache.list(etcdKey(request.resource, request.namespace, ''), filter)
      return { code: 200, body: listOf(request.resource, items, registry.cache.revision) }
    }
    const { objects, revision } = yield* registry.readAll(request)
    return {
      code: 200,
      body: listOf(
        request.resource,
        objects.filter((object) => filter.matches(object)),
        revision,
      ),
    }
  }

  private *create(request: ApiRequest): Task<ApiResponse> {
    const registry = this.registry(request.resource.kind)
    const body = this.body(request)
    const admitted = registry.prepareCreate(body, request.namespace || (body.metadata.namespace ?? ''), (object) =>
      this.admit(object, request, 'create'),
    )
    if (request.query.dryRun) return { code: 201, body: admitted }
    const object = admitted.kind === 'Service' ? this.addresses.allocate(admitted as Service) : admitted
    try {
      return { code: 201, body: yield* registry.create(request, object) }
    } catch (error) {
      if (object.kind === 'Service') this.addresses.release(object as Service)
      throw error
    }
  }

  private update(request: ApiRequest): Task<ApiResponse> {
    const next = this.body(request)
    return this.changeTo(request, () => next)
  }

  private patch(request: ApiRequest): Task<ApiResponse> {
    return this.changeTo(request, (current) => this.body({ ...request, body: patched(current, request) }))
  }

  private *changeTo(request: ApiRequest, make: (current: ApiObject) => ApiObject): Task<ApiResponse> {
    const isStatus = request.subresource === 'status'
    const registry = this.registry(request.resource.kind)
    const object = yield* registry.update(request, (current) => {
      const next = make(current)
      if (next.metadata.name !== current.metadata.name) {
        throw invalid(request.resource.kind, request.resource.group, current.metadata.name, [
          { reason: 'FieldValueInvalid', field: 'metadata.name', message: `Invalid value: ${JSON.stringify(next.metadata.name)}: field is immutable` },
        ])
      }
      const admitted = this.admit(next, request, 'update')
      return admitted.kind === 'Service' && !isStatus ? this.addresses.allocateForUpdate(admitted as Service, current as Service) : admitted
    }, isStatus) // prettier-ignore
    return { code: 200, body: object }
  }

  private *delete(request: ApiRequest): Task<ApiResponse> {
    const registry = this.registry(request.resource.kind)
    const options = (request.body ?? {}) as DeleteOptions
    this.admit(
      { apiVersion: '', kind: request.resource.kind, metadata: { name: request.name } as ApiObject['metadata'] },
      request,
      'delete',
    )
    let step: 'kept' | 'last version' | 'removed' = 'removed'
    const last = yield* registry.change(request, (current) => {
      const { uid } = options.preconditions ?? {}
      if (uid && uid !== current.metadata.uid)
        throw registry.preconditionFailed(current.metadata.name, uid, current.metadata.uid)
      const next = afterDelete(current, options, this.kernel.now)
      step = next !== 'remove' ? 'kept' : needsLastVersion(current) ? 'last version' : 'removed'
      return step === 'last version' ? withoutGrace(current, this.kernel.now) : next
    })
    return { code: 200, body: yield* this.finishDelete(request, last, step) }
  }

  /** A Pod whose grace is cut short is removed in a write of its own, as watchers of a real cluster see it. */
  private *finishDelete(
    request: ApiRequest,
    last: ApiObject,
    step: 'kept' | 'last version' | 'removed',
  ): Task<ApiObject | Status> {
    if (step === 'kept') return last
    if (step === 'last version') yield* this.registry('Pod').change(request, () => 'remove')
    if (last.kind === 'Service') this.addresses.release(last as Service)
    return last.kind === 'Pod' ? last : deleted(request.resource, last)
  }

  private *deleteCollection(request: ApiRequest): Task<ApiResponse> {
    const registry = this.registry(request.resource.kind)
    const filter = filterOf(request)
    const { objects, revision } = yield* registry.readAll(request)
    const chosen = objects.filter((object) => filter.matches(object))
    for (const { metadata } of chosen) {
      yield* this.deleteIfThere({
        ...request,
        verb: 'delete',
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      })
    }
    return { code: 200, body: listOf(request.resource, chosen, revision) }
  }

  /** What somebody else has deleted meanwhile is deleted. */
  private *deleteIfThere(request: ApiRequest): Task {
    try {
      yield* this.delete(request)
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
  }

  private lookUp(kind: string, namespace: string, name: string): ApiObject | null {
    const resource = resourceOfKind(kind)
    return resource ? this.registry(kind).cache.get(etcdKey(resource, namespace, name)) : null
  }

  private registryFor(resource: ResourceInfo): Registry {
    const cache = new WatchCache(this.kernel, this.trace, resource.kind === 'Lease')
    return new Registry(this.kernel, this.etcd, resource, strategyOf(resource.definition)!, cache)
  }
}

function listOf(resource: ResourceInfo, items: readonly ApiObject[], revision: number): ApiList {
  return {
    apiVersion: apiVersionOf(resource),
    kind: `${resource.kind}List`,
    metadata: { resourceVersion: String(revision) },
    items,
  }
}

function deleted({ resource, group }: ResourceInfo, { metadata }: ApiObject): Status {
  const details = { name: metadata.name, ...(group && { group }), kind: resource, uid: metadata.uid }
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details } as unknown as Status
}

/** An expected refusal is an answer; anything else is our own mistake and stops the world. */
function refusal(error: unknown): ApiResponse {
  if (!(error instanceof ApiError)) throw error
  return { code: error.code, body: error.status }
}
