/** The recorder at the seams: who sent what to whom, when, and because of what. */
import type { ComponentName, ObjectPath, RoutineCount, TraceEvent, TraceKind } from '../../contract/trace'
import type { Cause } from '../kernel/cause'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'

/** What a seam knows beside the five words that every event has. */
export interface TraceExtra {
  readonly durationMs?: number
  readonly revision?: number | undefined
  readonly because?: readonly number[]
  readonly detail?: Readonly<Record<string, string | number>> | undefined
}

/** An event while it is being put together. */
type Draft = { -readonly [Word in keyof TraceEvent]: TraceEvent[Word] }

const NOTHING: TraceExtra = {}
const NO_REASONS: readonly number[] = []
/** Reasons kept of one act: the newest reads tell why; a list of five thousand Pods would not. */
const MOST_REASONS = 16

export class Trace {
  /** Events from `firstSeq` on; older ones were let go by `forget`. */
  readonly events: TraceEvent[] = []
  firstSeq = 1
  /** Events kept at the most; the host raises it by its byte budget. */
  limit = Infinity

  /** Trace event of the commit that made each revision: how a read object leads to its last write. */
  private readonly commits = new Map<number, number>()
  private readonly silencedActs = new Map<string, { readonly seq: number; readonly fault: Cause }>()
  /** Counts of the second that each wire is in; a finished second is told to the listeners. */
  private readonly routine = new Map<string, RoutineCount>()
  private readonly routineListeners: ((count: RoutineCount) => void)[] = []
  private nextSeq = 1

  constructor(private readonly kernel: Kernel) {
    kernel.onSilenced = (event) => {
      this.silence(event.process!, event.label)
    }
  }

  /** Records one event under the current cause, and returns it as the cause of what follows from it. */
  record(
    kind: TraceKind,
    from: ComponentName,
    to: ComponentName,
    verb: string,
    object: ObjectPath | null,
    outcome: string,
    extra: TraceExtra = NOTHING,
  ): Cause {
    const cause = this.numberOf(this.kernel.cause)
    const because = this.reasons(extra.because, cause)
    const { durationMs = 0, revision, detail } = extra
    const seq = this.nextSeq++
    const event: Draft = {
      seq,
      at: this.kernel.now,
      durationMs,
      kind,
      from,
      to,
      verb,
      object,
      outcome,
      cause,
      because,
    }
    if (revision !== undefined) event.revision = revision
    if (detail) event.detail = detail
    this.append(event)
    return { seq }
  }

  /** Counts one piece of routine traffic on its wire, in this second. */
  count(from: ComponentName, to: ComponentName, verb: string): void {
    const second = Math.floor(this.kernel.now / 1000)
    const key = `${from} ${to} ${verb}`
    const known = this.routine.get(key)
    if (known && known.second !== second) for (const listener of this.routineListeners) listener(known)
    const count = known?.second === second ? known.count + 1 : 1
    this.routine.set(key, { second, from, to, verb, count })
  }

  /** Told of each wire's count when its second is over and the next one has begun to count. */
  onRoutine(listener: (count: RoutineCount) => void): void {
    this.routineListeners.push(listener)
  }

  /** Somebody waited for an act of `from` that did not come: leads on to the first time it was silenced, if it was. */
  deadline(
    who: ComponentName,
    waitedFor: { readonly from: ComponentName; readonly act: string },
    object: ObjectPath | null,
  ): Cause {
    const silenced = this.silencedActs.get(`${waitedFor.from} ${waitedFor.act}`)
    const outer = this.kernel.cause
    if (silenced !== undefined) this.kernel.cause = { seq: silenced.seq }
    const cause = this.record('deadline', who, waitedFor.from, waitedFor.act, object, 'missed')
    this.kernel.cause = outer
    return cause
  }

  /** The commit that made this revision. */
  committed(revision: number, cause: Cause): void {
    this.commits.set(revision, cause.seq)
  }

  commitOf(revision: number): number | undefined {
    return this.commits.get(revision)
  }

  get lastSeq(): number {
    return this.nextSeq - 1
  }

  event(seq: number): TraceEvent | undefined {
    return this.events[seq - this.firstSeq]
  }

  /** Lets go of events before `seq`: the host's byte budget decides when. */
  forget(beforeSeq: number): void {
    const count = Math.min(beforeSeq - this.firstSeq, this.events.length)
    if (count <= 0) return
    for (const { revision, kind } of this.events.splice(0, count)) {
      if (kind === 'commit' && revision !== undefined) this.commits.delete(revision)
    }
    this.firstSeq += count
  }

  /** The trace number of a cause; a timer gets its event only now that something came of it. */
  numberOf(cause: Cause): number {
    if (cause.seq === 0 && cause.timer) {
      const { from, label, at } = cause.timer
      cause.seq = this.nextSeq++
      this.append({
        seq: cause.seq, at, durationMs: 0, kind: 'timer', from, to: from, verb: label, object: null,
        outcome: 'fired', cause: 0, because: NO_REASONS,
      }) // prettier-ignore
    }
    return cause.seq
  }

  /** The first act of its kind that a stopped process does not do is recorded, with the fault as its cause. */
  silence(process: Process, act: string): void {
    const key = `${process.name} ${act}`
    if (!process.stoppedBy || this.silencedActs.get(key)?.fault === process.stoppedBy) return
    const outer = this.kernel.cause
    this.kernel.cause = process.stoppedBy
    const { seq } = this.record('silenced', process.name, process.name, act, null, 'silenced')
    this.kernel.cause = outer
    this.silencedActs.set(key, { seq, fault: process.stoppedBy })
  }

  /** The explicit reasons, the task's own, and the last writes of what it read: newest first, each once. */
  private reasons(explicit: readonly number[] | undefined, cause: number): readonly number[] {
    const { task } = this.kernel
    const reads = task?.reads
    if (!explicit && !reads?.length && !task?.because.length) return NO_REASONS
    const found = new Set<number>(explicit)
    for (const seq of task?.because ?? NO_REASONS) found.add(seq)
    if (reads)
      for (let index = reads.length - 1; index >= 0 && found.size < MOST_REASONS; index--)
        this.addCommit(found, reads[index]!)
    found.delete(cause)
    return [...found].sort((a, b) => b - a).slice(0, MOST_REASONS)
  }

  private addCommit(found: Set<number>, revision: number): void {
    const seq = this.commits.get(revision)
    if (seq !== undefined) found.add(seq)
  }

  private append(event: TraceEvent): void {
    this.events.push(event)
    if (this.events.length > this.limit * 2) this.forget(this.nextSeq - this.limit)
  }
}
