/** One look at one Deployment: what its ReplicaSets should become, and what its status should say. */
// Models: pkg/controller/deployment/{deployment_controller,sync,rolling,recreate,progress}.go
// Simplified: the deprecated rollback annotation is not read: `kubectl rollout undo` patches the template.
import {
  alreadyExists,
  isApiError,
  type Deployment,
  type DeploymentCondition,
  type DeploymentStatus,
  type Pod,
  type ReplicaSet,
} from '../../../contract/api'
import { isPodTerminal } from '../../../contract/api/pod-status'
import type { Client } from '../../client/client'
import { subjectOf, type EventRecorder } from '../../client/event-recorder'
import type { Kernel } from '../../kernel/kernel'
import type { Task } from '../../kernel/task'
import { isNamespaceTerminating } from '../status-cause'
import { desiredReplicas, maxRevision, REVISION } from './annotations'
import { conditionOf, hasProgressDeadline, newCondition, withStatusCondition } from './conditions'
import { calculateStatus, isSameStatus } from './deployment-status'
import { draftReplicaSet } from './new-replica-set'
import { isComplete, withProgress } from './progress'
import { planScale } from './proportional-scaling'
import { ReplicaSetControl } from './replica-set-control'
import { active, allOf, generationsOf, type Generations } from './replica-sets'
import {
  maxScaledDown,
  newReplicaSetSize,
  oldScaleDown,
  replicasOf,
  totalReplicas,
  unhealthyCleanup,
  type Resize,
} from './rollout-arithmetic'

export interface DeploymentSyncContext {
  readonly kernel: Kernel
  readonly client: Client
  readonly recorder: EventRecorder
  /** Looks again at a rollout that may have got stuck by then. */
  readonly requeueStuck: (deployment: Deployment, status: DeploymentStatus) => void
}

export class DeploymentSync {
  private readonly control: ReplicaSetControl

  constructor(
    private readonly context: DeploymentSyncContext,
    /** As the cache had it. What this sync writes does not renew it: a second write meets a Conflict, and the next sync mends it. */
    private deployment: Deployment,
    private readonly replicaSets: readonly ReplicaSet[],
    /** The Pods of all its ReplicaSets, with the uid of the set that each belongs to. */
    private readonly podsOf: (replicaSet: ReplicaSet) => readonly Pod[],
  ) {
    this.control = new ReplicaSetControl(context.client, context.recorder)
  }

  *run(): Task {
    if (this.deployment.metadata.deletionTimestamp) return yield* this.syncStatusOnly()
    yield* this.checkPaused()
    if (this.deployment.spec.paused) return yield* this.syncScale()
    if (yield* this.isScaling()) return yield* this.syncScale()
    if (this.deployment.spec.strategy?.type === 'Recreate') yield* this.rolloutRecreate()
    else yield* this.rolloutRolling()
  }

  private *rolloutRolling(): Task {
    const generations = yield* this.syncRevision(true)
    if (yield* this.reconcileNew(generations)) return yield* this.syncRolloutStatus(generations)
    if (yield* this.reconcileOld(generations)) return yield* this.syncRolloutStatus(generations)
    if (isComplete(this.deployment, this.deployment.status ?? {}))
      yield* this.control.deleteHistory(this.deployment, generations.old)
    yield* this.syncRolloutStatus(generations)
  }

  /** The old Pods go first, all of them; only then does the new ReplicaSet begin. */
  private *rolloutRecreate(): Task {
    let generations = yield* this.syncRevision(false)
    const toZero = active(generations.old).map((replicaSet) => ({ replicaSet, replicas: 0 }))
    if (yield* this.resizeAll(toZero)) return yield* this.syncRolloutStatus(generations)
    if (areOldPodsRunning(generations, this.podsOf)) return yield* this.syncRolloutStatus(generations)
    if (!generations.newest) generations = yield* this.syncRevision(true)
    if (generations.newest)
      yield* this.resizeAll([{ replicaSet: generations.newest, replicas: replicasOf(this.deployment) }])
    if (isComplete(this.deployment, this.deployment.status ?? {}))
      yield* this.control.deleteHistory(this.deployment, generations.old)
    yield* this.syncRolloutStatus(generations)
  }

  private *reconcileNew(generations: Generations): Task<boolean> {
    const { newest } = generations
    if (!newest || replicasOf(newest) === replicasOf(this.deployment)) return false
    const isTooLarge = replicasOf(newest) > replicasOf(this.deployment)
    const replicas = isTooLarge
      ? replicasOf(this.deployment)
      : newReplicaSetSize(this.deployment, allOf(generations), replicasOf(newest))
    return yield* this.resizeAll([{ replicaSet: newest, replicas }])
  }

