/** Keeps the number of running Pods equal to spec.replicas. */
// Models: pkg/controller/replicaset/replica_set.go: syncReplicaSet, manageReplicas
// Simplified: availability is looked at again by the Pod's own change and a timer, not by the nearest deadline of all Pods.
import {
  isApiError,
  selectorOf,
  type ApiError,
  type Pod,
  type ReplicaSet,
  type ReplicaSetStatus,
} from '../../../contract/api'
import { isPodActive, isPodTerminal } from '../../../contract/api/pod-status'
import { Controller, controllerOf, type ControllerContext } from '../../client/controller'
import { Expectations } from '../../client/expectations'
import { keyOf } from '../../client/informer'
import { allSettled, type Task } from '../../kernel/task'
import { claim, claimOf } from '../claim'
import { indexByController, indexByNamespace, ownedOrOrphaned } from '../indexes'
import { isNamespaceTerminating } from '../status-cause'
import { podsToDelete } from './deletion-order'
import { PodControl } from './pod-control'
import { PodEvents } from './pod-events'
import { calculateStatus, isStatusCurrent } from './replica-set-status'
import { slowStartBatch } from './slow-start'

/** Pods created or deleted in one sync, at the most. */
const BURST_REPLICAS = 500
const INITIAL_BATCH = 1

export class ReplicaSetController extends Controller {
  readonly name = 'replicaset-controller'
  private readonly expectations = new Expectations(this.kernel)
  private readonly replicaSets = this.watch('ReplicaSet')
  private readonly pods = this.watch('Pod')
  private lazyControl: PodControl | null = null

  constructor(context: ControllerContext) {
    super(context)
    indexByController(this.replicaSets)
    indexByNamespace(this.replicaSets)
    indexByController(this.pods)
    const enqueue = (replicaSet: ReplicaSet): void => { this.queue.add(keyOf(replicaSet)) } // prettier-ignore
    this.replicaSets.onChange({ add: enqueue, update: enqueue, delete: (gone) => { this.forget(gone) } }) // prettier-ignore
    this.pods.onChange(new PodEvents(this.queue, this.replicaSets, this.expectations))
  }

  protected override *sync(key: string): Task {
    const replicaSet = this.replicaSets.get(key)
    if (!replicaSet) {
      this.expectations.forget(key)
      return
    } // Deleted since it was queued; the garbage collector owns its Pods.

    this.publish(key)
    const isSatisfied = this.expectations.satisfied(key)
    const selector = selectorOf(replicaSet.spec.selector)
    const candidates = ownedOrOrphaned(this.pods, replicaSet)
    const active = yield* claim(this.client, replicaSet, selector, candidates.filter(isPodActive))
    const isOurs = (pod: Pod): boolean => claimOf(replicaSet, selector, pod) === 'keep'
    const terminating = candidates.filter(
      (pod) => pod.metadata.deletionTimestamp && !isPodTerminal(pod) && isOurs(pod),
    ).length

    let failure: ApiError | null = null
    if (isSatisfied && !replicaSet.metadata.deletionTimestamp)
      failure = yield* this.manageReplicas(key, replicaSet, active)
    yield* this.updateStatus(
      replicaSet,
      calculateStatus(replicaSet, active, terminating, failure?.message ?? null, this.kernel.now),
    )
    if (failure) throw failure
  }

  /** Creates or deletes towards spec.replicas; returns what went wrong, so that the status can tell. */
  private *manageReplicas(key: string, replicaSet: ReplicaSet, active: readonly Pod[]): Task<ApiError | null> {
    const difference = active.length - (replicaSet.spec.replicas ?? 1)
    if (difference === 0) return null
    const count = Math.min(Math.abs(difference), BURST_REPLICAS)
    return difference < 0
      ? yield* this.createPods(key, replicaSet, count)
      : yield* this.deletePods(key, replicaSet, active, count)
  }

  private *createPods(key: string, replicaSet: ReplicaSet, count: number): Task<ApiError | null> {
    this.expectations.expectCreations(key, count)
    this.publish(key)
    const template = replicaSet.spec.template!
    const create = function* (this: ReplicaSetController): Task {
      try {
        yield* this.control.create(replicaSet, template)
      } catch (error) {
        if (!isNamespaceTerminating(error)) throw error
      }
    }.bind(this)
    const { successes, error } = yield* slowStartBatch(count, INITIAL_BATCH, create)
    for (let skipped = count - successes; skipped > 0; skipped--) this.expectations.creationObserved(key)
    return expected(error)
  }

  private *deletePods(
    key: string,
    replicaSet: ReplicaSet,
    active: readonly Pod[],
    count: number,
  ): Task<ApiError | null> {
    const victims = podsToDelete(active, this.related(replicaSet), count, this.kernel.now)
    this.expectations.expectDeletions(key, victims.map((pod) => pod.metadata.uid)) // prettier-ignore
    this.publish(key)
    const results = yield* allSettled(victims.map((pod) => this.control.delete(replicaSet, pod)))
    const failures = results.flatMap((result, index) => {
      if (!('error' in result)) return []
      this.expectations.deletionObserved(key, victims[index]!.metadata.uid)
      return isApiError(result.error, 'NotFound') ? [] : [result.error]
    })
    return expected(failures[0] ?? null)
  }

  /** Active Pods of all ReplicaSets with the same owner: siblings on a node make its Pods better victims. */
  private related(replicaSet: ReplicaSet): readonly Pod[] {
    const owner = controllerOf(replicaSet)
    const family = owner ? this.replicaSets.byIndex('controller', owner.uid) : [replicaSet]
    return family.flatMap((member) => this.pods.byIndex('controller', member.metadata.uid))
  }

  private *updateStatus(replicaSet: ReplicaSet, status: ReplicaSetStatus): Task {
    if (isStatusCurrent(replicaSet, status)) return
    const written = { ...status, observedGeneration: replicaSet.metadata.generation }
    const { namespace = '', name } = replicaSet.metadata
    try {
      yield* this.client.updateStatus({ ...replicaSet, status: written })
    } catch (error) {
      if (!isApiError(error)) throw error
      const fresh = yield* this.client.get('ReplicaSet', namespace, name)
      yield* this.client.updateStatus({ ...fresh, status: written })
    }
  }

  private forget(replicaSet: ReplicaSet): void {
    this.expectations.forget(keyOf(replicaSet))
    this.queue.add(keyOf(replicaSet))
  }

  private publish(key: string): void {
    const { creations, deletions } = this.expectations.describe(key)
    this.context.facts.publish(this.component, `expected creations ${key}`, creations || null)
    this.context.facts.publish(this.component, `expected deletions ${key}`, deletions)
  }

  private get control(): PodControl {
    return (this.lazyControl ??= new PodControl(this.client, this.recorder))
  }
}

/** Refusals of the API server are part of life; anything else is a programmer's error and stops the world. */
function expected(error: unknown): ApiError | null {
  if (error === null || isApiError(error)) return error
  throw error instanceof Error ? error : new Error('a Pod write ended in no error at all')
}
