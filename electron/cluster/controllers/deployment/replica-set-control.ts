/** What a Deployment does to its ReplicaSets: make, number, resize, delete. */
// Models: pkg/controller/deployment/sync.go: getNewReplicaSet, scaleReplicaSetAndRecordEvent, cleanupDeployment
import { isApiError, type Deployment, type Draft, type ReplicaSet } from '../../../contract/api'
import type { Client } from '../../client/client'
import { controllerOf } from '../../client/controller'
import { subjectOf, type EventRecorder } from '../../client/event-recorder'
import type { Task } from '../../kernel/task'
import { newReplicaSetAnnotations, withReplicaAnnotations } from './annotations'
import { historyToDelete } from './history'
import { maxSurge, replicasOf } from './rollout-arithmetic'
import { isSameTemplate } from './template-hash'

export interface CreatedReplicaSet {
  readonly replicaSet: ReplicaSet
  /** False when it was there already, though the cache did not know. */
  readonly isNew: boolean
}

export class ReplicaSetControl {
  constructor(
    private readonly client: Client,
    private readonly recorder: EventRecorder,
  ) {}

  /** Gives the newest ReplicaSet its annotations and minReadySeconds; null when it has them. */
  *refresh(deployment: Deployment, newest: ReplicaSet, revision: number): Task<ReplicaSet | null> {
    const old = newest.metadata.annotations ?? {}
    const annotations = newReplicaSetAnnotations(deployment, old, revision)
    const { minReadySeconds = 0 } = deployment.spec
    if (annotations === old && minReadySeconds === (newest.spec.minReadySeconds ?? 0)) return null
    return yield* this.client.update({
      ...newest,
      metadata: { ...newest.metadata, annotations },
      spec: { ...newest.spec, ...((minReadySeconds > 0 || newest.spec.minReadySeconds) && { minReadySeconds }) },
    })
  }

  /** Makes the ReplicaSet; `null` when another template has taken its name already (a hash collision). */
  *create(deployment: Deployment, draft: Draft<ReplicaSet>): Task<CreatedReplicaSet | null> {
    try {
      const created = yield* this.client.create(draft)
      if (replicasOf(created) > 0) this.tell(deployment, created, 'up', 0, replicasOf(created))
      return { replicaSet: created, isNew: true }
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
      const present = yield* this.client.get('ReplicaSet', draft.metadata.namespace ?? '', draft.metadata.name ?? '')
      const isOurs = controllerOf(present)?.uid === deployment.metadata.uid
      return isOurs && isSameTemplate(present.spec.template, deployment.spec.template)
        ? { replicaSet: present, isNew: false }
        : null
    }
  }

  /** Writes the size, and the numbers that a later proportional scaling needs; true when the size changed. */
  *resize(deployment: Deployment, replicaSet: ReplicaSet, replicas: number): Task<boolean> {
    const before = replicasOf(replicaSet)
    const desired = replicasOf(deployment)
    const old = replicaSet.metadata.annotations ?? {}
    const annotations = withReplicaAnnotations(old, desired, desired + maxSurge(deployment))
    if (before === replicas && annotations === old) return false
    yield* this.client.update({
      ...replicaSet,
      metadata: { ...replicaSet.metadata, annotations },
      spec: { ...replicaSet.spec, replicas },
    })
    if (before === replicas) return false
    this.tell(deployment, replicaSet, replicas > before ? 'up' : 'down', before, replicas)
    return true
  }

  *deleteHistory(deployment: Deployment, old: readonly ReplicaSet[]): Task {
    for (const { metadata } of historyToDelete(deployment, old)) {
      try {
        yield* this.client.delete('ReplicaSet', metadata.namespace ?? '', metadata.name)
      } catch (error) {
        if (!isApiError(error, 'NotFound')) throw error
      }
    }
  }

  private tell(
    deployment: Deployment,
    replicaSet: ReplicaSet,
    direction: 'up' | 'down',
    from: number,
    to: number,
  ): void {
    const message = `Scaled ${direction} replica set ${replicaSet.metadata.name} from ${from} to ${to}`
    this.recorder.event(subjectOf(deployment), 'Normal', 'ScalingReplicaSet', message)
  }
}
