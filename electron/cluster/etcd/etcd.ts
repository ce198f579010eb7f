/** One etcd member: transactions and reads arrive, take effect and are answered at times of their own. */
// Models: etcd server/etcdserver/v3_server.go
// Simplified: one member, so a write needs no quorum, only its own disk.
import type { ObjectPath } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { RandomStream } from '../kernel/random'
import type { RunningTask, Task } from '../kernel/task'
import type { Trace } from '../trace/trace'
import {
  CompactedError,
  Store,
  type Compare,
  type KeyValue,
  type Operation,
  type StoreEvent,
  type TxnResult,
} from './store'

export interface TxnRequest {
  readonly compares: readonly Compare[]
  readonly operations: readonly Operation[]
  /** For the trace: which object this is about, and the verb of the request behind it. */
  readonly object: ObjectPath
  readonly verb: string
  readonly routine: boolean
  /** Small facts for the reader of the trace: kept with the commit. */
  readonly detail?: Readonly<Record<string, string>>
}

export interface RangeResult {
  readonly kvs: readonly KeyValue[]
  /** Of the store, when it answered. */
  readonly revision: number
}

/** How long a caller waits for a member that does not answer, in ms. */
const CALL_TIMEOUT_MS = 60_000

/** The client's side of a call that got no answer. */
export class EtcdTimeout extends Error {
  override readonly name = 'EtcdTimeout'
  constructor() {
    super('etcdserver: request timed out')
  }
}

export class Etcd {
  readonly store = new Store()
  private readonly latency: RandomStream
  private deliver: (event: StoreEvent) => void = () => undefined
  private lastArrivalMs = 0

  constructor(
    private readonly kernel: Kernel,
    private readonly trace: Trace,
    readonly process: Process,
    private readonly client: string,
  ) {
    this.latency = kernel.random('etcd/latency')
  }

  /** Sends a transaction and waits for its outcome; throws `EtcdTimeout` when no member answers. */
  *txn(request: TxnRequest): Task<TxnResult> {
    const { object, verb, routine, detail } = request
    return (yield (task) => {
      this.call(task, verb, object, routine, () => {
        const result = this.store.txn(request.compares, request.operations)
        const { succeeded, revision, events } = result
        const note = { outcome: succeeded ? 'committed' : 'compare failed', ...(succeeded && { revision, detail }) }
        this.answer(task, verb, object, routine && succeeded, note, result)
        this.notify(events)
      })
    }) as TxnResult
  }

  /** A linearizable read of one key. */
  *get(key: string, object: ObjectPath, routine: boolean): Task<KeyValue | null> {
    return (yield (task) => {
      this.call(task, 'range', object, routine, () => {
        const kv = this.store.get(key)
        this.answer(task, 'range', object, routine, { outcome: kv ? 'found' : 'no such key' }, kv)
      })
    }) as KeyValue | null
  }

  /** A linearizable read of all keys under a prefix, now or as of an earlier revision; throws `CompactedError`. */
  *range(prefix: string, object: ObjectPath, at: number | null = null): Task<RangeResult> {
    const result = (yield (task) => {
      this.call(task, 'range', object, false, () => {
        const found = this.read(prefix, at)
        const outcome = found instanceof CompactedError ? 'compacted' : `${found.kvs.length} keys`
        this.answer(task, 'range', object, false, { outcome }, found)
      })
    }) as RangeResult | CompactedError
    if (result instanceof CompactedError) throw result
    return result
  }

  private read(prefix: string, at: number | null): RangeResult | CompactedError {
    const { store } = this
    if (at !== null && at < store.compactRevision) return new CompactedError(store.compactRevision)
    const kvs = at === null || at >= store.revision ? store.range(prefix) : store.rangeAt(prefix, at)
    return { kvs, revision: store.revision }
  }

  /** Lets the store forget what was superseded at or before `revision`. */
  *compact(revision: number): Task {
    yield (task) => {
      this.call(task, 'compact', null, false, () => {
        this.store.compact(revision)
        this.answer(task, 'compact', null, false, { outcome: `revision ${revision}` }, undefined)
      })
    }
  }

  /** Sends every commit from now on to the watcher, in order; the flight begins with the commit. */
  watch(deliver: (event: StoreEvent) => void): void {
    this.deliver = deliver
  }

  private notify(events: readonly StoreEvent[]): void {
    if (events.length === 0) return
    const { kernel } = this
    this.lastArrivalMs = Math.max(this.lastArrivalMs, kernel.now + this.latency.integer(0, 1))
    kernel.after(this.lastArrivalMs - kernel.now, 'etcd watch', () => { for (const event of events) this.deliver(event) }) // prettier-ignore
  }

  /** Puts a call on the wire; a member that is down never answers, and the caller gives up in the end. */
  private call(task: RunningTask, verb: string, object: ObjectPath | null, routine: boolean, act: () => void): void {
    const { kernel, trace } = this
    const durationMs = this.latency.integer(1, 2)
    const outer = kernel.cause
    if (routine) trace.count(this.client, 'etcd', verb)
    else kernel.cause = trace.record('txn', this.client, 'etcd', verb, object, 'sent', { durationMs })
    kernel.after(durationMs, 'etcd call', () => {
      if (this.process.running) act()
      else this.giveUpLater(task, object)
    })
    kernel.cause = outer
  }

  /** What leads on from the caller's time-out is the silence of a member that was stopped. */
  private giveUpLater(task: RunningTask, object: ObjectPath | null): void {
    const { kernel, trace, process, client } = this
    trace.silence(process, 'answer')
    kernel.after(CALL_TIMEOUT_MS, 'etcd call', () => {
      task.cause = trace.deadline(client, { from: process.name, act: 'answer' }, object)
      task.fail(new EtcdTimeout())
    })
  }

  /** Sends the answer back; the caller goes on because of it. */
  private answer(
    task: RunningTask,
    verb: string,
    object: ObjectPath | null,
    routine: boolean,
    note: AnswerNote,
    value: unknown,
  ): void {
    const { kernel, trace } = this
    const durationMs = this.latency.integer(1, 2)
    const { outcome, revision, detail } = note
    if (!routine)
      kernel.cause = trace.record('commit', 'etcd', this.client, verb, object, outcome, {
        durationMs,
        revision,
        detail,
      })
    if (revision !== undefined && !routine) trace.committed(revision, kernel.cause)
    kernel.after(durationMs, 'etcd answer', () => {
      task.cause = kernel.cause
      task.resume(value)
    })
  }
}

interface AnswerNote {
  readonly outcome: string
  readonly revision?: number
  readonly detail?: Readonly<Record<string, string>> | undefined
}
