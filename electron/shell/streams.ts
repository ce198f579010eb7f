/** What programs read and write: texts at hand, pipes that fill while others run, files, the terminal. */
import { Signal, type Task } from '../cluster/kernel/task'

export interface TextInput {
  /** The next line with its line break, the last one perhaps without; null at the end. */
  line(): Task<string | null>
  /** All that is still to come. */
  rest(): Task<string>
}

export interface Output {
  write(text: string): void
  /** Waits until the reader has caught up. */
  room(): Task
}

export interface Streams {
  readonly input: TextInput
  readonly out: Output
  readonly err: Output
}

/** The reader went away: whoever writes on is ended, as by SIGPIPE. */
export class BrokenPipe extends Error {}

/** How much a pipe holds before its writer has to wait. */
const CAPACITY = 64 * 1024

export class HeldText implements TextInput {
  private at = 0

  constructor(private readonly text: string) {}

  *line(): Task<string | null> {
    if (this.at >= this.text.length) return null
    const end = this.text.indexOf('\n', this.at)
    const start = this.at
    this.at = end < 0 ? this.text.length : end + 1
    return this.text.slice(start, this.at)
  }

  *rest(): Task<string> {
    const text = this.text.slice(this.at)
    this.at = this.text.length
    return text
  }
}

export class Pipe implements TextInput, Output {
  /** Called when something is written that nobody will read. */
  onBroken: () => void = () => undefined
  private text = ''
  private isEnded = false
  private isBroken = false
  private readonly changed = new Signal()

  write(text: string): void {
    if (this.isBroken) {
      this.onBroken()
      return
    }
    this.text += text
    this.changed.fire()
  }

  *room(): Task {
    while (this.text.length > CAPACITY && !this.isBroken) yield* this.changed.wait()
    if (this.isBroken) throw new BrokenPipe()
  }

  *line(): Task<string | null> {
    for (let end = this.text.indexOf('\n'); ; end = this.text.indexOf('\n')) {
      if (end >= 0) return this.taken(end + 1)
      if (this.isEnded) return this.text === '' ? null : this.taken(this.text.length)
      yield* this.changed.wait()
    }
  }

  *rest(): Task<string> {
    let text = ''
    for (;;) {
      text += this.taken(this.text.length)
      if (this.isEnded) return text
      yield* this.changed.wait()
    }
  }

  /** The writer has ended. */
  end(): void {
    this.isEnded = true
    this.changed.fire()
  }

  /** The reader has ended. */
  abandon(): void {
    this.isBroken = true
    this.text = ''
    this.changed.fire()
  }

  private taken(length: number): string {
    const text = this.text.slice(0, length)
    this.text = this.text.slice(length)
    this.changed.fire()
    return text
  }
}

/** An output that never makes its writer wait. */
export function outputTo(write: (text: string) => void): Output {
  return { write, *room() {} } // prettier-ignore
}
