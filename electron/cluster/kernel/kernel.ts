/** The one clock and the one thread of a world. */
import { BIRTH, type Cause } from './cause'
import { EventQueue } from './event-queue'
import { Process } from './process'
import { RandomStream } from './random'
import { RunningTask, type Task } from './task'

/** Something that will happen. `cancel` keeps its place in the queue and takes away what it does. */
export interface KernelEvent {
  readonly at: number
  readonly seq: number
  readonly label: string
  /** Whose act this is; a stopped process does nothing. `null`: nobody's (a flight on a wire). */
  readonly process: Process | null
  readonly epoch: number
  readonly cause: Cause
  run: (() => void) | null
}

/**
 * Invariants:
 * 1. `now` never goes back, and an event is never scheduled in the past.
 * 2. Events run in the order of (at, seq); `seq` is the order in which they were scheduled.
 * 3. Nothing outside an event changes the world; inputs enter between events.
 * 4. All chance comes from `random(name)`.
 * 5. An event of a process that stopped or was started anew since does not run.
 */
export class Kernel {
  now = 0
  /** Events run so far: with `now`, the exact place of an input in the world's life. */
  steps = 0
  cause: Cause = BIRTH
  task: RunningTask | null = null
  /** Told of the first event of each kind that a stopped process did not run. */
  onSilenced: (event: KernelEvent) => void = () => undefined
  /** Called after each event: checkers live here, in tests. */
  onStep: (() => void) | null = null

  private readonly queue = new EventQueue<KernelEvent>()
  private readonly streams = new Map<string, RandomStream>()
  private readonly processes = new Map<string, Process>()
  private seq = 0

  constructor(readonly seed: number) {}

  /** Runs `run` after `delayMs` (rounded to whole ms), caused by what is being handled now. */
  after(delayMs: number, label: string, run: () => void, process: Process | null = null): KernelEvent {
    invariant(delayMs >= 0, `${label}: scheduled ${-delayMs} ms in the past`)
    const at = this.now + Math.round(delayMs)
    const event = { at, seq: this.seq++, label, process, epoch: process ? process.epoch : 0, cause: this.cause, run }
    this.queue.push(event)
    return event
  }

  cancel(event: KernelEvent | null | undefined): void {
    if (event) event.run = null
  }

  /** Starts a task; its first steps run at once, within the current event. */
  spawn(process: Process, label: string, task: Task<unknown>, onDone?: () => void): RunningTask {
    const running = new RunningTask(this, process, label, this.cause, task, onDone)
    running.resume()
    return running
  }

  /** The stream of that name: the same numbers in every run with this seed. */
  random(name: string): RandomStream {
    let stream = this.streams.get(name)
    if (!stream) this.streams.set(name, (stream = new RandomStream(this.seed, name)))
    return stream
  }

  process(name: string): Process {
    let process = this.processes.get(name)
    if (!process) this.processes.set(name, (process = new Process(name)))
    return process
  }

  get nextAt(): number | undefined {
    return this.queue.peek()?.at
  }

  /** Runs the next event; false when there is none. */
  step(): boolean {
    const event = this.queue.pop()
    if (!event) return false
    this.now = event.at
    this.steps++
    if (event.run) this.handle(event, event.run)
    return true
  }

  /** Runs all events up to and including `untilMs`, and leaves the clock there. */
  runUntil(untilMs: number): void {
    for (let at = this.nextAt; at !== undefined && at <= untilMs; at = this.nextAt) this.step()
    this.now = Math.max(this.now, untilMs)
  }

  /** Lets something enter from outside between two events, under its own cause. */
  enter(cause: Cause, run: () => void): void {
    const outer = this.cause
    this.cause = cause
    try {
      run()
    } finally {
      this.cause = outer
    }
  }

  private handle(event: KernelEvent, run: () => void): void {
    const { process } = event
    if (process && (!process.running || event.epoch !== process.epoch)) {
      if (!process.running && !process.silenced.has(event.label)) {
        process.silenced.add(event.label)
        this.onSilenced(event)
      }
      return
    }
    this.cause = event.cause
    try {
      run()
      this.onStep?.()
    } catch (error) {
      throw worldStopped(this, event.label, error)
    } finally {
      this.cause = BIRTH
    }
  }
}

/** A programmer's error: the world stops, and says with which seed and at which event it can be seen again. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

function worldStopped(kernel: Kernel, label: string, error: unknown): InvariantError {
  const message = error instanceof Error ? error.message : String(error)
  const stopped = new InvariantError(
    `${message} (seed ${kernel.seed}, at ${kernel.now} ms, step ${kernel.steps}, event "${label}")`,
  )
  if (error instanceof Error && error.stack) stopped.stack = `${stopped.message}\n${error.stack}`
  return stopped
}
