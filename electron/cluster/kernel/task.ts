/** Work that takes simulated time, written as a generator: between two yields, others run. */
import type { Cause } from './cause'
import type { Kernel } from './kernel'
import type { Process } from './process'

/** A point at which a task waits: it is called with the task, and later resumes or fails it, once. */
export type Suspend = (task: RunningTask) => void

/** `const pod = yield* client.create(draft)`: a generator that yields suspensions and returns a `T`. */
export type Task<T = void> = Generator<Suspend, T, unknown>

/** A task on its way: made by `kernel.spawn`, resumed by what it waits for. */
export class RunningTask {
  readonly epoch: number
  done = false
  /** Further trace events that the task's acts rest on. */
  because: readonly number[] = []
  /** Revisions of objects read since the last act, or `null` when nobody asks. */
  reads: number[] | null = null

  constructor(
    readonly kernel: Kernel,
    readonly process: Process,
    readonly label: string,
    /** What all that this task does is caused by; a queue's worker sets it anew for each key. */
    public cause: Cause,
    private readonly task: Task<unknown>,
    private readonly onDone: (() => void) | undefined,
  ) {
    this.epoch = process.epoch
  }

  resume(value?: unknown): void {
    if (this.isAlive) this.run('next', value)
  }

  fail(error: unknown): void {
    if (this.isAlive) this.run('throw', error)
  }

  /** Ends the task where it stands; its `finally` blocks run. */
  cancel(): void {
    if (this.done) return
    this.done = true
    this.task.return(undefined)
    this.onDone?.()
  }

  /** A task of a stopped process, or of an earlier life of it, never goes on. */
  get isAlive(): boolean {
    return !this.done && this.process.running && this.epoch === this.process.epoch
  }

  private run(advance: 'next' | 'throw', value: unknown): void {
    const { kernel, task } = this
    const outerTask = kernel.task
    const outerCause = kernel.cause
    kernel.task = this
    kernel.cause = this.cause
    try {
      const result = advance === 'next' ? task.next(value) : task.throw(value)
      if (!result.done) result.value(this)
      else this.finish()
    } finally {
      kernel.task = outerTask
      kernel.cause = outerCause
    }
  }

  private finish(): void {
    this.done = true
    this.onDone?.()
  }
}

/** Waits `delayMs` of simulated time. */
export function* sleep(delayMs: number): Task {
  yield (task) => {
    task.kernel.after(delayMs, task.label, () => { task.resume() }, task.process) // prettier-ignore
  }
}

/**
 * Waits `periodMs`, and starts a new chain of causes: what a clock sets off is caused by the clock, not by
 * whatever the task did the last time.
 */
export function* tick(periodMs: number): Task {
  yield (task) => {
    const { kernel, process, label } = task
    kernel.after(periodMs, label, () => {
      task.cause = { seq: 0, timer: { from: process.name, label, at: kernel.now } }
      task.because = []
      task.resume()
    }, process) // prettier-ignore
  }
}

/** Something that tasks wait for, any number of times. */
export class Signal {
  private waiting: RunningTask[] = [];

  *wait(): Task {
    yield (task) => {
      this.waiting.push(task)
    }
  }

  /** Wakes all who wait now, each in an event of its own, in the order in which they came. */
  fire(): void {
    if (this.waiting.length === 0) return
    const woken = this.waiting
    this.waiting = []
    for (const task of woken) task.kernel.after(0, task.label, () => { task.resume() }, task.process) // prettier-ignore
  }
}

/** How one of several tasks ended. */
export type Settled<T> = { readonly value: T } | { readonly error: unknown }

/** Runs tasks side by side and waits until each has ended, well or badly; results are in the order of the tasks. */
export function* allSettled<T>(tasks: readonly Task<T>[]): Task<readonly Settled<T>[]> {
  if (tasks.length === 0) return []
  const results: Settled<T>[] = []
  let open = tasks.length
  yield (parent) => {
    tasks.forEach((task, index) => {
      const settle = function* (): Task {
        try {
          results[index] = { value: yield* task }
        } catch (error) {
          results[index] = { error }
        }
        if (--open === 0) parent.kernel.after(0, parent.label, () => { parent.resume() }, parent.process) // prettier-ignore
      }
      const child = parent.kernel.spawn(parent.process, parent.label, settle())
      child.because = parent.because
    })
  }
  return results
}
