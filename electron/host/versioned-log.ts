/** A keyed state and everything that ever happened to it: how the picture of any past instant is found at once. */

export interface LogEntry<V> {
  readonly at: number
  readonly key: string
  /** `null`: the key is gone. */
  readonly value: V | null
}

/** Entries between two kept copies of the state: the most that looking back has to go through. */
const CHECKPOINT_EVERY = 512

interface Checkpoint<V> {
  /** Index of the first entry that is not in `state`. */
  readonly index: number
  readonly at: number
  readonly state: ReadonlyMap<string, V>
}

export class VersionedLog<V> {
  private entries: LogEntry<V>[] = []
  private checkpoints: Checkpoint<V>[] = [{ index: 0, at: -Infinity, state: new Map() }]
  private readonly current = new Map<string, V>()

  get size(): number {
    return this.entries.length
  }

  append(entry: LogEntry<V>): void {
    this.entries.push(entry)
    apply(this.current, entry)
    if (this.entries.length - this.checkpoints.at(-1)!.index >= CHECKPOINT_EVERY) {
      this.checkpoints.push({ index: this.entries.length, at: entry.at, state: new Map(this.current) })
    }
  }

  /** The state after everything that happened up to and including `atMs`. */
  at(atMs: number): Map<string, V> {
    const checkpoint = this.checkpoints.findLast(({ at }) => at <= atMs) ?? this.checkpoints[0]!
    const state = new Map(checkpoint.state)
    // A checkpoint is taken in the middle of an instant: entries of the same instant may follow it.
    for (let index = checkpoint.index; index < this.entries.length; index++) {
      const entry = this.entries[index]!
      if (entry.at > atMs) break
      apply(state, entry)
    }
    return state
  }

  /** Entries from index `from` on; indexes count from the first entry still kept. */
  since(from: number): readonly LogEntry<V>[] {
    return this.entries.slice(from)
  }

  /** Lets go of the older half; returns the instant from which on the past is still known. */
  forgetHalf(): number {
    const cut = this.checkpoints[Math.floor(this.checkpoints.length / 2)]!
    this.entries = this.entries.slice(cut.index)
    this.checkpoints = this.checkpoints
      .filter(({ index }) => index >= cut.index)
      .map(({ index, at, state }) => ({ index: index - cut.index, at, state }))
    return cut.at
  }
}

function apply<V>(state: Map<string, V>, { key, value }: LogEntry<V>): void {
  if (value === null) state.delete(key)
  else state.set(key, value)
}
