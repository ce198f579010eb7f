/** Drives one Pod through its life on this node: syncing, then terminating, then terminated. One thing at a time. */
// Models: pkg/kubelet/pod_workers.go; pkg/kubelet/kubelet.go: SyncPod, SyncTerminatingPod, SyncTerminatedPod
// Simplified: a Pod whose last sync succeeded is not synced again until something happens to it.
import { isApiError, type Pod, type PodStatus } from '../../contract/api'
import { Backoff } from '../client/backoff'
import { subjectOf } from '../client/event-recorder'
import type { Cause } from '../kernel/cause'
import type { KernelEvent } from '../kernel/kernel'
import { Signal, sleep, type RunningTask, type Task } from '../kernel/task'
import { CriError } from '../runtime/cri'
import { podRequests, type PodRequests } from './admission'
import { generateStatus, dated, withoutCgroup, type PodRuntime } from './api-status'
import { missingVolumeSource } from './container-env'
import { StartError, type ImageManager } from './image-manager'
import { killContainers } from './kill-pod'
import type { NodeContext } from './node-context'
import type { Pleg } from './pleg'
import { PodProbes } from './pod-probes'
import { isTerminalPhase } from './pod-spec'
import type { StatusManager } from './status-manager'
import { syncRuntime } from './sync-runtime'
import { podGraceSeconds } from './termination'
import { nextTick, setTimer } from './timer'

export interface WorkerParts {
  readonly context: NodeContext
  readonly statuses: StatusManager
  readonly pleg: Pleg
  readonly images: ImageManager
  /** The Pod and everything of it is gone from the node. */
  onGone(worker: PodWorker): void
}

const NO_FAILURES: ReadonlyMap<string, StartError> = new Map()
const BACK_OFF_PERIOD_MS = 10_000
const LONGEST_WAIT_MS = 60_000
/** Errors wait for their time stretched by up to half. */
const JITTER = 0.5
const WORK_QUEUE_PERIOD_MS = 1000
/** The volume manager is asked every 300 ms whether all is mounted. */
const VOLUME_POLL_MS = 300
const FIRST_MOUNT_RETRY_MS = 500
const LONGEST_MOUNT_RETRY_MS = 122_000

export class PodWorker {
  state: 'syncing' | 'terminating' | 'terminated' = 'syncing'
  readonly requests: PodRequests
  private failures: ReadonlyMap<string, StartError> = NO_FAILURES
  private readonly probes: PodProbes
  private readonly backoff: Backoff
  private readonly work = new Signal()
  private causes: Cause[] = []
  private requeued: KernelEvent | null = null
  private current: RunningTask | null = null
  private lastSyncAt = -1
  private mustEnd = false
  /** No longer in the API: nobody is to be told. */
  private isRemoved = false
  private graceSeconds = Infinity
  private isMounted = false

  constructor(
    private readonly parts: WorkerParts,
    public pod: Pod,
  ) {
    const { context } = parts
    this.requests = podRequests(pod)
    this.probes = new PodProbes(context, () => this.pod, () => this.ip, () => { this.onVerdict() }) // prettier-ignore
    this.backoff = new Backoff(context.kernel, BACK_OFF_PERIOD_MS, 300_000)
  }

  /** Takes the Pod in hand. */
  start(): void {
    this.noteEnd(this.pod)
    this.wake()
    const { kernel, process } = this.parts.context
    kernel.spawn(process, 'sync pod', this.run())
  }

  /** The API has a new version of the Pod. */
  update(pod: Pod): void {
    const old = this.pod
    this.pod = pod
    this.parts.statuses.observe(pod)
    if (isSameWish(old, pod) && !isTerminalPhase(pod.status?.phase)) return
    this.noteEnd(pod)
    this.wake()
  }

  /** The Pod is gone from the API: forced, or at last. */
  remove(last: Pod): void {
    this.pod = last
    this.isRemoved = true
    this.end(podGraceSeconds(last))
    this.wake()
  }

  /** Something happened that a sync must look at. */
  wake(): void {
    const { kernel } = this.parts.context
    if (this.causes[this.causes.length - 1] !== kernel.cause) this.causes.push(kernel.cause)
    this.work.fire()
  }

  /** May containers of this Pod run, or come to run? */
  get mayRun(): boolean {
    return this.state !== 'terminated'
  }

  private get ip(): string {
    if (this.pod.spec.hostNetwork === true) return this.parts.context.nodeIP
    return this.parts.statuses.get(this.pod.metadata.uid)?.podIP ?? ''
  }

  private noteEnd(pod: Pod): void {
    if (pod.metadata.deletionTimestamp !== undefined) this.end(podGraceSeconds(pod))
    else if (isTerminalPhase(pod.status?.phase)) this.end(podGraceSeconds(pod))
  }

