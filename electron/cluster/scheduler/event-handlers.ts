/** What changes of nodes and Pods mean for the scheduler's cache and for those who wait. */
// Models: pkg/scheduler/eventhandlers.go
import type { Node, Pod } from '../../contract/api'
import { isPodTerminal } from '../../contract/api/pod-status'
import type { InformerFactory } from '../client/informer'
import type { SchedulerCache } from './cache/scheduler-cache'
import { hasSchedulingChange } from './cluster-events'
import type { SchedulingQueue } from './queue/scheduling-queue'

const SCHEDULER_NAME = 'default-scheduler'

export class EventHandlers {
  constructor(
    private readonly cache: SchedulerCache,
    private readonly queue: SchedulingQueue,
  ) {}

  listenTo(informers: InformerFactory): void {
    informers.for('Node').onChange({
      add: (node) => { this.nodeAdded(node) },
      update: (node, old) => { this.nodeChanged(node, old) },
      delete: ({ metadata }) => { this.cache.removeNode(metadata.name) },
    }) // prettier-ignore
    informers.for('Pod').onChange({
      add: (pod) => { this.podChanged(pod, null) },
      update: (pod, old) => { this.podChanged(pod, old) },
      delete: (pod) => { this.podGone(pod) },
    }) // prettier-ignore
  }

  private nodeAdded(node: Node): void {
    this.cache.setNode(node)
    this.queue.moveAll()
  }

  private nodeChanged(node: Node, old: Node): void {
    this.cache.setNode(node)
    if (hasSchedulingChange(node, old)) this.queue.moveAll()
  }

  private podChanged(pod: Pod, old: Pod | null): void {
    if (isPodTerminal(pod)) this.podGone(pod)
    else if (pod.spec.nodeName) this.podBound(pod)
    else if (pod.spec.schedulerName === SCHEDULER_NAME && !this.cache.has(pod)) this.podWaits(pod, old)
  }

  private podBound(pod: Pod): void {
    this.queue.remove(pod)
    this.cache.setPod(pod)
  }

  private podWaits(pod: Pod, old: Pod | null): void {
    if (!old) this.queue.add(pod)
    else if (this.queue.has(pod)) this.queue.update(pod, old)
  }

  /** It ended or was deleted: its room is free. */
  private podGone(pod: Pod): void {
    const hadRoom = this.cache.has(pod)
    this.queue.remove(pod)
    this.cache.removePod(pod)
    if (hadRoom) this.queue.moveAll()
  }
}