  private *reconcileOld({ newest, old }: Generations): Task<boolean> {
    const shrinking = active(old)
    if (totalReplicas(shrinking) === 0) return false
    const most = maxScaledDown(this.deployment, allOf({ newest, old }), newest)
    if (most <= 0) return false
    const cleanup = unhealthyCleanup(shrinking, most)
    const hasCleaned = yield* this.resizeAll(cleanup)
    const left = shrinking.map((replicaSet) => resized(replicaSet, cleanup))
    return (yield* this.resizeAll(oldScaleDown(this.deployment, allOf({ newest, old: left }), left))) || hasCleaned
  }

  private *resizeAll(resizes: readonly Resize[]): Task<boolean> {
    let hasScaled = false
    for (const { replicaSet, replicas } of resizes) {
      if (replicasOf(replicaSet) === replicas) continue
      hasScaled = (yield* this.control.resize(this.deployment, replicaSet, replicas)) || hasScaled
    }
    return hasScaled
  }

  /** Someone changed spec.replicas: a size was last given out for another number. */
  private *isScaling(): Task<boolean> {
    const generations = yield* this.syncRevision(false)
    return active(allOf(generations)).some((replicaSet) => {
      const desired = desiredReplicas(replicaSet)
      return desired !== undefined && desired !== replicasOf(this.deployment)
    })
  }

  private *syncScale(): Task {
    const { newest, old } = yield* this.syncRevision(false)
    for (const { replicaSet, replicas } of planScale(this.deployment, newest, old)) {
      yield* this.control.resize(this.deployment, replicaSet, replicas)
    }
    if (this.deployment.spec.paused) yield* this.control.deleteHistory(this.deployment, old)
    yield* this.writeStatus(calculateStatus(this.deployment, allOf({ newest, old }), newest, this.now))
  }

  private *syncStatusOnly(): Task {
    const generations = yield* this.syncRevision(false)
    yield* this.writeStatus(calculateStatus(this.deployment, allOf(generations), generations.newest, this.now))
  }

  /** Finds the new ReplicaSet, or makes it, and sees that numbers and annotations are right on both. */
  private *syncRevision(mayCreate: boolean): Task<Generations> {
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
    const draft = draftReplicaSet(this.deployment, old, revision)
    const created = yield* this.tryCreate(draft)
    const isNew = !this.replicaSets.some((replicaSet) => replicaSet.metadata.uid === created.metadata.uid)
    let isDirty = this.setRevision(String(revision))
    if (isNew && hasProgressDeadline(this.deployment)) {
      this.setProgressing('True', 'NewReplicaSetCreated', `Created new replica set "${created.metadata.name}"`)
      isDirty = true
    }
    if (isDirty) yield* this.context.client.updateStatus(this.deployment)
    return created
  }

  private *tryCreate(draft: ReturnType<typeof draftReplicaSet>): Task<ReplicaSet> {
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

  /** Pausing stops the clock of the progress deadline; resuming starts it again. */
  private *checkPaused(): Task {
    const current = conditionOf(this.deployment.status, 'Progressing')
    if (!hasProgressDeadline(this.deployment) || current?.reason === 'ProgressDeadlineExceeded') return
    const isMarked = current?.reason === 'DeploymentPaused'
    const { paused = false } = this.deployment.spec
    if (paused === isMarked) return
    if (paused) this.setProgressing('Unknown', 'DeploymentPaused', 'Deployment is paused')
    else this.setProgressing('Unknown', 'DeploymentResumed', 'Deployment is resumed')
    yield* this.context.client.updateStatus(this.deployment)
  }

  private *syncRolloutStatus(generations: Generations): Task {
    const all = allOf(generations)
    const counted = calculateStatus(this.deployment, all, generations.newest, this.now)
    const status = withProgress(this.deployment, counted, all, generations.newest, this.now)
    if (!(yield* this.writeStatus(status))) this.context.requeueStuck(this.deployment, status)
  }

  private *writeStatus(status: DeploymentStatus): Task<boolean> {
    if (isSameStatus(this.deployment.status, status)) return false
    yield* this.context.client.updateStatus({ ...this.deployment, status })
    return true
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

  private setProgressing(status: DeploymentCondition['status'], reason: string, message: string): void {
    this.deployment = withStatusCondition(
      this.deployment,
      newCondition('Progressing', status, reason, message, this.now),
    )
  }

  private get now(): number {
    return this.context.kernel.now
  }
}

/** Pods of old ReplicaSets that have not ended, also those on their way out. */
export function areOldPodsRunning(
  { newest, old }: Generations,
  podsOf: (replicaSet: ReplicaSet) => readonly Pod[],
): boolean {
  if (old.some((replicaSet) => (replicaSet.status?.replicas ?? 0) > 0)) return true
  return old.some((replicaSet) => replicaSet !== newest && podsOf(replicaSet).some((pod) => !isPodTerminal(pod)))
}

function resized(replicaSet: ReplicaSet, resizes: readonly Resize[]): ReplicaSet {
  const resize = resizes.find((each) => each.replicaSet === replicaSet)
  return resize ? { ...replicaSet, spec: { ...replicaSet.spec, replicas: resize.replicas } } : replicaSet
}
