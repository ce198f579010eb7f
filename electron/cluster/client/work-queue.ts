/** Keys to be worked on: each once, however often it was made dirty, and never by two workers at a time. */
// Models: client-go/util/workqueue/queue.go, delaying_queue.go, default_rate_limiters.go (5 ms doubling to 1000 s)
import type { Cause } from '../kernel/cause'
import type { Kernel, KernelEvent } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import { Signal, type Task } from '../kernel/task'

const FIRST_RETRY_MS = 5
const LONGEST_RETRY_MS = 1_000_000

export class WorkQueue {
  /** Keys in the order in which they will be handed out. */
  private readonly waiting: string[] = []
  /** Keys that need work, with everything that made them so. */
  private readonly dirty = new Map<string, Cause[]>()
  /** Keys in a worker's hands: made dirty again, they wait until it is done. */
  private readonly processing = new Set<string>()
  private readonly failures = new Map<string, number>()
  private readonly putOff = new Map<string, { readonly atMs: number; readonly event: KernelEvent }>()
  private readonly arrival = new Signal()

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    readonly name: string,
  ) {}

  get size(): number {
    return this.waiting.length
  }

  /** Marks a key dirty, because of what is being handled now. */
  add(key: string): void {
    const causes = this.dirty.get(key)
    if (causes) {
      if (causes[causes.length - 1] !== this.kernel.cause) causes.push(this.kernel.cause)
      return
    }
    this.dirty.set(key, [this.kernel.cause])
    if (this.processing.has(key)) return
    this.waiting.push(key)
    this.arrival.fire()
  }

  /** A key waits once, for the earliest of the times that it was put off to. */
  addAfter(key: string, delayMs: number): void {
    if (delayMs <= 0) {
      this.add(key)
      return
    }
    const atMs = this.kernel.now + delayMs
    const waiting = this.putOff.get(key)
    if (waiting && waiting.atMs <= atMs) return
    this.kernel.cancel(waiting?.event ?? null)
    const event = this.kernel.after(delayMs, `${this.name}: requeue`, () => {
      this.putOff.delete(key)
      this.add(key)
    }, this.process) // prettier-ignore
    this.putOff.set(key, { atMs, event })
  }

  /** Adds a key again after a failure: each time later. */
  addRateLimited(key: string): void {
    const failed = this.failures.get(key) ?? 0
    this.failures.set(key, failed + 1)
    this.addAfter(key, Math.min(FIRST_RETRY_MS * 2 ** failed, LONGEST_RETRY_MS))
  }

  retries(key: string): number {
    return this.failures.get(key) ?? 0
  }

  forget(key: string): void {
    this.failures.delete(key)
  }

  /**
   * Waits for a key and takes it in hand. The asking task goes on under the first cause that made the key dirty;
   * the others become its further reasons.
   */
  *get(): Task<string> {
    while (this.waiting.length === 0) yield* this.arrival.wait()
    const key = this.waiting.shift()!
    const [first, ...others] = this.dirty.get(key)!
    this.dirty.delete(key)
    this.processing.add(key)
    const task = this.kernel.task!
    task.cause = first!
    task.because = others.map((cause) => cause.seq).filter((seq) => seq > 0)
    task.reads = []
    this.kernel.cause = task.cause
    return key
  }

  done(key: string): void {
    this.processing.delete(key)
    if (!this.dirty.has(key)) return
    this.waiting.push(key)
    this.arrival.fire()
  }
}
