/** The seats of one priority level, and those who wait for one: a queue a flow, served in turn. */
// Models: k8s.io/apiserver/pkg/util/flowcontrol/fairqueuing/queueset/queueset.go
// Simplified: every request takes one seat; flows have queues of their own (no shuffle sharding); no seats are lent.

/** Called with true when a seat is free, with false when the wait was too long. */
export type Waiter = (isSeated: boolean) => void

interface Waiting {
  readonly flow: string
  readonly waiter: Waiter
}

/** Requests that may wait in the queue of one flow. */
const QUEUE_LENGTH = 50

export class SeatPool {
  inUse = 0
  waiting = 0
  rejected = 0
  dispatched = 0
  /** A map keeps its order: the flow that was served goes to the end. */
  private readonly queues = new Map<string, Waiting[]>()

  constructor(
    readonly seats: number,
    /** The last resort does not let anybody wait. */
    readonly mayQueue: boolean,
  ) {}

  /** Takes a free seat at once, if there is one and nobody was earlier. */
  tryEnter(): boolean {
    if (this.inUse >= this.seats || this.waiting > 0) return false
    this.inUse++
    this.dispatched++
    return true
  }

  /** Lines up; null when the queue is full. The answer leaves the queue again. */
  enqueue(flow: string, waiter: Waiter): (() => boolean) | null {
    const queue = this.queues.get(flow) ?? []
    if (!this.mayQueue || queue.length >= QUEUE_LENGTH) {
      this.rejected++
      return null
    }
    const waiting: Waiting = { flow, waiter }
    this.queues.set(flow, [...queue, waiting])
    this.waiting++
    return () => this.withdraw(waiting)
  }

  /** A request is done: its seat goes to the flow that has waited longest for its turn. */
  leave(): void {
    this.inUse--
    const next = this.queues.entries().next()
    if (next.done) return
    const [flow, [first, ...rest]] = next.value
    this.queues.delete(flow)
    if (rest.length > 0) this.queues.set(flow, rest)
    this.waiting--
    this.inUse++
    this.dispatched++
    first!.waiter(true)
  }

  private withdraw(waiting: Waiting): boolean {
    const queue = this.queues.get(waiting.flow)
    if (!queue?.includes(waiting)) return false
    const rest = queue.filter((each) => each !== waiting)
    if (rest.length > 0) this.queues.set(waiting.flow, rest)
    else this.queues.delete(waiting.flow)
    this.waiting--
    this.rejected++
    waiting.waiter(false)
    return true
  }
}
