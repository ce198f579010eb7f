/** Deletes what has lost its owners; holds an owner back, or lets its dependents go, where its deletion was asked for so. */
// Models: pkg/controller/garbagecollector/garbagecollector.go, graph_builder.go
// Simplified: kinds of the learner's own are followed as soon as they are established, not at the next discovery; no cache of
//             absent owners. (Owners are asked for by GET, as in Kubernetes: a cache may be wrong.)
import {
  isApiError,
  RESOURCES,
  resourceOfKind,
  resourceOfObject,
  type ApiObject,
  type CustomResourceDefinition,
  type Kind,
  type OwnerReference,
  type ResourceInfo,
} from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import { servedResource } from '../../../contract/api/custom-resource'
import type { RequestTarget } from '../../client/client'
import type { Informer } from '../../client/informer'
import type { Verb } from '../../client/request-types'
import type { Task } from '../../kernel/task'
import { judge, type JudgedOwner, type OwnerState } from './decision'
import { blocksOwner, FOREGROUND, hasFinalizer, isDeletingDependents, ORPHAN, OwnerGraph } from './graph'

/** Events tell about objects and belong to none. */
const IGNORED: ReadonlySet<string> = new Set(['Event'])

/** Built-in kinds that can own or be owned. */
const BUILT_IN: readonly ResourceInfo[] = RESOURCES.filter(
  ({ kind, definition, verbs }) =>
    kind === definition && verbs.includes('watch') && verbs.includes('delete') && !IGNORED.has(kind),
)

interface Named extends Pick<ApiObject, 'apiVersion' | 'kind'> {
  readonly metadata: { readonly namespace?: string | undefined; readonly name: string }
}

export class GarbageCollector extends Controller {
  readonly name = 'garbage-collector-controller'
  protected override readonly workers = 20
  private readonly graph = new OwnerGraph()
  private readonly custom = new Map<string, ResourceInfo>()
  private isRunning = false

  constructor(context: ControllerContext) {
    super(context)
    for (const { kind } of BUILT_IN) this.follow(context.informers.for(kind as Kind) as unknown as Informer<ApiObject>)
    context.informers.for('CustomResourceDefinition').onChange({
      add: (definition) => { this.followCustom(definition) },
      update: (definition) => { this.followCustom(definition) },
      delete: (definition) => { this.forgetCustom(definition) },
    }) // prettier-ignore
  }

  override run(): void {
    super.run()
    this.isRunning = true
    // What was found at the start may have lost its owner while nobody watched.
    for (const { kind } of BUILT_IN)
      for (const object of this.context.informers.for(kind as Kind).list() as readonly ApiObject[])
        this.checkOwners(object)
  }

  private follow(informer: Informer<ApiObject>): void {
    informer.onChange({
      add: (object) => { this.stored(object) },
      update: (object) => { this.stored(object) },
      delete: (object) => { this.deleted(object) },
    }) // prettier-ignore
  }

  private followCustom(definition: CustomResourceDefinition): void {
    const resource = servedResource(definition)
    if (!resource || this.custom.get(definition.metadata.name)?.definition === resource.definition) return
    this.forgetCustom(definition)
    this.custom.set(definition.metadata.name, resource)
    this.follow(this.context.informers.forResource(resource))
  }

  private forgetCustom({ metadata }: CustomResourceDefinition): void {
    const resource = this.custom.get(metadata.name)
    if (!resource) return
    const informer = this.context.informers.forResource(resource)
    this.custom.delete(metadata.name)
    this.context.informers.drop(resource)
    for (const object of informer.list()) this.deleted(object)
  }

  /** Where an object, or what a reference names, is asked for; undefined for kinds that nobody serves. */
  private resourceOf(named: Pick<ApiObject, 'apiVersion' | 'kind'>): ResourceInfo | undefined {
    const custom = [...this.custom.values()].find(
      (info) => info.kind === named.kind && groupOf(named.apiVersion) === info.group,
    )
    return custom ?? resourceOfObject(named) ?? resourceOfKind(named.kind)
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
    const preconditions = { uid: object.metadata.uid }
    yield* this.ask('delete', object, { body: { propagationPolicy: verdict.propagation, preconditions } })
  }

  private *stateOf(reference: OwnerReference, dependent: ApiObject): Task<OwnerState> {
    const resource = this.resourceOf(reference)
    if (!resource) return 'solid' // A kind that is not served here: nothing is known against it.
    const namespace = resource.namespaced ? dependent.metadata.namespace : ''
    const owner = yield* this.fetch({ ...reference, metadata: { name: reference.name, namespace } })
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
    const { uid } = dependent.metadata
    const isCustom = this.resourceOf(dependent)?.definition.includes('/') ?? false
    // A custom kind has no table that says how lists are merged: what stays is sent whole.
    const ownerReferences = isCustom
      ? dependent.metadata.ownerReferences?.filter((each) => !owners.some((owner) => owner.uid === each.uid))
      : owners.map((owner) => ({ $patch: 'delete', uid: owner.uid }))
    const query = { patchType: isCustom ? 'merge' : 'strategic' } as const
    yield* this.ask('patch', dependent, { query, body: { metadata: { uid, ownerReferences } } })
  }

  private *removeFinalizer(object: ApiObject, finalizer: string): Task {
    const { resourceVersion, finalizers = [] } = object.metadata
    const body = { metadata: { resourceVersion, finalizers: finalizers.filter((each) => each !== finalizer) } }
    yield* this.ask('patch', object, { query: { patchType: 'merge' }, body })
  }

  private fetch(object: Named): Task<ApiObject | undefined> {
    return this.ask('get', object, {}) as Task<ApiObject | undefined>
  }

  /** Asks something of an object; undefined when it is not there, or nobody serves its kind any more. */
  private *ask(verb: Verb, object: Named, what: Pick<RequestTarget, 'query' | 'body'>): Task<unknown> {
    const resource = this.resourceOf(object)
    if (!resource) return undefined
    try {
      const { namespace = '', name } = object.metadata
      return yield* this.client.request(verb, { ...what, resource, namespace, name })
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

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
