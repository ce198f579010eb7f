/** Something that can be stopped: a component, a node's runtime, a learner's command. */
import type { Cause } from './cause'

/**
 * Events and tasks belong to a process. When it stops, they fall silent: what they would have done does not happen,
 * and the first such absence of each kind is reported, with the fault as its cause.
 */
export class Process {
  running = true
  /** Grows with each start: what an earlier life had scheduled stays silent. */
  epoch = 1
  stoppedBy: Cause | null = null
  /** Kinds of absence reported since the last stop. */
  readonly silenced = new Set<string>()
  /** What the process holds open, such as watches: its end closes them. */
  private readonly open = new Set<() => void>()

  constructor(readonly name: string) {}

  stop(cause: Cause): void {
    this.running = false
    this.stoppedBy = cause
    this.silenced.clear()
    const closers = [...this.open]
    this.open.clear()
    for (const close of closers) close()
  }

  /** Has `close` called when the process stops; the returned function says that it is closed already. */
  closeOnStop(close: () => void): () => void {
    this.open.add(close)
    return () => this.open.delete(close)
  }

  start(): void {
    this.epoch++
    this.running = true
    this.stoppedBy = null
  }
}
