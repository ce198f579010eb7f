/** Which ReplicaSets a change of a Pod concerns, and what it fulfils of what they wait for. */
// Models: pkg/controller/replicaset/replica_set.go: addPod, updatePod, deletePod
import type { Pod, ReplicaSet } from '../../../contract/api'
import { selectorOf } from '../../../contract/api'
import { isPodReady } from '../../../contract/api/pod-status'
import { controllerOf } from '../../client/controller'
import type { Expectations } from '../../client/expectations'
import { keyOf, type Handler, type Informer } from '../../client/informer'
import type { WorkQueue } from '../../client/work-queue'

export class PodEvents implements Handler<Pod> {
  constructor(
    private readonly queue: WorkQueue,
    private readonly replicaSets: Informer<ReplicaSet>,
    private readonly expectations: Expectations,
  ) {}

  add(pod: Pod): void {
    // Found by a list after a restart: it is already on its way out.
    if (pod.metadata.deletionTimestamp) {
      this.delete(pod)
      return
    }
    const owner = this.ownerOf(pod)
    if (!owner) {
      this.enqueueMatching(pod)
      return
    }
    this.expectations.creationObserved(keyOf(owner))
    this.queue.add(keyOf(owner))
  }

  update(pod: Pod, old: Pod): void {
    const labelsChanged = pod.metadata.labels !== old.metadata.labels
    if (pod.metadata.deletionTimestamp) {
      // Marked for deletion, it counts no more; that its end takes a while must not delay its replacement.
      this.delete(pod)
      if (labelsChanged) this.delete(old)
      return
    }
    const ownerChanged = controllerOf(pod)?.uid !== controllerOf(old)?.uid
    if (ownerChanged) this.enqueueOwner(old)
    const owner = this.ownerOf(pod)
    if (owner) {
      this.ownedChanged(owner, pod, old)
      return
    }
    if (labelsChanged || ownerChanged) this.enqueueMatching(pod)
  }

  delete(pod: Pod): void {
    const owner = this.ownerOf(pod)
    if (!owner) return
    this.expectations.deletionObserved(keyOf(owner), pod.metadata.uid)
    this.queue.add(keyOf(owner))
  }

  private ownedChanged(owner: ReplicaSet, pod: Pod, old: Pod): void {
    const { minReadySeconds = 0 } = owner.spec
    this.queue.add(keyOf(owner))
    // It becomes available later, without any further change of its own.
    if (minReadySeconds > 0 && isPodReady(pod) && !isPodReady(old))
      this.queue.addAfter(keyOf(owner), minReadySeconds * 1000 + 1000)
  }

  private enqueueOwner(pod: Pod): void {
    const owner = this.ownerOf(pod)
    if (owner) this.queue.add(keyOf(owner))
  }

  private ownerOf(pod: Pod): ReplicaSet | undefined {
    const controller = controllerOf(pod)
    if (controller?.kind !== 'ReplicaSet') return undefined
    const replicaSet = this.replicaSets.get(`${pod.metadata.namespace ?? ''}/${controller.name}`)
    return replicaSet?.metadata.uid === controller.uid ? replicaSet : undefined
  }

  private enqueueMatching(pod: Pod): void {
    if (controllerOf(pod) || !pod.metadata.labels) return
    for (const replicaSet of this.replicaSets.byIndex('namespace', pod.metadata.namespace ?? '')) {
      if (selectorOf(replicaSet.spec.selector).matches(pod.metadata.labels)) this.queue.add(keyOf(replicaSet))
    }
  }
}
