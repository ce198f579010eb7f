/** Rolls a Deployment's template out: a new ReplicaSet grows while the old ones shrink. */
// Models: pkg/controller/deployment/deployment_controller.go
import {
  selectorOf,
  type ApiObject,
  type Deployment,
  type DeploymentStatus,
  type Pod,
  type ReplicaSet,
} from '../../../contract/api'
import { Controller, controllerOf, type ControllerContext } from '../../client/controller'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { claim } from '../claim'
import { indexByController, indexByNamespace, ownedOrOrphaned } from '../indexes'
import { DeploymentSync } from './deployment-sync'
import { stuckAfterSeconds } from './progress'

export class DeploymentController extends Controller {
  readonly name = 'deployment-controller'
  private readonly deployments = this.watch('Deployment', (deployment) => [keyOf(deployment)])
  private readonly replicaSets = this.watch('ReplicaSet')
  private readonly pods = this.watch('Pod')

  constructor(context: ControllerContext) {
    super(context)
    indexByNamespace(this.deployments)
    indexByController(this.replicaSets)
    indexByController(this.pods)
    this.replicaSets.onChange({
      add: (replicaSet) => { this.enqueueOwner(replicaSet) },
      update: (replicaSet, old) => { this.replicaSetChanged(replicaSet, old) },
      delete: (replicaSet) => { this.enqueueOwner(replicaSet) },
    }) // prettier-ignore
    this.pods.onChange({ delete: (pod) => { this.podDeleted(pod) } }) // prettier-ignore
  }

  protected override *sync(key: string): Task {
    const deployment = this.deployments.get(key)
    if (!deployment) return
    const selector = selectorOf(deployment.spec.selector)
    const replicaSets = yield* claim(this.client, deployment, selector, ownedOrOrphaned(this.replicaSets, deployment))
    const podsOf = (replicaSet: ReplicaSet): readonly Pod[] => this.pods.byIndex('controller', replicaSet.metadata.uid)
    const { kernel, client, recorder } = this
    const requeueStuck = (stuck: Deployment, status: DeploymentStatus): void => { this.requeueStuck(key, stuck, status) } // prettier-ignore
    yield* new DeploymentSync({ kernel, client, recorder, requeueStuck }, deployment, replicaSets, podsOf).run()
  }

  private requeueStuck(key: string, deployment: Deployment, status: DeploymentStatus): void {
    const seconds = stuckAfterSeconds(deployment, status, this.kernel.now)
    if (seconds === 0) this.queue.addRateLimited(key)
    // A second on top: the stored times are whole seconds, and just before the deadline nothing is overdue.
    else if (seconds > 0) this.queue.addAfter(key, seconds * 1000 + 1000)
  }

  private replicaSetChanged(replicaSet: ReplicaSet, old: ReplicaSet): void {
    const hasMoved = controllerOf(replicaSet)?.uid !== controllerOf(old)?.uid
    if (hasMoved) this.enqueueOwner(old)
    if (controllerOf(replicaSet) || hasMoved || replicaSet.metadata.labels !== old.metadata.labels)
      this.enqueueOwner(replicaSet)
  }

  /** Recreate waits for the last old Pod to be gone; nobody else waits for Pods. */
  private podDeleted(pod: Pod): void {
    const owner = controllerOf(pod)
    const replicaSet = owner && this.replicaSets.get(`${pod.metadata.namespace ?? ''}/${owner.name}`)
    const deployment = replicaSet && this.ownerOf(replicaSet)
    if (deployment?.spec.strategy?.type === 'Recreate') this.queue.add(keyOf(deployment))
  }

  private enqueueOwner(replicaSet: ReplicaSet): void {
    const owner = this.ownerOf(replicaSet)
    if (owner) this.queue.add(keyOf(owner))
    else if (!controllerOf(replicaSet)) this.enqueueMatching(replicaSet)
  }

  private ownerOf(object: ApiObject): Deployment | undefined {
    const controller = controllerOf(object)
    if (controller?.kind !== 'Deployment') return undefined
    const deployment = this.deployments.get(`${object.metadata.namespace ?? ''}/${controller.name}`)
    return deployment?.metadata.uid === controller.uid ? deployment : undefined
  }

  private enqueueMatching({ metadata }: ReplicaSet): void {
    if (!metadata.labels) return
    for (const deployment of this.deployments.byIndex('namespace', metadata.namespace ?? '')) {
      if (selectorOf(deployment.spec.selector).matches(metadata.labels)) this.queue.add(keyOf(deployment))
    }
  }
}