  /** Grace never grows once an end has begun. */
  private end(graceSeconds: number): void {
    const isShorter = graceSeconds < this.graceSeconds
    this.graceSeconds = Math.min(this.graceSeconds, graceSeconds)
    this.mustEnd = true
    // A sync that finds the Pod finished goes on to its own end.
    if (this.state === 'syncing' && this.current !== this.parts.context.kernel.task) this.current?.cancel()
    else if (this.state === 'terminating' && isShorter) this.hurry()
  }

  /** A second, more impatient order to stop what is being stopped already. */
  private hurry(): void {
    const { kernel, process, cri } = this.parts.context
    const { graceSeconds } = this
    const runtime = this.readRuntime()
    kernel.spawn(process, 'shorten grace period', (function* (): Task {
      for (const { id, state } of runtime.containers) if (state === 'running') yield* cri.StopContainer(id, Math.max(2, graceSeconds) * 1000)
    })()) // prettier-ignore
  }

  private *run(): Task {
    for (;;) {
      yield* this.nextWork()
      if (this.mustEnd && this.state === 'syncing') this.state = 'terminating'
      const failure = yield* this.interruptible(this.sync())
      this.lastSyncAt = this.parts.context.kernel.now
      if (failure !== null) this.requeue(failure)
      if (this.state === 'terminated' && this.isRemoved && failure === null) {
        this.parts.onGone(this)
        return
      }
    }
  }

  private *sync(): Task {
    if (this.state === 'terminated') return yield* this.syncTerminated()
    yield* this.parts.pleg.newerThan(this.lastSyncAt)
    if (this.state === 'syncing') return yield* this.syncPod()
    return yield* this.syncTerminating()
  }

  /** Waits for work, and goes on under what caused it first; the rest are further reasons. */
  private *nextWork(): Task {
    while (this.causes.length === 0) yield* this.work.wait()
    const [first, ...others] = this.causes
    this.causes = []
    const { kernel } = this.parts.context
    const task = kernel.task!
    kernel.cause = task.cause = first!
    task.because = others.map(({ seq }) => seq).filter((seq) => seq > 0)
  }

  /** Runs a sync that may be broken off when the Pod must end; answers when to try again, if it failed. */
  private *interruptible(sync: Task): Task<number | null> {
    const { kernel, process } = this.parts.context
    let retryMs: number | null = null
    const guarded = function* (): Task {
      try {
        yield* sync
      } catch (error) {
        retryMs = retryAfter(error, kernel.now)
      }
    }
    yield (main) => {
      const child = kernel.spawn(process, 'sync pod', guarded(), () => {
        this.current = null
        kernel.after(0, 'sync pod', () => { main.resume() }, process) // prettier-ignore
      })
      if (!child.done) this.current = child
    }
    return retryMs
  }

  private requeue(delayMs: number): void {
    const { kernel, process, nodeName, startedAt } = this.parts.context
    const due = kernel.now + kernel.random(`pod-workers/${nodeName}`).jitter(delayMs, JITTER)
    const at = nextTick(due, startedAt, WORK_QUEUE_PERIOD_MS)
    kernel.cancel(this.requeued)
    this.requeued = setTimer(kernel, process, at - kernel.now, 'resync pod', () => { this.wake() }) // prettier-ignore
  }

  private *syncPod(): Task {
    const { context, statuses } = this.parts
    const runtime = this.readRuntime()
    const status = this.statusOf(runtime, false)
    statuses.set(this.pod, status)
    if (isTerminalPhase(status.phase)) {
      this.end(podGraceSeconds(this.pod))
      this.wake()
      return
    }
    const { network } = context.cri.Status()
    if (network !== '' && this.pod.spec.hostNetwork !== true) {
      context.recorder.event(subjectOf(this.pod), 'Warning', 'NetworkNotReady', `network is not ready: ${network}`)
      throw new CriError('Unavailable', network)
    }
    if (!this.isMounted) yield* this.mountVolumes()
    this.probes.add()
    this.probes.follow(runtime.containers)
    const { pod, probes, backoff } = this
    const { failures, hasActed } = yield* syncRuntime(context, {
      pod, runtime, probes, backoff, images: this.parts.images, onSandboxReady: () => { this.sandboxReady() },
    }) // prettier-ignore
    this.failures = failures
    if (failures.size === 0 && hasActed) this.parts.pleg.requestRelist(pod.metadata.uid)
    const [failure] = [...failures.values()].sort((a, b) => (a.retryAt ?? Infinity) - (b.retryAt ?? Infinity))
    if (failure) throw failure
    this.removeOldContainers()
  }

  private *syncTerminating(): Task {
    const { context, statuses, pleg } = this.parts
    const before = this.readRuntime()
    if (!this.isRemoved) statuses.set(this.pod, this.statusOf(before, false))
    this.probes.stopLivenessAndStartup()
    yield* killContainers(context, { pod: this.pod, ip: this.ip }, before.containers, this.graceSeconds)
    for (const { id } of before.sandboxes) yield* context.cri.StopPodSandbox(id)
    this.probes.stop()
    this.state = 'terminated'
    if (!this.isRemoved) statuses.set(this.pod, this.statusOf(this.readRuntime(), true))
    this.lastSyncAt = context.kernel.now
    pleg.notice(this.pod.metadata.uid)
    this.wake()
  }

