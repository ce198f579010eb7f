/** The loop that all controllers share: watch, queue a key, compare desired with observed, act. */
import type { ApiObject, Kind, KindMap } from '../../contract/api'
import { isApiError } from '../../contract/api'
import type { ComponentName } from '../../contract/trace'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import type { Facts } from '../trace/facts'
import type { Trace } from '../trace/trace'
import type { Client } from './client'
import type { EventRecorder } from './event-recorder'
import type { Informer, InformerFactory } from './informer'
import { WorkQueue } from './work-queue'

/** What the process that a controller lives in gives it. */
export interface ControllerContext {
  readonly kernel: Kernel
  readonly process: Process
  readonly trace: Trace
  readonly facts: Facts
  readonly informers: InformerFactory
  /** A client of the controller's own name, with a rate limit of its own. */
  clientFor(controller: string): Client
  recorderFor(controller: string): EventRecorder
}

export abstract class Controller {
  /** `replicaset-controller`: also the end of its component name and of its user. */
  abstract readonly name: string
  protected readonly workers: number = 5
  protected readonly kernel: Kernel
  private lazyQueue: WorkQueue | null = null
  private lazyClient: Client | null = null
  private lazyRecorder: EventRecorder | null = null

  constructor(protected readonly context: ControllerContext) {
    this.kernel = context.kernel
  }

  /** Brings the observed a step nearer to the desired. Throwing requeues the key, each time later. */
  protected abstract sync(key: string): Task

  /** Starts the workers once all caches of the process are filled. */
  run(): void {
    const { kernel, process } = this.context
    for (let worker = 0; worker < this.workers; worker++) kernel.spawn(process, this.name, this.work())
  }

  get component(): ComponentName {
    return `${this.context.process.name}/${this.name}`
  }

  protected get queue(): WorkQueue {
    return (this.lazyQueue ??= new WorkQueue(this.kernel, this.context.process, this.name))
  }

  protected get client(): Client {
    return (this.lazyClient ??= this.context.clientFor(this.name))
  }

  protected get recorder(): EventRecorder {
    return (this.lazyRecorder ??= this.context.recorderFor(this.name))
  }

  /** The shared cache of a kind; each change of an object queues the keys that `keysOf` names for it. */
  protected watch<K extends Kind>(kind: K, keysOf?: (object: KindMap[K]) => readonly string[]): Informer<KindMap[K]> {
    const informer = this.context.informers.for(kind)
    if (keysOf) {
      const enqueue = (object: KindMap[K]): void => { for (const key of keysOf(object)) this.queue.add(key) } // prettier-ignore
      informer.onChange({
        add: enqueue,
        update: (object, old) => {
          enqueue(old)
          enqueue(object)
        },
        delete: enqueue,
      })
    }
    return informer
  }

  private *work(): Task {
    for (;;) {
      const key = yield* this.queue.get()
      this.context.facts.publish(this.component, 'queue', this.queue.size)
      try {
        yield* this.sync(key)
        this.queue.forget(key)
      } catch (error) {
        if (!isApiError(error)) throw error
        this.queue.addRateLimited(key)
      }
      this.queue.done(key)
      this.kernel.task!.reads = null
    }
  }
}

/** The controller that owns an object, if any. */
export function controllerOf(
  object: ApiObject,
): { readonly kind: string; readonly name: string; readonly uid: string } | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true)
}
