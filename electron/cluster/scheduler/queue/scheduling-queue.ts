/** Pods that wait for a node: those to be tried now, those left alone for a while, and those for which something must change first. */
// Models: pkg/scheduler/backend/queue/scheduling_queue.go
// Simplified: any change that might help wakes every waiting Pod, without the hints of the plugin that refused it.
import type { Pod } from '../../../contract/api'
import type { Cause } from '../../kernel/cause'
import type { Kernel } from '../../kernel/kernel'
import type { Process } from '../../kernel/process'
import { Signal, type Task } from '../../kernel/task'
import { podInfoOf, type PodInfo } from '../cache/pod-info'
import type { QueuedPod } from '../framework'
import { isBefore } from '../plugins/priority-sort'
import { backoffDuration, INITIAL_BACKOFF_MS, MAX_BACKOFF_MS } from './backoff-duration'

/** A Pod for which nothing has changed is tried again after five minutes all the same. */
const UNSCHEDULABLE_TIMEOUT_MS = 300_000
const ORDERING_WINDOW_MS = 1000

export type Place = 'active' | 'backoff' | 'unschedulable' | 'gated'

export interface Entry extends QueuedPod {
  pod: PodInfo
  addedAtMs: number
  failures: number
  backoffUntilMs: number
  place: Place
  /** Why it is to be tried: its creation first, then whatever woke it. */
  causes: Cause[]
}

export class SchedulingQueue {
  private readonly entries = new Map<string, Entry>()
  private readonly places: Readonly<Record<Place, Set<Entry>>> = {
    active: new Set(),
    backoff: new Set(),
    unschedulable: new Set(),
    gated: new Set(),
  }
  /** In the order in which they are tried. */
  private readonly active: Entry[] = []
  private readonly arrival = new Signal()
  /** Grows whenever something in the cluster changes that might help: a Pod that failed meanwhile tries again. */
  private moveCycle = 0
  private popCycle = 0

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly mayEnter: (pod: PodInfo) => boolean,
  ) {}

  add(pod: Pod): void {
    const info = podInfoOf(pod)
    const entry: Entry = {
      pod: info,
      addedAtMs: this.kernel.now,
      failures: 0,
      backoffUntilMs: 0,
      place: 'gated',
      causes: [],
    }
    this.put(entry, 'gated')
    if (this.mayEnter(info)) this.activate(entry)
  }

  /** A Pod that waits has a newer version; one whose specification changed is worth another try. */
  update(pod: Pod, old: Pod): void {
    const entry = this.entries.get(keyOf(pod))
    if (!entry) {
      this.add(pod)
      return
    }
    const hasChanged =
      pod.metadata.generation !== old.metadata.generation ||
      JSON.stringify(pod.metadata.labels) !== JSON.stringify(old.metadata.labels)
    entry.pod = hasChanged ? podInfoOf(pod) : { ...entry.pod, pod }
    if (entry.place === 'gated' ? this.mayEnter(entry.pod) : hasChanged && entry.place === 'unschedulable')
      this.move(entry)
  }

  remove(pod: Pod): void {
    const entry = this.entries.get(keyOf(pod))
    if (!entry) return
    this.take(entry)
    if (entry.place === 'active') this.active.splice(this.active.indexOf(entry), 1)
  }

  /** Waits for a Pod to try; an idle scheduler does not wait for back-offs to end. */
  *pop(): Task<Entry> {
    for (;;) {
      const entry = this.active.shift() ?? this.earliestBackoff()
      if (entry) {
        this.take(entry)
        this.popCycle = this.moveCycle
        return entry
      }
      yield* this.arrival.wait()
    }
  }

  /** Takes back a Pod that found no node, in the cycle that it was popped for. */
  addUnschedulable(entry: Entry): void {
    entry.failures++
    entry.backoffUntilMs = this.kernel.now + backoffDuration(entry.failures, INITIAL_BACKOFF_MS, MAX_BACKOFF_MS)
    entry.causes = []
    this.put(entry, 'unschedulable')
    if (this.popCycle < this.moveCycle) {
      this.move(entry)
      return
    }
    const { failures } = entry
    this.kernel.after(UNSCHEDULABLE_TIMEOUT_MS, 'flush unschedulable Pods', () => { if (entry.failures === failures) this.moveIfWaiting(entry) }, this.process) // prettier-ignore
  }

  /** Takes back a Pod whose binding failed: it is tried again after its back-off. */
  addFailedBinding(entry: Entry): void {
    entry.failures++
    entry.backoffUntilMs = this.kernel.now + backoffDuration(entry.failures, INITIAL_BACKOFF_MS, MAX_BACKOFF_MS)
    entry.causes = []
    this.backOff(entry)
  }

  /** Something has changed that might help: a node came or changed, a Pod went. */
  moveAll(): void {
    this.moveCycle++
    for (const entry of [...this.places.unschedulable]) this.move(entry)
  }

  get sizes(): Readonly<Record<Place, number>> {
    const { active, backoff, unschedulable, gated } = this.places
    return { active: active.size, backoff: backoff.size, unschedulable: unschedulable.size, gated: gated.size }
  }

  has(pod: Pod): boolean {
    return this.entries.has(keyOf(pod))
  }

  private moveIfWaiting(entry: Entry): void {
    if (this.places.unschedulable.has(entry)) this.move(entry)
  }

  private move(entry: Entry): void {
    if (entry.backoffUntilMs > this.kernel.now) this.backOff(entry)
    else this.activate(entry)
  }

  private backOff(entry: Entry): void {
    this.put(entry, 'backoff')
    entry.causes.push(this.kernel.cause)
    const delayMs = Math.max(0, entry.backoffUntilMs - this.kernel.now)
    this.kernel.after(delayMs, 'back-off over', () => { this.backOffOver(entry) }, this.process) // prettier-ignore
    this.arrival.fire()
  }

  /** The timer of an earlier back-off says nothing about a later one. */
  private backOffOver(entry: Entry): void {
    if (this.places.backoff.has(entry) && entry.backoffUntilMs <= this.kernel.now) this.activate(entry)
  }

  private activate(entry: Entry): void {
    this.put(entry, 'active')
    entry.addedAtMs = this.kernel.now
    if (entry.causes.length === 0) entry.causes.push(this.kernel.cause)
    this.active.splice(this.placeOf(entry), 0, entry)
    this.arrival.fire()
  }

  /** Behind all that are tried before it, and behind its equals. */
  private placeOf(entry: Entry): number {
    let low = 0
    let high = this.active.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(entry, this.active[middle]!)) high = middle
      else low = middle + 1
    }
    return low
  }

  private put(entry: Entry, place: Place): void {
    this.places[entry.place].delete(entry)
    entry.place = place
    this.places[place].add(entry)
    this.entries.set(entry.pod.key, entry)
  }

  private take(entry: Entry): void {
    this.places[entry.place].delete(entry)
    this.entries.delete(entry.pod.key)
  }

  /** Back-offs that end within the same second are taken by priority. */
  private earliestBackoff(): Entry | undefined {
    let first: Entry | undefined
    for (const entry of this.places.backoff) if (!first || endsBefore(entry, first)) first = entry
    return first
  }
}

function endsBefore(a: Entry, b: Entry): boolean {
  const [left, right] = [
    Math.floor(a.backoffUntilMs / ORDERING_WINDOW_MS),
    Math.floor(b.backoffUntilMs / ORDERING_WINDOW_MS),
  ]
  return left < right || (left === right && isBefore(a, b))
}

function keyOf({ metadata }: Pod): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}