  private *syncTerminated(): Task {
    const { context, statuses, pleg } = this.parts
    yield* pleg.newerThan(this.lastSyncAt)
    if (!this.isRemoved) {
      statuses.set(this.pod, withoutCgroup(this.statusOf(this.readRuntime(), true)))
      statuses.terminate(this.pod)
      return
    }
    statuses.forget(this.pod.metadata.uid)
    for (const { id } of context.cri.ListPodSandbox(this.pod.metadata.uid)) yield* context.cri.RemovePodSandbox(id)
    const { namespace = '', name } = this.pod.metadata
    for (const { name: container } of this.pod.spec.containers)
      context.facts.publish(context.process.name, `backoff ${namespace}/${name}/${container}`, null)
  }

  private *mountVolumes(): Task {
    const { context } = this.parts
    const { volumes = [] } = this.pod.spec
    if (volumes.length > 0) {
      yield* sleep(VOLUME_POLL_MS)
      let waitMs = FIRST_MOUNT_RETRY_MS
      for (let missing = yield* this.missingSource(); missing !== ''; missing = yield* this.missingSource()) {
        context.recorder.event(subjectOf(this.pod), 'Warning', 'FailedMount', missing)
        yield* sleep(waitMs)
        waitMs = Math.min(waitMs * 2, LONGEST_MOUNT_RETRY_MS)
      }
    }
    this.isMounted = true
  }

  private *missingSource(): Task<string> {
    return yield* missingVolumeSource(this.parts.context.client, this.pod)
  }

  private readRuntime(): PodRuntime {
    const { cri } = this.parts.context
    const { uid } = this.pod.metadata
    return { sandboxes: cri.ListPodSandbox(uid), containers: cri.ListContainers(uid) }
  }

  private statusOf(runtime: PodRuntime, isTerminal: boolean): PodStatus {
    const { context, statuses } = this.parts
    this.probes.follow(isTerminal ? [] : runtime.containers)
    const previous = statuses.get(this.pod.metadata.uid) ?? this.pod.status ?? {}
    return generateStatus({
      pod: this.pod, runtime, previous, isTerminal, failures: this.failures,
      nodeIP: context.nodeIP, nowMs: context.kernel.now, applyProbes: (found) => this.probes.apply(found),
    }) // prettier-ignore
  }

  private sandboxReady(): void {
    const { statuses, context } = this.parts
    const stated = statuses.get(this.pod.metadata.uid)
    if (!stated) return
    const conditions = (stated.conditions ?? []).map((condition) => {
      if (condition.type !== 'PodReadyToStartContainers') return condition
      return dated(
        { type: condition.type, status: 'True' },
        [condition],
        this.pod.metadata.generation ?? 1,
        context.kernel.now,
      )
    })
    statuses.set(this.pod, { ...stated, conditions })
  }

  /** A probe changed its mind: readiness is told at once, the rest is for the next sync. */
  private onVerdict(): void {
    if (this.state !== 'syncing') return
    this.parts.statuses.set(this.pod, this.statusOf(this.readRuntime(), false))
    this.wake()
  }

  /** One dead container of each name is kept, for its log and for the back-off. */
  private removeOldContainers(): void {
    const { cri, kernel, process } = this.parts.context
    const dead = new Set<string>()
    const old: string[] = []
    for (const { id, name, state } of cri.ListContainers(this.pod.metadata.uid)) {
      if (state === 'running') continue
      if (dead.has(name)) old.push(id)
      dead.add(name)
    }
    if (old.length === 0) return
    kernel.spawn(process, 'collect containers', (function* (): Task {
      for (const id of old) yield* cri.RemoveContainer(id)
    })()) // prettier-ignore
  }
}

/** Has nothing changed that a sync would act upon? */
function isSameWish(old: Pod, pod: Pod): boolean {
  const [a, b] = [old.metadata, pod.metadata]
  return (
    old.spec === pod.spec &&
    a.generation === b.generation &&
    a.deletionTimestamp === b.deletionTimestamp &&
    a.labels === b.labels &&
    a.annotations === b.annotations
  )
}

/** Ms until a failed sync is tried again; a back-off says itself when it ends. */
function retryAfter(error: unknown, nowMs: number): number {
  if (error instanceof StartError) {
    const { retryAt } = error
    return retryAt === undefined ? BACK_OFF_PERIOD_MS : Math.min(Math.max(retryAt - nowMs, 0), LONGEST_WAIT_MS)
  }
  if (error instanceof CriError || isApiError(error)) return BACK_OFF_PERIOD_MS
  throw error
}
