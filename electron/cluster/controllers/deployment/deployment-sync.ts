/** One look at one Deployment: what its ReplicaSets should become, and what its status should say. */
// Models: pkg/controller/deployment/{deployment_controller,sync,rolling,recreate,progress}.go
// Simplified: the deprecated rollback annotation is not read: `kubectl rollout undo` patches the template.
import type { Deployment, DeploymentStatus, Pod, ReplicaSet } from '../../../contract/api'
import { isPodTerminal } from '../../../contract/api/pod-status'
import type { Task } from '../../kernel/task'
import { desiredReplicas } from './annotations'
import { conditionOf, hasProgressDeadline } from './conditions'
import { calculateStatus, isSameStatus } from './deployment-status'
import { isComplete, withProgress } from './progress'
import { planScale } from './proportional-scaling'
import { active, allOf, type Generations } from './replica-sets'
import { RevisionSync, type DeploymentSyncContext } from './revision-sync'
import {
  maxScaledDown,
  newReplicaSetSize,
  oldScaleDown,
  replicasOf,
  totalReplicas,
  unhealthyCleanup,
  type Resize,
} from './rollout-arithmetic'

export class DeploymentSync extends RevisionSync {
  constructor(
    context: DeploymentSyncContext,
    deployment: Deployment,
    replicaSets: readonly ReplicaSet[],
    private readonly podsOf: (replicaSet: ReplicaSet) => readonly Pod[],
  ) {
    super(context, deployment, replicaSets)
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
