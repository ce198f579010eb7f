/** Where objects are made, changed and removed: the same rules for every kind, the kind's own in its strategy. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go; rest/{create,update,delete}.go
import {
  alreadyExists,
  conflict,
  failure,
  invalid,
  notFound,
  type ApiError,
  type ApiObject,
  type Namespace,
  type ObjectMeta,
  type ResourceInfo,
} from '../../contract/api'
import { jsonEquals } from '../../contract/api/patch'
import { EtcdTimeout, type Etcd } from '../etcd/etcd'
import type { KeyValue, TxnResult } from '../etcd/store'
import { timeText } from '../kernel/calendar'
import type { Kernel } from '../kernel/kernel'
import type { RandomStream } from '../kernel/random'
import type { Task } from '../kernel/task'
import { objectPath } from '../trace/object-path'
import type { Encryption } from './encryption/seal'
import { etcdKey, etcdPrefix } from './keys'
import { ownersOf, sameOwners, withOwners } from './managed-fields/owners'
import { ownersAfter, writeOf } from './managed-fields/request-owners'
import type { Write } from './managed-fields/update'
import type { ApiRequest, AuthorizedRequest, DeleteOptions } from './request'
import { beforeCreate, beforeUpdate, checkPath, generatedName, type RequestContext, type Strategy } from './strategies'
import { withField } from './strategies/defaults/fill'
import type { WatchCache } from './watch-cache'
import { noteOf } from './write-note'

/** Tries to find a free name when the name is made by chance. */
const NAME_TRIES = 8

/** The last that is told of an object which an update lets go: what the client asked for, and nobody stores. */
interface LetGo {
  readonly letGo: ApiObject
}

/** What becomes of the stored object: a new version of it, or nothing at all. */
export type Outcome = ApiObject | 'remove' | LetGo
export type Change = (current: ApiObject) => Outcome | Task<Outcome>

/** The two halves of admission around a kind's own checks. */
export interface Gatekeeper {
  mutate(object: ApiObject): Task<ApiObject>
  validate(object: ApiObject): Task
}

/** What a kind hands out and takes back beside its objects, such as addresses. */
// Models: k8s.io/apiserver/pkg/registry/generic/registry: BeginCreate, BeginUpdate, AfterDelete
export interface Allocations {
  forCreate(object: ApiObject): ApiObject
  forUpdate(object: ApiObject, current: ApiObject): ApiObject
  release(object: ApiObject): void
}

const NOTHING_TO_ALLOCATE: Allocations = {
  forCreate: (object) => object,
  forUpdate: (object) => object,
  release: () => undefined,
}

export class Registry {
  readonly context: RequestContext
  private readonly random: RandomStream

