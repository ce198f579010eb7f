/** The order of the world: events leave by simulated time, and at the same time in the order in which they came. */

export interface Queued {
  /** Simulated ms, an integer. */
  readonly at: number
  /** Grows with each event: the tie-break that makes every run the same. */
  readonly seq: number
}

const ARITY = 4

/** A 4-ary heap: shallower than a binary one, so fewer cache misses on the long queues of big clusters. */
export class EventQueue<E extends Queued> {
  private readonly heap: E[] = []

  get size(): number {
    return this.heap.length
  }

  peek(): E | undefined {
    return this.heap[0]
  }

  push(event: E): void {
    const heap = this.heap
    let index = heap.length
    heap.push(event)
    while (index > 0) {
      const parent = (index - 1) >> 2
      const above = heap[parent]!
      if (!isBefore(event, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = event
  }

  pop(): E | undefined {
    const heap = this.heap
    const first = heap[0]
    const last = heap.pop()
    if (last !== undefined && last !== first) this.sink(last)
    return first
  }

  /** Lets `event` sink from the root to its place. */
  private sink(event: E): void {
    const heap = this.heap
    let index = 0
    for (;;) {
      const firstChild = index * ARITY + 1
      if (firstChild >= heap.length) break
      const end = Math.min(firstChild + ARITY, heap.length)
      let least = firstChild
      for (let child = firstChild + 1; child < end; child++) if (isBefore(heap[child]!, heap[least]!)) least = child
      if (!isBefore(heap[least]!, event)) break
      heap[index] = heap[least]!
      index = least
    }
    heap[index] = event
  }
}

function isBefore(a: Queued, b: Queued): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq)
}
