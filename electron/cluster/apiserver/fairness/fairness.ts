/** Priority and fairness: so many requests at once for each level, so that no client starves the others. */
// Models: k8s.io/apiserver/pkg/server/filters/priority-and-fairness.go; pkg/util/flowcontrol
import { tooManyRequests } from '../../../contract/api'
import type { Kernel } from '../../kernel/kernel'
import type { RunningTask, Task } from '../../kernel/task'
import type { UserInfo } from '../credentials'
import type { ApiRequest } from '../request'
import { flowSchemaOf, SHARES, type PriorityLevel } from './flow-schemas'
import { SeatPool } from './priority-level'

/** --max-requests-inflight and --max-mutating-requests-inflight together. */
const SERVER_SEATS = 400 + 200
/** A quarter of the request timeout: who has waited so long is turned away. */
const LONGEST_WAIT_MS = 15_000
const RETRY_AFTER_SECONDS = 1

/** What a level looks like from outside. */
export interface LevelCounters {
  readonly seats: number
  readonly inUse: number
  readonly waiting: number
  readonly rejected: number
}

/** A seat that is held until the request is answered. */
export interface Seat {
  leave(): void
}

const NO_SEAT: Seat = { leave: () => undefined }

export class Fairness {
  private readonly pools = new Map<PriorityLevel, SeatPool>()

  constructor(
    private readonly kernel: Kernel,
    /** Told when somebody waits, is let in after a wait, or is turned away. */
    private readonly onPressure: (level: PriorityLevel, counters: LevelCounters) => void = () => undefined,
    seats = SERVER_SEATS,
  ) {
    const shares = Object.values(SHARES).reduce((sum, share) => sum + share, 0)
    for (const [level, share] of Object.entries(SHARES) as [Exclude<PriorityLevel, 'exempt'>, number][])
      this.pools.set(level, new SeatPool(Math.ceil((seats * share) / shares), level !== 'catch-all'))
  }

  /** A seat, if one is free this instant; null when the request has to `wait`. */
  tryEnter(user: UserInfo, request: ApiRequest): Seat | null {
    const { level } = flowSchemaOf(user, request)
    const pool = this.pools.get(level)
    if (!pool) return NO_SEAT
    return pool.tryEnter() ? { leave: () => { this.leave(level, pool) } } : null // prettier-ignore
  }

  /** Waits for a seat; throws 429 when the queue is full, or the wait too long. */
  *wait(user: UserInfo, request: ApiRequest): Task<Seat> {
    const { level, name } = flowSchemaOf(user, request)
    const pool = this.pools.get(level)!
    const isSeated = (yield (task) => { this.lineUp(task, level, pool, `${name}/${user.name}`) }) as boolean // prettier-ignore
    this.tell(level, pool)
    if (!isSeated) throw tooManyRequests('Too many requests, please try again later.', RETRY_AFTER_SECONDS)
    return { leave: () => { this.leave(level, pool) } } // prettier-ignore
  }

  counters(level: PriorityLevel): LevelCounters {
    const pool = this.pools.get(level)
    return pool ? countersOf(pool) : { seats: 0, inUse: 0, waiting: 0, rejected: 0 }
  }

  private lineUp(task: RunningTask, level: PriorityLevel, pool: SeatPool, flow: string): void {
    const limit = this.kernel.after(LONGEST_WAIT_MS, 'request waited too long', () => withdraw?.())
    const withdraw = pool.enqueue(flow, (isSeated) => {
      this.kernel.cancel(limit)
      // The task goes on in an event of its own: whoever leaves a seat is not done yet.
      this.kernel.after(0, 'seat', () => { task.resume(isSeated) }) // prettier-ignore
    })
    this.tell(level, pool)
    if (withdraw) return
    this.kernel.cancel(limit)
    this.kernel.after(0, 'no seat', () => { task.resume(false) }) // prettier-ignore
  }

  private leave(level: PriorityLevel, pool: SeatPool): void {
    const isAwaited = pool.waiting > 0
    pool.leave()
    if (isAwaited) this.tell(level, pool)
  }

  private tell(level: PriorityLevel, pool: SeatPool): void {
    this.onPressure(level, countersOf(pool))
  }
}

function countersOf({ seats, inUse, waiting, rejected }: SeatPool): LevelCounters {
  return { seats, inUse, waiting, rejected }
}
