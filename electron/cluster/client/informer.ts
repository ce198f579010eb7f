/** A cache of one kind, kept up to date by a watch, and a little behind the truth: as every component's view is. */
// Models: client-go/tools/cache/reflector.go, shared_informer.go, store.go
// Simplified: one watch a kind and process, no resync, events reach all handlers at once.
import { isApiError, type ApiObject, type Kind, type KindMap, type ResourceInfo, type Status } from '../../contract/api'
import type { RequestQuery, WatchEvent } from '../apiserver/request'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import { Signal, sleep, type Task } from '../kernel/task'
import type { Client } from './client'

export interface Handler<T> {
  add?(object: T): void
  update?(object: T, old: T): void
  delete?(object: T): void
}

/** Reflector back-off after a failed list or watch: 800 ms doubling to 30 s. */
const FIRST_RETRY_MS = 800
const LONGEST_RETRY_MS = 30_000

/** `namespace/name`, or just `name` for cluster-scoped objects: the key of caches and work queues. */
export function keyOf(object: ApiObject): string {
  const { namespace, name } = object.metadata
  return namespace ? `${namespace}/${name}` : name
}

export function splitKey(key: string): { readonly namespace: string; readonly name: string } {
  const slash = key.indexOf('/')
  return slash < 0 ? { namespace: '', name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}

export class Informer<T extends ApiObject> {
  synced = false
  private readonly objects = new Map<string, T>()
  private readonly indexes = new Map<string, Index<T>>()
  private readonly handlers: Handler<T>[] = []
  private readonly syncedSignal = new Signal()
  private resourceVersion = '0'
  private stopped = false
  private endWatch: () => void = () => undefined

  constructor(
    private readonly kernel: Kernel,
    private readonly client: Client,
    readonly watched: Kind | ResourceInfo,
    private readonly query: RequestQuery,
    private readonly namespace = '',
  ) {}

  /** Handlers added late are told of what is already there. */
  onChange(handler: Handler<T>): void {
    this.handlers.push(handler)
    if (this.synced) for (const object of this.objects.values()) handler.add?.(object)
  }

  /** Makes `byIndex(name, …)` possible; `valuesOf` says under which values an object is found. */
  addIndex(name: string, valuesOf: (object: T) => readonly string[]): void {
    if (this.indexes.has(name)) return
    const index: Index<T> = { valuesOf, entries: new Map() }
    this.indexes.set(name, index)
    for (const [key, object] of this.objects) addToIndex(index, key, object)
  }

  get(key: string): T | undefined {
    const object = this.objects.get(key)
    if (object) this.noteRead(object)
    return object
  }

  list(): readonly T[] {
    return [...this.objects.values()]
  }

  get size(): number {
    return this.objects.size
  }

  byIndex(name: string, value: string): readonly T[] {
    const found = this.indexes.get(name)?.entries.get(value)
    if (!found) return []
    const objects = [...found.values()]
    if (this.kernel.task?.reads) for (const object of objects) this.noteRead(object)
    return objects
  }

  *waitForSync(): Task {
    while (!this.synced) yield* this.syncedSignal.wait()
  }

  /** Lists, watches, and begins again whenever the stream breaks: until its process stops. */
  start(process: Process): void {
    this.kernel.spawn(process, `reflector ${this.kindName}`, this.reflect())
  }

  /** Ends the watch: nobody serves the kind any more. */
  stop(): void {
    this.stopped = true
    this.endWatch()
  }

  private get kindName(): string {
    return typeof this.watched === 'string' ? this.watched : this.watched.kind
  }

  private *reflect(): Task {
    let retryMs = FIRST_RETRY_MS
    let mustList = true
    while (!this.stopped) {
      try {
        if (mustList) yield* this.relist()
        retryMs = FIRST_RETRY_MS
        mustList = (yield* this.watch())?.code === 410
      } catch (error) {
        if (!isApiError(error)) throw error
        mustList = true
      }
      yield* sleep(this.kernel.random(`reflector/${this.client.identity.component}`).jitter(retryMs, 1))
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    }
  }

  private *relist(): Task {
    const list = yield* this.client.listOf(this.watched, this.namespace, { ...this.query, resourceVersion: '0' })
    this.replace(list.items as unknown as readonly T[])
    this.resourceVersion = list.metadata.resourceVersion
    this.synced = true
    this.syncedSignal.fire()
  }

  /** Waits until the stream ends; the Status says why, when the server gave one. */
  private *watch(): Task<Status | null> {
    return (yield (task) => {
      const query = { ...this.query, resourceVersion: this.resourceVersion }
      const handle = this.client.watch(this.watched, this.namespace, query, {
        event: (event) => this.receive(event as WatchEvent<T>),
        closed: (status) => {
          isClosed()
          task.resume(status)
        },
      })
      const isClosed = task.process.closeOnStop(() => handle.stop())
      this.endWatch = () => {
        handle.stop()
        isClosed()
        task.resume(null)
      }
    }) as Status | null
  }

  private receive({ type, object, revision }: WatchEvent<T>): void {
    this.resourceVersion = String(revision)
    if (type === 'BOOKMARK') return
    if (type === 'DELETED') this.remove(keyOf(object), object)
    else this.store(object)
  }

  private replace(items: readonly T[]): void {
    const gone = new Map(this.objects)
    for (const object of items) {
      gone.delete(keyOf(object))
      this.store(object)
    }
    for (const [key, object] of gone) this.remove(key, object)
  }

  private store(object: T): void {
    const key = keyOf(object)
    const old = this.objects.get(key)
    if (old?.metadata.resourceVersion === object.metadata.resourceVersion) return
    this.objects.set(key, object)
    for (const index of this.indexes.values()) {
      if (old) removeFromIndex(index, key, old)
      addToIndex(index, key, object)
    }
    for (const handler of this.handlers) {
      if (old) handler.update?.(object, old)
      else handler.add?.(object)
    }
  }

  private remove(key: string, last: T): void {
    const old = this.objects.get(key)
    if (!old) return
    this.objects.delete(key)
    for (const index of this.indexes.values()) removeFromIndex(index, key, old)
    for (const handler of this.handlers) handler.delete?.(last)
  }

  private noteRead(object: T): void {
    this.kernel.task?.reads?.push(Number(object.metadata.resourceVersion))
  }
}

interface Index<T> {
  readonly valuesOf: (object: T) => readonly string[]
  readonly entries: Map<string, Map<string, T>>
}

function addToIndex<T>(index: Index<T>, key: string, object: T): void {
  for (const value of index.valuesOf(object)) {
    const entry = index.entries.get(value) ?? new Map<string, T>()
    entry.set(key, object)
    index.entries.set(value, entry)
  }
}

function removeFromIndex<T>(index: Index<T>, key: string, object: T): void {
  for (const value of index.valuesOf(object)) {
    const entry = index.entries.get(value)
    entry?.delete(key)
    if (entry?.size === 0) index.entries.delete(value)
  }
}

/** One cache a kind for all controllers of a process, as a shared informer factory makes them. */
export class InformerFactory {
  private readonly informers = new Map<Kind, Informer<ApiObject>>()
  private readonly custom = new Map<string, Informer<ApiObject>>()
  private isRunning = false

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly client: Client,
    private readonly queries: Partial<Record<Kind, RequestQuery>> = {},
  ) {}

  for<K extends Kind>(kind: K): Informer<KindMap[K]> {
    let informer = this.informers.get(kind)
    if (!informer) {
      informer = new Informer<ApiObject>(this.kernel, this.client, kind, this.queries[kind] ?? {})
      this.informers.set(kind, informer)
      if (this.isRunning) informer.start(this.process)
    }
    return informer as unknown as Informer<KindMap[K]>
  }

  /** Of a kind that exists only at run time, under its row of discovery. */
  forResource(resource: ResourceInfo): Informer<ApiObject> {
    let informer = this.custom.get(resource.definition)
    if (!informer) {
      informer = new Informer<ApiObject>(this.kernel, this.client, resource, {})
      this.custom.set(resource.definition, informer)
      informer.start(this.process)
    }
    return informer
  }

  /** Stops watching a kind that has gone. */
  drop({ definition }: ResourceInfo): void {
    this.custom.get(definition)?.stop()
    this.custom.delete(definition)
  }

  start(): void {
    this.isRunning = true
    for (const informer of this.informers.values()) informer.start(this.process)
  }

  *waitForSync(): Task {
    for (const informer of this.informers.values()) yield* informer.waitForSync()
  }
}
