/** The API server's own copy of one resource: lists, and the source of every watch. It follows etcd by a moment. */
// Models: staging/src/k8s.io/apiserver/pkg/storage/cacher: cacher.go, watch_cache.go
// Simplified: the window holds a fixed number of events; streams never time out unless the client asks for it.
import { badRequest, expired, type ApiObject, type ResourceInfo } from '../../contract/api'
import type { Kernel, KernelEvent } from '../kernel/kernel'
import type { RandomStream } from '../kernel/random'
import type { StoreEvent } from '../etcd/store'
import { pathOf } from '../trace/object-path'
import type { Trace } from '../trace/trace'
import { bookmarkAt } from './bookmark'
import type { RequestQuery, WatchEvent, WatchHandle, WatchSink, WatchType } from './request'
import type { ObjectFilter } from './object-filter'

/** Events kept for watchers that come back: older revisions get 410. */
const WINDOW = 4096
/** Between two bookmarks of a stream, in ms. */
const BOOKMARK_MS = 60_000

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
  readonly wantsBookmarks: boolean
  /** How far the stream has come: nothing older will be sent any more. */
  sentThrough: number
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
  private readonly isRoutine: boolean
  /** Of the newest event that the cache has taken in. */
  revision = 0
  /** Revision of the newest event that is no longer in the window. */
  private droppedThrough = 0
  private bookmarks: KernelEvent | null = null
  private readonly listeners: ((object: ApiObject, isDelete: boolean) => void)[] = []
  /** Keys in order, made when a list asks for them and kept until a key comes or goes. */
  private sortedKeys: string[] | null = null

  constructor(
    private readonly kernel: Kernel,
    private readonly trace: Trace,
    private readonly resource: ResourceInfo,
  ) {
    this.latency = kernel.random('network/watch')
    // Lease traffic is counted, not listed.
    this.isRoutine = resource.definition === 'Lease'
  }

  /** Told of every object that comes, changes or goes, and after a start of every object that is there. */
  onChange(listener: (object: ApiObject, isDelete: boolean) => void): void {
    this.listeners.push(listener)
  }

  get isEmpty(): boolean {
    return this.objects.size === 0
  }

  get(key: string): ApiObject | null {
    return this.objects.get(key) ?? null
  }

  /** The objects under a prefix, in the order of their keys. */
  list(prefix: string, filter?: ObjectFilter): readonly ApiObject[] {
    const keys = (this.sortedKeys ??= [...this.objects.keys()].sort())
    const found: ApiObject[] = []
    for (let at = lowerBound(keys, prefix); at < keys.length && keys[at]!.startsWith(prefix); at++) {
      const object = this.objects.get(keys[at]!)!
      if (!filter || filter.matches(object)) found.push(object)
    }
    return found
  }

  /** Takes in what etcd committed, and sends it on to whom it concerns. */
  apply({ type, revision, kv, previous }: StoreEvent): void {
    const isDelete = type === 'delete'
    const object = isDelete ? withRevision(kv.value as ApiObject, revision) : (kv.value as ApiObject)
    if (isDelete || !previous) this.sortedKeys = null
    if (isDelete) this.objects.delete(kv.key)
    else this.objects.set(kv.key, object)
    this.revision = revision
    const event: CachedEvent = { revision, isDelete, object, previous: (previous?.value ?? null) as ApiObject | null }
    this.window.push(event)
    if (this.window.length > WINDOW * 2) this.droppedThrough = this.window.splice(0, WINDOW).at(-1)!.revision
    for (const listener of this.listeners) listener(object, isDelete)
    this.dispatch(event)
  }

  /** A server that starts anew fills its cache from etcd and knows no past. */
  reset(entries: readonly { readonly key: string; readonly value: unknown }[], revision: number): void {
    this.objects.clear()
    this.sortedKeys = null
    for (const { key, value } of entries) this.objects.set(key, value as ApiObject)
    this.window.length = 0
    this.revision = revision
    this.droppedThrough = revision
    for (const listener of this.listeners) for (const object of this.objects.values()) listener(object, false)
  }

  /**
   * Streams what comes after a revision; throws 410 when some of it is no longer here. Without a revision, or with 0,
   * the stream begins with what there is.
   */
  watch(name: string, query: RequestQuery, filter: ObjectFilter, sink: WatchSink): WatchHandle {
    const from = revisionIn(query)
    if (from > 0 && from < this.droppedThrough)
      throw expired(`too old resource version: ${from} (${this.droppedThrough})`)
    const wantsBookmarks = query.allowWatchBookmarks === true
    const watcher: Watcher = { name, filter, sink, wantsBookmarks, sentThrough: from, lastArrivalMs: 0, stopped: false }
    this.register(watcher)
    if (from === 0 || query.sendInitialEvents) this.sendAll(watcher, query.sendInitialEvents === true)
    else for (const event of this.window) if (event.revision > from) this.send(watcher, event)
    if (wantsBookmarks) this.scheduleBookmarks()
    if (query.timeoutSeconds) this.endAfter(watcher, query.timeoutSeconds * 1000)
    return { stop: () => { this.unregister(watcher) } } // prettier-ignore
  }

  /** What there is, as if it had just been made; whoever asked for it is told where that ends. */
  private sendAll(watcher: Watcher, thenBookmark: boolean): void {
    for (const object of this.list('', watcher.filter))
      this.deliver(watcher, { type: 'ADDED', object, revision: Number(object.metadata.resourceVersion) })
    watcher.sentThrough = this.revision
    if (thenBookmark) this.deliver(watcher, bookmarkAt(this.resource, this.revision, true))
  }

  private scheduleBookmarks(): void {
    this.bookmarks ??= this.kernel.after(BOOKMARK_MS, 'watch bookmarks', () => {
      this.bookmarks = null
      const wanting = this.allWatchers().filter((watcher) => watcher.wantsBookmarks)
      for (const watcher of wanting) this.deliver(watcher, bookmarkAt(this.resource, this.revision, false))
      if (wanting.length > 0) this.scheduleBookmarks()
    })
  }

  private endAfter(watcher: Watcher, delayMs: number): void {
    this.kernel.after(delayMs, 'watch timeout', () => {
      if (!watcher.stopped) this.close(watcher)
    })
  }

  private close(watcher: Watcher): void {
    this.unregister(watcher)
    const arrivalMs = Math.max(watcher.lastArrivalMs, this.kernel.now + this.latency.integer(1, 2))
    this.kernel.after(arrivalMs - this.kernel.now, 'watch closed', () => { watcher.sink.closed(null) }) // prettier-ignore
  }

  /** The server goes away: every stream breaks without a word. */
  closeAll(): void {
    for (const watcher of this.allWatchers()) {
      this.unregister(watcher)
      this.kernel.after(this.latency.integer(1, 2), 'watch closed', () => { watcher.sink.closed(null) }) // prettier-ignore
    }
  }

  private allWatchers(): readonly Watcher[] {
    return [...this.watchers, ...[...this.watchersByNode.values()].flatMap((watchers) => [...watchers])]
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
    watcher.sentThrough = event.revision
    if (this.isRoutine || event.type === 'BOOKMARK') trace.count('kube-apiserver', watcher.name, 'watch')
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

function revisionIn({ resourceVersion = '' }: RequestQuery): number {
  if (resourceVersion !== '' && !/^\d+$/.test(resourceVersion))
    throw badRequest(`invalid resource version ${JSON.stringify(resourceVersion)}`)
  return Number(resourceVersion)
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

function withRevision(object: ApiObject, revision: number): ApiObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
}
