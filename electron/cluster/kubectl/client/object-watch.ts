/** Waits for what becomes of objects: a watch whose events a command takes one after another. */
import type { ApiObject, Kind, ResourceInfo, Status } from '../../../contract/api'
import type { RequestQuery, WatchEvent, WatchHandle } from '../../client/request-types'
import type { Client } from '../../client/client'
import type { Kernel, KernelEvent } from '../../kernel/kernel'
import type { RunningTask, Task } from '../../kernel/task'

export type Next = { readonly type: 'event'; readonly event: WatchEvent } | { readonly type: 'closed' | 'timeout' }

export class ObjectWatch {
  private readonly arrived: WatchEvent[] = []
  private readonly handle: WatchHandle
  private waiting: RunningTask | null = null
  private isClosed = false
  /** What the server said when it would not, or could no longer, stream. */
  refusal: Status | null = null

  constructor(
    client: Client,
    private readonly kernel: Kernel,
    resource: Kind | ResourceInfo,
    namespace: string,
    query: RequestQuery,
  ) {
    this.handle = client.watch(resource, namespace, query, {
      event: (event) => {
        if (event.type === 'BOOKMARK') return
        this.arrived.push(event)
        this.wake()
      },
      closed: (status) => {
        this.refusal = status
        this.isClosed = true
        this.wake()
      },
    })
  }

  /** The next event, or what ended the waiting. A command goes on in the very event that woke it. */
  *next(deadlineMs = Infinity): Task<Next> {
    if (this.arrived.length === 0 && !this.isClosed) {
      const timer = this.timer(deadlineMs)
      const isTimeout = (yield (task) => {
        this.waiting = task
      }) as boolean
      this.kernel.cancel(timer)
      if (isTimeout) return { type: 'timeout' }
    }
    const event = this.arrived.shift()
    return event ? { type: 'event', event } : { type: 'closed' }
  }

  stop(): void {
    this.handle.stop()
  }

  private timer(deadlineMs: number): KernelEvent | null {
    if (deadlineMs === Infinity) return null
    return this.kernel.after(Math.max(0, deadlineMs - this.kernel.now), 'deadline', () => { this.wake(true) }) // prettier-ignore
  }

  private wake(isTimeout = false): void {
    const task = this.waiting
    this.waiting = null
    task?.resume(isTimeout)
  }
}

/** The query that watches one object, from what is known of it. */
export function queryForOne(object: ApiObject, resourceVersion = object.metadata.resourceVersion): RequestQuery {
  return { fieldSelector: `metadata.name=${object.metadata.name}`, ...(resourceVersion && { resourceVersion }) }
}
