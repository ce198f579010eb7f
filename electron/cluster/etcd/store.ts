/** etcd's multi-version store: each key keeps its past, and one counter, the revision, orders all writes. */
// Models: etcd server/storage/mvcc: kvstore.go, index.go, watchable_store.go
// Simplified: values are shared objects, not bytes; no leases on keys yet.
import { invariant } from '../kernel/kernel'

export interface KeyValue {
  readonly key: string
  readonly value: unknown
  /** Revision of the put that made the key. */
  readonly createRevision: number
  /** Revision of the newest put. */
  readonly modRevision: number
  /** 1 for the first put since the key was made. */
  readonly version: number
}

/** True when the key's newest put has this revision; 0 means that there is no such key. */
export interface Compare {
  readonly key: string
  readonly modRevision: number
}

/** A put's value may be made from the revision it gets: this is how objects carry their resourceVersion. */
export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: (revision: number) => unknown }
  | { readonly type: 'delete'; readonly key: string }

export interface StoreEvent {
  readonly type: 'put' | 'delete'
  readonly revision: number
  /** After a delete: the last value, under the delete's revision. */
  readonly kv: KeyValue
  readonly previous: KeyValue | null
}

export interface TxnResult {
  readonly succeeded: boolean
  /** The store's revision after the transaction. */
  readonly revision: number
  readonly events: readonly StoreEvent[]
  /** What the first compared key holds now, when the transaction failed. */
  readonly current: KeyValue | null
}

/** Asked for a revision that compaction has thrown away. */
export class CompactedError extends Error {
  override readonly name = 'CompactedError'
  constructor(readonly compactRevision: number) {
    super('etcdserver: mvcc: required revision has been compacted')
  }
}

export type CommitListener = (events: readonly StoreEvent[]) => void

export class Store {
  /** An empty store is at revision 1: the first write makes revision 2. */
  revision = 1
  compactRevision = 0
  private readonly latest = new Map<string, KeyValue>()
  /** Events since the last compaction, oldest first: what a watch from the past is served from. */
  private log: StoreEvent[] = []
  private readonly listeners: CommitListener[] = []
  /** Keys in byte order, made when a range asks for them and kept until a key comes or goes. */
  private sortedKeys: string[] | null = null

  get(key: string): KeyValue | null {
    return this.latest.get(key) ?? null
  }

  get size(): number {
    return this.latest.size
  }

  /** The newest values under a prefix, in the order of their keys. */
  range(prefix: string): readonly KeyValue[] {
    const keys = (this.sortedKeys ??= [...this.latest.keys()].sort(byBytes))
    const found: KeyValue[] = []
    for (let index = lowerBound(keys, prefix); index < keys.length && keys[index]!.startsWith(prefix); index++) {
      found.push(this.latest.get(keys[index]!)!)
    }
    return found
  }

  /** What stood under a prefix when the store was at `revision`; throws when that has been compacted away. */
  rangeAt(prefix: string, revision: number): readonly KeyValue[] {
    if (revision < this.compactRevision) throw new CompactedError(this.compactRevision)
    const found = new Map(this.range(prefix).map((kv) => [kv.key, kv]))
    for (const { revision: at, kv, previous } of this.log.toReversed()) {
      if (at <= revision) break
      if (!kv.key.startsWith(prefix)) continue
      if (previous) found.set(kv.key, previous)
      else found.delete(kv.key)
    }
    return [...found.values()].sort((a, b) => byBytes(a.key, b.key))
  }

  /** Applies the operations at one new revision if every comparison holds; else changes nothing. */
  txn(compares: readonly Compare[], operations: readonly Operation[]): TxnResult {
    for (const { key, modRevision } of compares) {
      const current = this.get(key)
      if ((current?.modRevision ?? 0) !== modRevision)
        return { succeeded: false, revision: this.revision, events: [], current }
    }
    const events: StoreEvent[] = []
    for (const operation of operations) {
      const event = this.apply(operation, this.revision + 1)
      if (event) events.push(event)
    }
    if (events.length > 0) this.commit(events)
    return { succeeded: true, revision: this.revision, events, current: null }
  }

  /** Every commit from now on, in order. */
  onCommit(listener: CommitListener): void {
    this.listeners.push(listener)
  }

  /** All events after `revision`, in order; throws when some of them are gone. */
  eventsAfter(revision: number): readonly StoreEvent[] {
    if (revision < this.compactRevision) throw new CompactedError(this.compactRevision)
    let first = this.log.length
    while (first > 0 && this.log[first - 1]!.revision > revision) first--
    return this.log.slice(first)
  }

  /** Forgets what was superseded at or before `revision`. */
  compact(revision: number): void {
    invariant(revision <= this.revision, `compaction at ${revision} is ahead of revision ${this.revision}`)
    if (revision <= this.compactRevision) return
    this.compactRevision = revision
    this.log = this.log.filter((event) => event.revision > revision)
  }

  private apply(operation: Operation, revision: number): StoreEvent | null {
    const { key } = operation
    const previous = this.get(key)
    if (operation.type === 'put') {
      const createRevision = previous?.createRevision ?? revision
      const kv = {
        key,
        value: operation.value(revision),
        createRevision,
        modRevision: revision,
        version: (previous?.version ?? 0) + 1,
      }
      this.latest.set(key, kv)
      if (!previous) this.sortedKeys = null
      return { type: 'put', revision, kv, previous }
    }
    if (!previous) return null
    this.latest.delete(key)
    this.sortedKeys = null
    return { type: 'delete', revision, kv: { ...previous, modRevision: revision, version: 0 }, previous }
  }

  private commit(events: readonly StoreEvent[]): void {
    this.revision++
    this.log.push(...events)
    for (const listener of this.listeners) listener(events)
  }
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lowerBound(keys: readonly string[], prefix: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]! < prefix) low = middle + 1
    else high = middle
  }
  return low
}
