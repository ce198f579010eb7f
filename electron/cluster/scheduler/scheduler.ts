/** Gives each new Pod a node. */
// Models: pkg/scheduler/scheduler.go, schedule_one.go: ScheduleOne, schedulingCycle, bindingCycle
// Simplified: deciding takes no simulated time; one profile, `default-scheduler`.
import { isApiError, type ApiError, type Pod } from '../../contract/api'
import type { Client } from '../client/client'
import { subjectOf, type EventRecorder } from '../client/event-recorder'
import { keyOf, type InformerFactory } from '../client/informer'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Facts } from '../trace/facts'
import type { Trace } from '../trace/trace'
import { podInfoOf } from './cache/pod-info'
import { SchedulerCache } from './cache/scheduler-cache'
import { decisionFact } from './decision-fact'
import { EventHandlers } from './event-handlers'
import { DEFAULT_PLUGINS } from './plugins'
import { writeNotScheduled } from './pod-scheduled-condition'
import { Profile } from './profile'
import { SchedulingQueue, type Entry } from './queue/scheduling-queue'
import { PodScheduler } from './schedule-pod'
import type { Placement } from './select-host'

export interface SchedulerContext {
  readonly kernel: Kernel
  readonly process: Process
  readonly trace: Trace
  readonly facts: Facts
  readonly client: Client
  readonly informers: InformerFactory
  readonly recorder: EventRecorder
  readonly placement?: Placement | undefined
}

export class Scheduler {
  private readonly profile = new Profile(DEFAULT_PLUGINS)
  private readonly cache = new SchedulerCache()
  private readonly queue: SchedulingQueue
  private readonly podScheduler: PodScheduler
  private readonly kernel: Kernel

  constructor(private readonly context: SchedulerContext) {
    const { kernel, process, placement } = context
    this.kernel = kernel
    this.queue = new SchedulingQueue(kernel, process, (pod) => this.profile.runPreEnqueue(pod).code === 'Success')
    this.podScheduler = new PodScheduler(this.profile, this.cache.nodes, kernel.random(process.name), placement)
  }

  /** Fills the caches, then schedules one Pod after the other for as long as the process lives. */
  run(): void {
    const { informers, process } = this.context
    new EventHandlers(this.cache, this.queue).listenTo(informers)
    informers.for('Pod').onChange({ delete: (pod) => this.forgetDecision(pod) })
    informers.start()
    this.kernel.spawn(process, 'schedule', this.scheduleForEver())
  }

  /** Why a Pod is where it was is told as long as there is such a Pod. */
  private forgetDecision(pod: Pod): void {
    this.context.facts.publish(this.component, `decision ${keyOf(pod)}`, null)
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
      yield* this.bindingFailed(entry, error)
    }
  }

  private *bindingFailed(entry: Entry, error: ApiError): Task {
    this.cache.forget(entry.pod)
    this.queue.moveAll()
    const { uid } = entry.pod.pod.metadata
    const current = this.context.informers.for('Pod').get(entry.pod.key)
    // Deleted meanwhile, or bound after all: an answer that got lost does not undo what was done.
    if (current?.metadata.uid !== uid || current.spec.nodeName) return
    entry.pod = podInfoOf(current)
    this.queue.addFailedBinding(entry)
    this.fail(current, `running Bind plugin "DefaultBinder": ${error.message}`)
    yield* this.writeCondition(current, 'SchedulerError', error.message)
  }

  /** Back into the queue with it; its Events and its condition say why. */
  private *refuse(entry: Entry, message: string): Task {
    const { pod } = entry.pod
    this.queue.addUnschedulable(entry)
    this.publishQueue()
    this.fail(pod, message)
    yield* this.writeCondition(pod, 'Unschedulable', message)
  }

  private *writeCondition(pod: Pod, reason: 'Unschedulable' | 'SchedulerError', message: string): Task {
    yield* writeNotScheduled(this.context.client, pod, reason, message, this.kernel.now)
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
