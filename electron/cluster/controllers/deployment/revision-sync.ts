/** Keeps the numbers of a Deployment's ReplicaSets: which is the new one, and that it exists. */
// Models: pkg/controller/deployment/sync.go: getAllReplicaSetsAndSyncRevision, getNewReplicaSet
import {
  alreadyExists,
  isApiError,
  type Deployment,
  type DeploymentCondition,
  type DeploymentStatus,
  type Draft,
  type ReplicaSet,
} from '../../../contract/api'
import type { Client } from '../../client/client'
import { subjectOf, type EventRecorder } from '../../client/event-recorder'
import type { Kernel } from '../../kernel/kernel'
import type { Task } from '../../kernel/task'
import { isNamespaceTerminating } from '../status-cause'
import { maxRevision, REVISION } from './annotations'
import { conditionOf, hasProgressDeadline, newCondition, withStatusCondition } from './conditions'
import { draftReplicaSet } from './new-replica-set'
import { ReplicaSetControl, type CreatedReplicaSet } from './replica-set-control'
import { generationsOf, type Generations } from './replica-sets'

export interface DeploymentSyncContext {
  readonly kernel: Kernel
  readonly client: Client
  readonly recorder: EventRecorder
  /** Looks again at a rollout that may have got stuck by then. */
  readonly requeueStuck: (deployment: Deployment, status: DeploymentStatus) => void
}

export class RevisionSync {
  protected readonly control: ReplicaSetControl

  constructor(
    protected readonly context: DeploymentSyncContext,
    /** As the cache had it. What a sync writes does not renew it: its second write meets a Conflict, and the next sync mends it. */
    protected deployment: Deployment,
    private readonly replicaSets: readonly ReplicaSet[],
  ) {
    this.control = new ReplicaSetControl(context.client, context.recorder)
  }

  /** Finds the new ReplicaSet, or makes it, and sees that numbers and annotations are right on both. */
  protected *syncRevision(mayCreate: boolean): Task<Generations> {
    const { newest, old } = generationsOf(this.deployment, this.replicaSets)
    const revision = maxRevision(old) + 1
    if (newest) return { newest: yield* this.renumber(newest, revision), old }
    if (!mayCreate) return { newest, old }
    return { newest: yield* this.createNewest(old, revision), old }
  }

  private *renumber(newest: ReplicaSet, revision: number): Task<ReplicaSet> {
    const refreshed = yield* this.control.refresh(this.deployment, newest, revision)
    if (refreshed) return refreshed
    let isDirty = this.setRevision(newest.metadata.annotations?.[REVISION] ?? '')
    if (hasProgressDeadline(this.deployment) && !conditionOf(this.deployment.status, 'Progressing')) {
      this.setProgressing('True', 'FoundNewReplicaSet', `Found new replica set "${newest.metadata.name}"`)
      isDirty = true
    }
    if (isDirty) yield* this.context.client.updateStatus(this.deployment)
    return newest
  }

  private *createNewest(old: readonly ReplicaSet[], revision: number): Task<ReplicaSet> {
    const { replicaSet, isNew } = yield* this.tryCreate(draftReplicaSet(this.deployment, old, revision))
    let isDirty = this.setRevision(String(revision))
    if (isNew && hasProgressDeadline(this.deployment)) {
      this.setProgressing('True', 'NewReplicaSetCreated', `Created new replica set "${replicaSet.metadata.name}"`)
      isDirty = true
    }
    if (isDirty) yield* this.context.client.updateStatus(this.deployment)
    return replicaSet
  }

  private *tryCreate(draft: Draft<ReplicaSet>): Task<CreatedReplicaSet> {
    const name = draft.metadata.name ?? ''
    try {
      const created = yield* this.control.create(this.deployment, draft)
      if (created) return created
    } catch (error) {
      if (isApiError(error) && !isNamespaceTerminating(error))
        yield* this.reportCreateError(`Failed to create new replica set "${name}": ${error.message}`)
      throw error
    }
    // Another template hashes to the same name: count the collision, and name it anew at the next sync.
    const collisionCount = (this.deployment.status?.collisionCount ?? 0) + 1
    yield* this.context.client.updateStatus({
      ...this.deployment,
      status: { ...this.deployment.status, collisionCount },
    })
    throw alreadyExists({ group: 'apps', resource: 'replicasets' }, name)
  }

  private *reportCreateError(message: string): Task {
    this.context.recorder.event(subjectOf(this.deployment), 'Warning', 'ReplicaSetCreateError', message)
    if (!hasProgressDeadline(this.deployment)) return
    this.setProgressing('False', 'ReplicaSetCreateError', message)
    yield* this.context.client.updateStatus(this.deployment)
  }

  private setRevision(revision: string): boolean {
    const { annotations } = this.deployment.metadata
    if (annotations?.[REVISION] === revision) return false
    this.deployment = {
      ...this.deployment,
      metadata: { ...this.deployment.metadata, annotations: { ...annotations, [REVISION]: revision } },
    }
    return true
  }

  protected setProgressing(status: DeploymentCondition['status'], reason: string, message: string): void {
    this.deployment = withStatusCondition(
      this.deployment,
      newCondition('Progressing', status, reason, message, this.now),
    )
  }

  protected get now(): number {
    return this.context.kernel.now
  }
}