  constructor(
    kernel: Kernel,
    private readonly etcd: Etcd,
    readonly resource: ResourceInfo,
    readonly strategy: Strategy,
    readonly cache: WatchCache,
    private readonly allocations: Allocations = NOTHING_TO_ALLOCATE,
    private readonly encryption: (() => Encryption) | null = null,
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

  /** Completes a draft, has it admitted and checked, and stores it under a free name. */
  *create(request: AuthorizedRequest, draft: ApiObject, gate: Gatekeeper): Task<ApiObject> {
    const { strategy, context, resource } = this
    const namespace = request.namespace || (draft.metadata.namespace ?? '')
    checkPath(draft.metadata, namespace, '')
    const placed = resource.namespaced
      ? withField(draft, 'metadata', withField<ObjectMeta, 'namespace'>(draft.metadata, 'namespace', namespace))
      : draft
    const completed = strategy.defaults(placed)
    // What admission and the strategy add from here on belongs to nobody.
    const owners = ownersAfter(null, completed, request, this.writeOf(request))
    const admitted = yield* gate.mutate(completed)
    const asked = { ...context, user: request.user }
    const checked = withOwners(beforeCreate(strategy, resource.group, admitted, asked), owners)
    yield* gate.validate(checked)
    return request.query.dryRun ? checked : yield* this.store(request, checked)
  }

  private *store(request: ApiRequest, checked: ApiObject): Task<ApiObject> {
    let candidate = this.allocations.forCreate(checked)
    try {
      for (let tries = 1; ; tries++) {
        const result = yield* this.write(request, candidate, 0, candidate)
        if (result.succeeded) return storedBy(result)
        const { generateName, name } = candidate.metadata
        if (!generateName || tries === NAME_TRIES) throw alreadyExists(this.resource, name)
        const metadata = { ...candidate.metadata, name: generatedName(generateName, this.context) }
        candidate = { ...candidate, metadata }
      }
    } catch (error) {
      this.allocations.release(candidate)
      throw error
    }
  }

  /** Replaces the object by what `update` makes of it, with the checks that an update gets. */
  update(
    request: ApiRequest,
    update: (current: ApiObject) => ApiObject,
    gateFor: (current: ApiObject) => Gatekeeper,
    isStatus: boolean,
  ): Task<ApiObject> {
    return this.change(request, (current) =>
      this.updated(request, update(current), current, gateFor(current), isStatus),
    )
  }

  private *updated(
    request: ApiRequest,
    next: ApiObject,
    current: ApiObject,
    gate: Gatekeeper,
    isStatus: boolean,
  ): Task<Outcome> {
    const { strategy, context, resource } = this
    const { name, resourceVersion, uid } = next.metadata
    if (name !== current.metadata.name) throw this.renamed(next, current)
    if (uid && uid !== current.metadata.uid) throw this.preconditionFailed(current.metadata, uid, current.metadata.uid)
    if (resourceVersion && resourceVersion !== current.metadata.resourceVersion)
      throw conflict(resource, current.metadata.name)
    const completed = isStatus ? next : strategy.defaults(next)
    const owners = ownersAfter(current, completed, request, this.writeOf(request))
    const admitted = yield* gate.mutate(completed)
    const allocated = isStatus ? admitted : this.allocations.forUpdate(admitted, current)
    const updated = beforeUpdate(strategy, resource.group, allocated, current, context, isStatus ? 'status' : '')
    const checked = withOwners(updated, owners)
    yield* gate.validate(checked)
    return isFinished(checked) && !isFinished(current) ? { letGo: checked } : checked
  }

  /** What a request writes, so far as the owners of fields are concerned. */
  writeOf(request: ApiRequest, info = this.resource): Write {
    return writeOf(request, info, this.context.now, this.strategy.fields?.())
  }

  private renamed({ metadata }: ApiObject, current: ApiObject): ApiError {
    const { kind, group } = this.resource
    return invalid(kind, group, current.metadata.name, [
      { reason: 'FieldValueInvalid', field: 'metadata.name', message: `Invalid value: ${JSON.stringify(metadata.name)}: field is immutable` },
    ]) // prettier-ignore
  }

  /**
   * Reads, changes and writes back, again and again until nobody came between. The first try trusts the cache;
   * a refusal that may come from a stale cache is tried anew on what etcd holds. A dry run stops before the write.
   */
  *change(request: ApiRequest, change: Change): Task<ApiObject> {
    const { namespace, name } = request
    const key = etcdKey(this.resource, namespace, name)
    let current = this.cache.get(key)
    let isFresh = false
    for (;;) {
      if (!current) {
        if (!isFresh) [current, isFresh] = [yield* this.read(request), true]
        if (!current) throw notFound(request.resource, name)
      }
      let outcome: Outcome
      try {
        const changed = change(current)
        outcome = isTask(changed) ? yield* changed : changed
      } catch (error) {
        if (isFresh) throw error
        ;[current, isFresh] = [yield* this.read(request), true]
        continue
      }
      const next = isLetGo(outcome) ? 'remove' : outcome
      const last = isLetGo(outcome) ? outcome.letGo : current
      if (request.query.dryRun) return next === 'remove' ? last : next
      if (next !== 'remove' && isSame(next, current) && !this.liesStale(current)) return current
      const result = yield* this.write(request, next, revisionOf(current), current)
      if (result.succeeded) return next === 'remove' ? this.removed(last) : storedBy(result)
      ;[current, isFresh] = [(result.current?.value ?? null) as ApiObject | null, true]
    }
  }

  private removed(last: ApiObject): ApiObject {
    this.allocations.release(last)
    return last
  }

  *read(request: ApiRequest): Task<ApiObject | null> {
    const { namespace, name } = request
    const path = objectPath(this.resource.kind, namespace, name)
    const kv = yield* this.guard(this.etcd.get(etcdKey(this.resource, namespace, name), path, request.routine === true))
    return kv ? this.opened(kv) : null
  }

  /** Throws 500 for what this server has no key for, as a real one does. */
  private opened({ key, value }: KeyValue): ApiObject {
    const object = value as ApiObject
    const why = this.encryption?.().refusal(object, this.resource)
    if (why) throw failure(500, 'InternalError', `Internal error occurred: unable to transform key "${key}": ${why}`)
    return object
  }

  /** What would be stored otherwise today: a write that changes nothing else puts it right. */
  private liesStale(object: ApiObject): boolean {
    return this.encryption?.().isStale(object, this.resource) ?? false
  }

  /** All objects that the request is about, now or as of an earlier revision; throws `CompactedError`. */
  *readAll(
    request: ApiRequest,
    at: number | null = null,
  ): Task<{ readonly objects: readonly ApiObject[]; readonly revision: number }> {
    const path = objectPath(this.resource.kind, request.namespace, '')
    const { kvs, revision } = yield* this.guard(this.etcd.range(etcdPrefix(this.resource, request.namespace), path, at))
    return { objects: kvs.map((kv) => this.opened(kv)), revision }
  }

  prepareForDelete(object: ApiObject): ApiObject {
    return this.strategy.prepareForDelete?.(object, this.context.now) ?? object
  }

  /** Throws 409 when the object is not the one, or not in the version, that the client means. */
  checkPreconditions({ metadata }: ApiObject, { preconditions = {} }: DeleteOptions): void {
    const { uid, resourceVersion } = preconditions
    if (uid !== undefined && uid !== metadata.uid)
      throw this.notTheOne(metadata.name, 'UID', uid, metadata.uid, 'deleted and then recreated')
    if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
      throw this.notTheOne(metadata.name, 'ResourceVersion', resourceVersion, metadata.resourceVersion, 'modified')
  }

  /** A deletion that means another object is refused by the kind's name, as only this refusal is. */
  private notTheOne(name: string, what: string, wanted: string, found: string, fate: string): ApiError {
    const { group, kind } = this.resource
    const why = `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${found}). The object might have been ${fate}`
    return conflict({ group, resource: kind }, name, why)
  }

  private preconditionFailed({ name, namespace = '' }: ObjectMeta, wanted: string, found: string): ApiError {
    const failed = `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${found}`
    const key = etcdKey(this.resource, namespace, name)
    const why = `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${failed}`
    return conflict(this.resource, name, why)
  }

  /** One transaction: put `next`, or remove the key, if it is still at `revision`. */
  private write(request: ApiRequest, next: ApiObject | 'remove', revision: number, about: ApiObject): Task<TxnResult> {
    const { name, namespace = '' } = about.metadata
    const key = etcdKey(this.resource, namespace, name)
    return this.guard(this.etcd.txn({
      compares: [{ key, modRevision: revision }],
      operations: [next === 'remove' ? { type: 'delete', key } : { type: 'put', key, value: (at) => this.asStored(stamped(next, at)) }],
      object: objectPath(this.resource.kind, namespace, name),
      verb: next === 'remove' ? 'delete' : 'put',
      routine: request.routine === true,
      detail: noteOf(next, revision === 0 ? null : about),
    })) // prettier-ignore
  }

  private asStored(object: ApiObject): ApiObject {
    return this.encryption ? this.encryption().sealed(object, this.resource) : object
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

/** Nothing is written when nothing changes: neither the object, nor who owns what of it. */
function isSame(next: ApiObject, current: ApiObject): boolean {
  return jsonEquals(next, current) && sameOwners(ownersOf(next), ownersOf(current))
}

function isTask(outcome: Outcome | Task<Outcome>): outcome is Task<Outcome> {
  return typeof outcome === 'object' && 'next' in outcome
}

function isLetGo(outcome: Outcome): outcome is LetGo {
  return typeof outcome === 'object' && 'letGo' in outcome
}

/** A deleted object that nobody holds back any more; a namespace is held in its spec as well. */
export function isFinished(object: ApiObject): boolean {
  if (object.kind === 'Namespace' && (object as Namespace).spec.finalizers?.length) return false
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, finalizers = [] } = object.metadata
  return deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0 && finalizers.length === 0
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
