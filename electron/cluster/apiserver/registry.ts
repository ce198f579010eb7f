/** Where objects are made, changed and removed: the same rules for every kind, the kind's own in its strategy. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go; rest/{create,update,delete}.go
import {
  alreadyExists,
  conflict,
  failure,
  notFound,
  type ApiError,
  type ApiObject,
  type ObjectMeta,
  type ResourceInfo,
} from '../../contract/api'
import { jsonEquals } from '../../contract/api/patch'
import { EtcdTimeout, type Etcd } from '../etcd/etcd'
import type { TxnResult } from '../etcd/store'
import { timeText } from '../kernel/calendar'
import type { Kernel } from '../kernel/kernel'
import type { RandomStream } from '../kernel/random'
import type { Task } from '../kernel/task'
import { objectPath } from '../trace/object-path'
import { etcdKey, etcdPrefix } from './keys'
import type { ApiRequest } from './request'
import { beforeCreate, beforeUpdate, checkPath, generatedName, type RequestContext, type Strategy } from './strategies'
import { withField } from './strategies/defaults/fill'
import type { WatchCache } from './watch-cache'
import { noteOf } from './write-note'

/** Tries to find a free name when the name is made by chance. */
const NAME_TRIES = 8

/** What becomes of the stored object: a new version of it, or nothing at all. */
export type Change = (current: ApiObject) => ApiObject | 'remove'

export class Registry {
  readonly context: RequestContext
  private readonly random: RandomStream

  constructor(
    kernel: Kernel,
    private readonly etcd: Etcd,
    readonly resource: ResourceInfo,
    readonly strategy: Strategy,
    readonly cache: WatchCache,
  ) {
    this.random = kernel.random('apiserver/names')
    this.context = {
      get now() {
        return timeText(kernel.now)
      },
      uid: () => this.random.uuid(),
      randomSuffix: () => this.random.nameSuffix(),
    }
  }

  /** Completes a draft, lets admission see it, and checks the whole. */
  prepareCreate(draft: ApiObject, namespace: string, admit: (object: ApiObject) => ApiObject): ApiObject {
    const { strategy, context, resource } = this
    checkPath(draft.metadata, namespace, '')
    const placed = resource.namespaced
      ? withField(draft, 'metadata', withField<ObjectMeta, 'namespace'>(draft.metadata, 'namespace', namespace))
      : draft
    const admitted = admit(strategy.defaults(placed))
    return beforeCreate(strategy, resource.group, admitted, context)
  }

  *create(request: ApiRequest, object: ApiObject): Task<ApiObject> {
    let candidate = object
    for (let tries = 1; ; tries++) {
      const result = yield* this.write(request, candidate, 0, candidate)
      if (result.succeeded) return storedBy(result)
      const { generateName, name } = candidate.metadata
      if (!generateName || tries === NAME_TRIES) throw alreadyExists(this.resource, name)
      candidate = { ...candidate, metadata: { ...candidate.metadata, name: generatedName(generateName, this.context) } }
    }
  }

  /** Replaces the object by what `update` makes of it, with the checks that an update gets. */
  update(request: ApiRequest, update: (current: ApiObject) => ApiObject, isStatus: boolean): Task<ApiObject> {
    return this.change(request, (current) => {
      const next = update(current)
      const { resourceVersion, uid } = next.metadata
      if (uid && uid !== current.metadata.uid)
        throw this.preconditionFailed(current.metadata.name, uid, current.metadata.uid)
      if (resourceVersion && resourceVersion !== current.metadata.resourceVersion)
        throw conflict(this.resource, current.metadata.name)
      return this.finishUpdate(next, current, isStatus)
    })
  }

