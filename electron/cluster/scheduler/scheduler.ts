/** Gives each new Pod a node. */
// Models: pkg/scheduler/scheduler.go, schedule_one.go: ScheduleOne, schedulingCycle, bindingCycle; eventhandlers.go
// Simplified: deciding takes no simulated time; one profile, `default-scheduler`.
import { isApiError, type Node, type Pod, type PodCondition } from '../../contract/api'
import { isPodTerminal, podCondition, withPodCondition } from '../../contract/api/pod-status'
import type { Client } from '../client/client'
import { subjectOf, type EventRecorder } from '../client/event-recorder'
import type { InformerFactory } from '../client/informer'
import { timeText } from '../kernel/calendar'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Facts } from '../trace/facts'
import type { Trace } from '../trace/trace'
import { SchedulerCache } from './cache/scheduler-cache'
import { hasSchedulingChange } from './cluster-events'
import { decisionFact } from './decision-fact'
import { DEFAULT_PLUGINS } from './plugins'
import { Profile } from './profile'
import { SchedulingQueue, type Entry } from './queue/scheduling-queue'
import { PodScheduler } from './schedule-pod'

export interface SchedulerContext {
  readonly kernel: Kernel
  readonly process: Process
  readonly trace: Trace
  readonly facts: Facts
  readonly client: Client
  readonly informers: InformerFactory
  readonly recorder: EventRecorder
}

const NAME = 'default-scheduler'

export class Scheduler {
  private readonly profile = new Profile(DEFAULT_PLUGINS)
  private readonly cache = new SchedulerCache()
  private readonly queue: SchedulingQueue
  private readonly podScheduler: PodScheduler
  private readonly kernel: Kernel

  constructor(private readonly context: SchedulerContext) {
    const { kernel, process } = context
    this.kernel = kernel
    this.queue = new SchedulingQueue(kernel, process, (pod) => this.profile.runPreEnqueue(pod).code === 'Success')
    this.podScheduler = new PodScheduler(this.profile, this.cache.nodes, kernel.random(process.name))
  }

  /** Fills the caches, then schedules one Pod after the other for as long as the process lives. */
  run(): void {
    const { informers, process } = this.context
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
    informers.start()
    this.kernel.spawn(process, 'schedule', this.scheduleForEver())
  }

  private *scheduleForEver(): Task {
    yield* this.context.informers.waitForSync()
    for (;;) {
      const entry = yield* this.queue.pop()
      this.publishQueue()
      this.restOn(entry)
      yield* this.scheduleOne(entry)
    }
  }

  private *scheduleOne(entry: Entry): Task {
    const { pod, key } = entry.pod
    if (pod.metadata.deletionTimestamp) {
      this.fail(pod, `skip schedule deleting pod: ${key}`)
      return
    }
    if (this.cache.has(pod)) return // Assumed or bound already.
    const decision = this.podScheduler.schedule(entry.pod)
    this.context.facts.publish(this.component, `decision ${key}`, decisionFact(key, decision))
    if (!decision.chosen) return yield* this.refuse(entry, decision.failure)
    const { name, node } = decision.chosen
    this.cache.assume(entry.pod, name)
    // Binding takes its time; meanwhile the next Pod is scheduled.
    const reads = [pod, node].map(({ metadata }) => Number(metadata.resourceVersion))
    this.kernel.spawn(this.context.process, 'bind', this.bind(entry, name, reads))
  }

  private *bind(entry: Entry, nodeName: string, reads: number[]): Task {
    const { pod, key } = entry.pod
    const task = this.kernel.task!
    task.because = reasonsOf(entry)
    task.reads = reads
    const { namespace = '', name, uid } = pod.metadata
    try {
      yield* this.context.client.bind({ namespace, name, uid }, nodeName)
      this.context.recorder.event(
        subjectOf(pod),
        'Normal',
        'Scheduled',
        `Successfully assigned ${key} to ${nodeName}`,
        'Binding',
      )
    } catch (error) {
      if (!isApiError(error)) throw error
      this.cache.forget(entry.pod)
      this.queue.moveAll()
      if (error.reason === 'NotFound') return // Deleted while it was being bound.
      this.queue.addFailedBinding(entry)
      this.fail(pod, `running Bind plugin "DefaultBinder": ${error.message}`)
      yield* this.writeCondition(pod, 'SchedulerError', error.message)
    }
  }

  /** Back into the queue with it; its Events and its condition say why. */
  private *refuse(entry: Entry, message: string): Task {
    const { pod } = entry.pod
    this.queue.addUnschedulable(entry)
    this.publishQueue()
    this.fail(pod, message)
    yield* this.writeCondition(pod, 'Unschedulable', message)
  }

  private *writeCondition(pod: Pod, reason: string, message: string): Task {
    const { namespace = '', name, uid, generation } = pod.metadata
    const condition: PodCondition = {
      type: 'PodScheduled', status: 'False', reason, message, observedGeneration: generation,
      lastProbeTime: null, lastTransitionTime: timeText(this.kernel.now),
    } // prettier-ignore
    const status = withPodCondition(pod.status ?? {}, condition)
    if (status === pod.status) return
    const conditions = [podCondition({ ...pod, status }, 'PodScheduled')]
    try {
      yield* this.context.client.patch(
        'Pod',
        namespace,
        name,
        { metadata: { uid }, status: { conditions } },
        'strategic',
        'status',
      )
    } catch (error) {
      if (!isApiError(error)) throw error // The Pod is tried again anyway, and says it again then.
    }
  }

  private fail(pod: Pod, message: string): void {
    this.context.recorder.event(subjectOf(pod), 'Warning', 'FailedScheduling', message, 'Scheduling')
  }

  /** What this cycle does is caused by what first made the Pod worth trying. */
  private restOn(entry: Entry): void {
    const task = this.kernel.task!
    task.cause = this.kernel.cause = entry.causes[0] ?? task.cause
    task.because = reasonsOf(entry)
    task.reads = [Number(entry.pod.pod.metadata.resourceVersion)]
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
    if (isPodTerminal(pod)) {
      this.podGone(pod)
      return
    }
    if (pod.spec.nodeName) {
      this.queue.remove(pod)
      this.cache.setPod(pod)
    } else if (pod.spec.schedulerName === NAME && !this.cache.has(pod)) this.podWaits(pod, old)
  }

  private podWaits(pod: Pod, old: Pod | null): void {
    if (old && this.queue.has(pod)) this.queue.update(pod, old)
    else if (!old) this.queue.add(pod)
    this.publishQueue()
  }

  /** It ended or was deleted: its room is free. */
  private podGone(pod: Pod): void {
    const hadRoom = this.cache.has(pod)
    this.queue.remove(pod)
    this.cache.removePod(pod)
    if (hadRoom) this.queue.moveAll()
  }

  private publishQueue(): void {
    for (const [place, size] of Object.entries(this.queue.sizes))
      this.context.facts.publish(this.component, `queue ${place}`, size)
  }

  private get component(): string {
    return this.context.process.name
  }
}

function reasonsOf({ causes }: Entry): readonly number[] {
  return causes.slice(1).map(({ seq }) => seq).filter((seq) => seq > 0) // prettier-ignore
}
