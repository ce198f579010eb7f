/** Deletes what has lost its owners; holds an owner back, or lets its dependents go, where its deletion was asked for so. */
// Models: pkg/controller/garbagecollector/garbagecollector.go, graph_builder.go
// Simplified: known kinds only; no cache of absent owners. (Owners are asked for by GET, as in Kubernetes: a cache may be wrong.)
import {
  isApiError,
  RESOURCES,
  resourceOfKind,
  type ApiObject,
  type Kind,
  type OwnerReference,
} from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import type { Task } from '../../kernel/task'
import { judge, type JudgedOwner, type OwnerState } from './decision'
import { blocksOwner, FOREGROUND, hasFinalizer, isDeletingDependents, ORPHAN, OwnerGraph } from './graph'

/** Events tell about objects and belong to none. */
const IGNORED: ReadonlySet<string> = new Set(['Event'])

/** Kinds that can own or be owned. */
const KINDS: readonly Kind[] = RESOURCES.filter(
  ({ kind, definition, verbs }) =>
    kind === definition && verbs.includes('watch') && verbs.includes('delete') && !IGNORED.has(kind),
).map(({ kind }) => kind as Kind)

export class GarbageCollector extends Controller {
  readonly name = 'garbage-collector-controller'
  protected override readonly workers = 20
  private readonly graph = new OwnerGraph()
  private isRunning = false

  constructor(context: ControllerContext) {
    super(context)
    for (const kind of KINDS) {
      context.informers.for(kind).onChange({
        add: (object: ApiObject) => { this.stored(object) },
        update: (object: ApiObject) => { this.stored(object) },
        delete: (object: ApiObject) => { this.deleted(object) },
      }) // prettier-ignore
    }
  }

  override run(): void {
    super.run()
    this.isRunning = true
    // What was found at the start may have lost its owner while nobody watched.
    for (const kind of KINDS)
      for (const object of this.context.informers.for(kind).list() as readonly ApiObject[]) this.checkOwners(object)
  }

  protected override *sync(uid: string): Task {
    const known = this.graph.get(uid)
    if (!known) return
    const object = yield* this.fetch(known)
    if (!object || object.metadata.uid !== uid) return // Gone already; its watch event tells the graph.
    if (object.metadata.deletionTimestamp && hasFinalizer(object, ORPHAN)) return yield* this.orphanDependents(object)
    if (isDeletingDependents(object)) return yield* this.finishForeground(object)
    if (!object.metadata.deletionTimestamp) yield* this.attemptToDelete(object)
  }

  private *attemptToDelete(object: ApiObject): Task {
    const owners: JudgedOwner[] = []
    for (const owner of object.metadata.ownerReferences ?? [])
      owners.push({ owner, state: yield* this.stateOf(owner, object) })
    const verdict = judge(object, owners, this.graph.dependentsOf(object.metadata.uid).length > 0)
    if (verdict.act === 'untie') yield* this.untie(object, verdict.owners)
    if (verdict.act !== 'delete') return
    const { namespace = '', name, uid } = object.metadata
    yield* this.client.delete(object.kind as Kind, namespace, name, {
      propagationPolicy: verdict.propagation,
      preconditions: { uid },
    })
  }

  private *stateOf(reference: OwnerReference, dependent: ApiObject): Task<OwnerState> {
    const resource = resourceOfKind(reference.kind)
    if (!resource) return 'solid' // A kind that is not served here: nothing is known against it.
    const namespace = resource.namespaced ? dependent.metadata.namespace : ''
    const owner = yield* this.fetch({ kind: reference.kind, metadata: { name: reference.name, namespace } })
    if (owner?.metadata.uid !== reference.uid) return 'dangling'
    return isDeletingDependents(owner) ? 'waiting' : 'solid'
  }

  /** The owner waits for those dependents that block it; when none is left, its finalizer falls. */
  private *finishForeground(owner: ApiObject): Task {
    const { uid } = owner.metadata
    const dependents = this.graph.dependentsOf(uid)
    for (const dependent of dependents)
      if (!dependent.metadata.deletionTimestamp) this.queue.add(dependent.metadata.uid)
    if (!dependents.some((dependent) => blocksOwner(dependent, uid))) yield* this.removeFinalizer(owner, FOREGROUND)
  }

  private *orphanDependents(owner: ApiObject): Task {
    const { uid } = owner.metadata
    for (const dependent of this.graph.dependentsOf(uid)) yield* this.untie(dependent, [{ uid }])
    yield* this.removeFinalizer(owner, ORPHAN)
  }

  private *untie(dependent: ApiObject, owners: readonly { readonly uid: string }[]): Task {
    const { namespace = '', name, uid } = dependent.metadata
    const ownerReferences = owners.map((owner) => ({ $patch: 'delete', uid: owner.uid }))
    yield* this.ignoringAbsence(
      this.client.patch(dependent.kind as Kind, namespace, name, { metadata: { uid, ownerReferences } }),
    )
  }

  private *removeFinalizer(object: ApiObject, finalizer: string): Task {
    const { namespace = '', name, resourceVersion, finalizers = [] } = object.metadata
    const patch = { metadata: { resourceVersion, finalizers: finalizers.filter((each) => each !== finalizer) } }
    yield* this.ignoringAbsence(this.client.patch(object.kind as Kind, namespace, name, patch, 'merge'))
  }

  private *ignoringAbsence(write: Task<unknown>): Task {
    try {
      yield* write
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
  }

  private *fetch(object: {
    readonly kind: string
    readonly metadata: { readonly namespace?: string | undefined; readonly name: string }
  }): Task<ApiObject | undefined> {
    try {
      return yield* this.client.get(object.kind as Kind, object.metadata.namespace ?? '', object.metadata.name)
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
      return undefined
    }
  }

  private stored(object: ApiObject): void {
    const old = this.graph.get(object.metadata.uid)
    this.graph.store(object)
    if (!old) this.checkOwners(object)
    if (!object.metadata.deletionTimestamp) return
    if (isDeletingDependents(object) || hasFinalizer(object, ORPHAN)) this.queue.add(object.metadata.uid)
    this.wakeOwners(object)
  }

  private deleted(object: ApiObject): void {
    const dependents = this.graph.dependentsOf(object.metadata.uid)
    this.graph.remove(object)
    for (const dependent of dependents) this.queue.add(dependent.metadata.uid)
    this.wakeOwners(object)
  }

  /** Owners that wait for this dependent look whether it was the last. */
  private wakeOwners(object: ApiObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const owner = this.graph.get(uid)
      if (owner && isDeletingDependents(owner)) this.queue.add(uid)
    }
  }

  private checkOwners(object: ApiObject): void {
    if (this.isRunning && this.graph.hasUnknownOwner(object)) this.queue.add(object.metadata.uid)
  }
}