  /**
   * Reads, changes and writes back, again and again until nobody came between. The first try trusts the cache;
   * a refusal that may come from a stale cache is tried anew on what etcd holds.
   */
  *change(request: ApiRequest, change: Change): Task<ApiObject> {
    const { namespace, name } = request
    const key = etcdKey(this.resource, namespace, name)
    let current = this.cache.get(key)
    let isFresh = false
    for (;;) {
      if (!current) {
        if (!isFresh) [current, isFresh] = [yield* this.read(request), true]
        if (!current) throw notFound(this.resource, name)
      }
      let next: ApiObject | 'remove'
      try {
        next = change(current)
      } catch (error) {
        if (isFresh) throw error
        ;[current, isFresh] = [yield* this.read(request), true]
        continue
      }
      if (next !== 'remove' && jsonEquals(next, current)) return current
      const result = yield* this.write(request, next, revisionOf(current), current)
      if (result.succeeded) return next === 'remove' ? current : storedBy(result)
      ;[current, isFresh] = [(result.current?.value ?? null) as ApiObject | null, true]
    }
  }

  *read(request: ApiRequest): Task<ApiObject | null> {
    const { namespace, name } = request
    const path = objectPath(this.resource.kind, namespace, name)
    const kv = yield* this.guard(this.etcd.get(etcdKey(this.resource, namespace, name), path, request.routine === true))
    return (kv?.value ?? null) as ApiObject | null
  }

  *readAll(request: ApiRequest): Task<{ readonly objects: readonly ApiObject[]; readonly revision: number }> {
    const path = objectPath(this.resource.kind, request.namespace, '')
    const { kvs, revision } = yield* this.guard(this.etcd.range(etcdPrefix(this.resource, request.namespace), path))
    return { objects: kvs.map(({ value }) => value as ApiObject), revision }
  }

  preconditionFailed(name: string, wanted: string, found: string): ApiError {
    return conflict(
      this.resource,
      name,
      `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${found}`,
    )
  }

  private finishUpdate(next: ApiObject, current: ApiObject, isStatus: boolean): ApiObject | 'remove' {
    const { strategy, context, resource } = this
    const filled = isStatus ? next : strategy.defaults(next)
    const updated = beforeUpdate(strategy, resource.group, filled, current, context, isStatus ? 'status' : '')
    return isFinished(updated) && !isFinished(current) ? 'remove' : updated
  }

  /** One transaction: put `next`, or remove the key, if it is still at `revision`. */
  private write(request: ApiRequest, next: ApiObject | 'remove', revision: number, about: ApiObject): Task<TxnResult> {
    const { name, namespace = '' } = about.metadata
    const key = etcdKey(this.resource, namespace, name)
    return this.guard(this.etcd.txn({
      compares: [{ key, modRevision: revision }],
      operations: [next === 'remove' ? { type: 'delete', key } : { type: 'put', key, value: (at) => stamped(next, at) }],
      object: objectPath(this.resource.kind, namespace, name),
      verb: next === 'remove' ? 'delete' : 'put',
      routine: request.routine === true,
      detail: noteOf(next, revision === 0 ? null : about),
    })) // prettier-ignore
  }

  /** A member that does not answer is a timeout to the client. */
  private *guard<T>(call: Task<T>): Task<T> {
    try {
      return yield* call
    } catch (error) {
      if (error instanceof EtcdTimeout)
        throw failure(
          504,
          'Timeout',
          'Timeout: request did not complete within requested timeout - context deadline exceeded',
        )
      throw error
    }
  }
}

/** A deleted object that nobody holds back any more. */
function isFinished({ metadata }: ApiObject): boolean {
  return (
    metadata.deletionTimestamp !== undefined &&
    metadata.deletionGracePeriodSeconds === 0 &&
    !metadata.finalizers?.length
  )
}

function stamped(object: ApiObject, revision: number): ApiObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
}

function revisionOf(object: ApiObject): number {
  return Number(object.metadata.resourceVersion)
}

function storedBy(result: TxnResult): ApiObject {
  return result.events[0]!.kv.value as ApiObject
}
