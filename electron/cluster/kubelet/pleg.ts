/** The Pod lifecycle event generator: finds out, by asking the runtime again and again, which Pods have changed. */
// Models: pkg/kubelet/pleg/generic.go
// Simplified: a relist that would find nothing is not made; those that would find something come at the same instants.
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import { Signal, type Task } from '../kernel/task'
import type { Trace } from '../trace/trace'
import { nextTick } from './timer'

const RELIST_PERIOD_MS = 1000
const ON_DEMAND_MS = 2

export class Pleg {
  private readonly changed = new Map<string, number>()
  private readonly startedAt: number
  private isScheduled = false
  private onDemandAt = -1
  private readonly relisted = new Signal()

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly trace: Trace,
    private readonly runtime: string,
    /** A Pod's containers are not what they were. */
    private readonly onChange: (podUid: string) => void,
  ) {
    this.startedAt = kernel.now
  }

  /** Something of this Pod changed in the runtime: the next relist will see it. */
  notice(podUid: string): void {
    if (!this.changed.has(podUid)) this.changed.set(podUid, this.kernel.cause.seq)
    this.schedule()
  }

  /** A sync has just changed this Pod itself, and wants to see the result. */
  requestRelist(podUid: string): void {
    this.kernel.after(ON_DEMAND_MS, 'relist', () => {
      this.onDemandAt = this.kernel.now
      this.relisted.fire()
      if (this.changed.delete(podUid)) this.report(podUid)
    }, this.process) // prettier-ignore
  }

  /** Waits until the runtime has been looked at after `sinceMs`. */
  *newerThan(sinceMs: number): Task {
    while (this.onDemandAt <= sinceMs && nextTick(sinceMs + 1, this.startedAt, RELIST_PERIOD_MS) > this.kernel.now) {
      this.schedule()
      yield* this.relisted.wait()
    }
  }

  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    const at = nextTick(this.kernel.now + 1, this.startedAt, RELIST_PERIOD_MS)
    this.kernel.after(at - this.kernel.now, 'relist', () => { this.relist() }, this.process) // prettier-ignore
  }

  private relist(): void {
    this.isScheduled = false
    this.relisted.fire()
    const uids = [...this.changed]
    this.changed.clear()
    for (const [uid, seq] of uids) {
      // Each Pod is synced because of what happened to it, not to the Pod that changed first.
      if (seq > 0) this.kernel.cause = { seq }
      this.report(uid)
    }
  }

  private report(podUid: string): void {
    this.trace.count(this.process.name, this.runtime, 'ListContainers')
    this.onChange(podUid)
  }
}
