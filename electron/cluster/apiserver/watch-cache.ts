/** The API server's own copy of one resource: lists, and the source of every watch. It follows etcd by a moment. */
// Models: staging/src/k8s.io/apiserver/pkg/storage/cacher: cacher.go, watch_cache.go
// Simplified: the window holds a fixed number of events; no bookmarks yet.
import { expired, type ApiObject } from '../../contract/api'
import type { Kernel, KernelEvent } from '../kernel/kernel'
import type { RandomStream } from '../kernel/random'
import type { StoreEvent } from '../etcd/store'
import { pathOf } from '../trace/object-path'
import type { Trace } from '../trace/trace'
import type { WatchEvent, WatchHandle, WatchSink, WatchType } from './request'
import type { ObjectFilter } from './object-filter'

/** Events kept for watchers that come back: older revisions get 410. */
const WINDOW = 4096

interface CachedEvent {
  readonly revision: number
  readonly isDelete: boolean
  readonly object: ApiObject
  readonly previous: ApiObject | null
}

interface Watcher {
  readonly name: string
  readonly filter: ObjectFilter
  readonly sink: WatchSink
  /** The stream keeps its order: nothing arrives before what was sent earlier. */
  lastArrivalMs: number
  stopped: boolean
}

export class WatchCache {
  private readonly objects = new Map<string, ApiObject>()
  private readonly window: CachedEvent[] = []
  /** Watchers that may want any object, and those that want one node's Pods alone. */
  private readonly watchers = new Set<Watcher>()
  private readonly watchersByNode = new Map<string, Set<Watcher>>()
  private readonly latency: RandomStream
  /** Of the newest event that the cache has taken in. */
  revision = 0
  /** Revision of the newest event that is no longer in the window. */
  private droppedThrough = 0

  constructor(
    private readonly kernel: Kernel,
    private readonly trace: Trace,
    /** Lease traffic is counted, not listed. */
    private readonly isRoutine: boolean,
  ) {
    this.latency = kernel.random('network/watch')
  }

  get(key: string): ApiObject | null {
    return this.objects.get(key) ?? null
  }

  list(prefix: string, filter: ObjectFilter): readonly ApiObject[] {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort()
    return keys.map((key) => this.objects.get(key)!).filter((object) => filter.matches(object))
  }

  /** Takes in what etcd committed, and sends it on to whom it concerns. */
  apply({ type, revision, kv, previous }: StoreEvent): void {
    const isDelete = type === 'delete'
    const object = isDelete ? withRevision(kv.value as ApiObject, revision) : (kv.value as ApiObject)
    if (isDelete) this.objects.delete(kv.key)
    else this.objects.set(kv.key, object)
    this.revision = revision
    const event: CachedEvent = { revision, isDelete, object, previous: (previous?.value ?? null) as ApiObject | null }
    this.window.push(event)
    if (this.window.length > WINDOW * 2) this.droppedThrough = this.window.splice(0, WINDOW).at(-1)!.revision
    this.dispatch(event)
  }

  /** A server that starts anew fills its cache from etcd and knows no past. */
  reset(entries: readonly { readonly key: string; readonly value: unknown }[], revision: number): void {
    this.objects.clear()
    for (const { key, value } of entries) this.objects.set(key, value as ApiObject)
    this.window.length = 0
    this.revision = revision
    this.droppedThrough = revision
  }

  /** Streams what comes after `fromRevision`; throws 410 when some of it is no longer here. */
  watch(name: string, fromRevision: number, filter: ObjectFilter, sink: WatchSink): WatchHandle {
    if (fromRevision < this.droppedThrough) {
      throw expired(`too old resource version: ${fromRevision} (${this.droppedThrough})`)
    }
    const watcher: Watcher = { name, filter, sink, lastArrivalMs: 0, stopped: false }
    this.register(watcher)
    for (const event of this.window) if (event.revision > fromRevision) this.send(watcher, event)
    return { stop: () => { this.unregister(watcher) } } // prettier-ignore
  }

  /** The server goes away: every stream breaks without a word. */
  closeAll(): void {
    const all = [...this.watchers, ...[...this.watchersByNode.values()].flatMap((watchers) => [...watchers])]
    for (const watcher of all) {
      this.unregister(watcher)
      this.kernel.after(this.latency.integer(1, 2), 'watch closed', () => { watcher.sink.closed(null) }) // prettier-ignore
    }
  }

  private register(watcher: Watcher): void {
    const node = watcher.filter.nodeName
    if (node === undefined) {
      this.watchers.add(watcher)
      return
    }
    let watchers = this.watchersByNode.get(node)
    if (!watchers) this.watchersByNode.set(node, (watchers = new Set()))
    watchers.add(watcher)
  }

  private unregister(watcher: Watcher): void {
    watcher.stopped = true
    this.watchers.delete(watcher)
    const node = watcher.filter.nodeName
    if (node !== undefined) this.watchersByNode.get(node)?.delete(watcher)
  }

  private dispatch(event: CachedEvent): void {
    for (const watcher of this.watchers) this.send(watcher, event)
    if (this.watchersByNode.size === 0) return
    const node = nodeNameOf(event.object)
    if (node === undefined) return
    for (const watcher of this.watchersByNode.get(node) ?? []) this.send(watcher, event)
  }

  private send(watcher: Watcher, event: CachedEvent): void {
    const type = typeFor(event, watcher.filter)
    if (type) this.deliver(watcher, { type, object: event.object, revision: event.revision })
  }

  private deliver(watcher: Watcher, event: WatchEvent): KernelEvent {
    const { kernel, trace } = this
    const arrivalMs = Math.max(watcher.lastArrivalMs, kernel.now + this.latency.integer(1, 2))
    watcher.lastArrivalMs = arrivalMs
    const durationMs = arrivalMs - kernel.now
    const outer = kernel.cause
    if (this.isRoutine) trace.count('kube-apiserver', watcher.name, 'watch')
    else
      kernel.cause = trace.record('watch', 'kube-apiserver', watcher.name, 'watch', pathOf(event.object), event.type, {
        durationMs,
        revision: event.revision,
      })
    const arrival = kernel.after(durationMs, 'watch event', () => { if (!watcher.stopped) watcher.sink.event(event) }) // prettier-ignore
    kernel.cause = outer
    return arrival
  }
}

/** What an event is to a watcher that sees only some objects: leaving its selection is a deletion, entering is news. */
function typeFor({ isDelete, object, previous }: CachedEvent, filter: ObjectFilter): WatchType | null {
  const matchedBefore = previous !== null && filter.matches(previous)
  const matchesNow = !isDelete && filter.matches(object)
  if (matchesNow) return matchedBefore ? 'MODIFIED' : 'ADDED'
  return matchedBefore ? 'DELETED' : null
}

function nodeNameOf(object: ApiObject): string | undefined {
  return (object as { spec?: { nodeName?: string } }).spec?.nodeName
}

function withRevision(object: ApiObject, revision: number): ApiObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
}
