/** How much one line may do: a loop without an end is stopped, and says so. */
// Simplified: a real shell goes on until it is interrupted, or the machine is full.

/** Work without any simulated time passing: about a second of a slow machine. */
const MOST_STEPS = 500_000
const MOST_OUTPUT = 8 * 1024 * 1024
const LONGEST_WORD = 1024 * 1024

/** The line is over, wherever it stands. */
export class LineStopped extends Error {}

export class Limits {
  /** Why the line was stopped. */
  stopped: string | null = null
  private steps = 0
  private written = 0
  private sinceMs = -1

  constructor(private readonly now: () => number) {}

  /** Counts work; a second of the cluster's life gives a loop all its steps anew. */
  step(cost = 1): void {
    const now = this.now()
    if (now !== this.sinceMs) {
      this.sinceMs = now
      this.steps = 0
    }
    this.steps += cost
    if (this.steps > MOST_STEPS)
      this.stopped ??= 'stopped: too many steps without any simulated time passing (is there a loop without an end?)'
    if (this.stopped !== null) throw new LineStopped(this.stopped)
  }

  /** False when nothing more may be written: the line ends at its next step. */
  write(length: number): boolean {
    this.written += length
    if (this.written > MOST_OUTPUT) this.stopped ??= `stopped: more than ${MOST_OUTPUT / 1024 / 1024} MiB of output`
    return this.stopped === null
  }

  /** A value that doubles in each round would fill the memory long before its steps are counted. */
  hold(text: string): string {
    this.step(1 + (text.length >> 7))
    if (text.length > LONGEST_WORD) {
      this.stopped ??= `stopped: a value of more than ${LONGEST_WORD / 1024 / 1024} MiB`
      throw new LineStopped(this.stopped)
    }
    return text
  }
}
