/** How fast the world lives: at the chosen speed, and slower while a followed flight is on its wire. */
import { FollowedSet, stageRate } from '../contract/stage-time'
import type { TraceEvent } from '../contract/trace'
import type { World } from './world'

export const SLOWEST = 0.001
export const FASTEST = 100

export class Pacing {
  speed = 1
  /** The world's time as the stage shows it, with fractions: the kernel's clock is its whole part. */
  positionMs: number
  following = 0
  private readonly followed = new FollowedSet()
  private flights: TraceEvent[] = []
  private cursor: number

  constructor(private readonly world: World) {
    this.positionMs = world.nowMs
    this.cursor = world.cluster.trace.lastSeq
  }

  follow(input: number): void {
    this.following = input
    this.followed.follow(input)
    this.flights = []
    const { trace } = this.world.cluster
    const from = input > 0 ? Math.max(input, trace.firstSeq) : trace.lastSeq + 1
    for (let seq = from; seq <= trace.lastSeq; seq++) this.consider(trace.event(seq)!)
    this.cursor = trace.lastSeq
  }

  isFollowed(seq: number): boolean {
    return this.followed.has(seq)
  }

  get rate(): number {
    return stageRate(this.flights, this.speed)
  }

  /** Lets `wallMs` of real time pass; `isTooLate` may stop it when the machine cannot keep up. */
  advance(wallMs: number, isTooLate: () => boolean): void {
    let left = wallMs
    const { kernel } = this.world.cluster
    for (let turn = 1; left > 0; turn++) {
      const rate = this.rate
      const ends = this.flights.map(({ at, durationMs }) => at + durationMs)
      const boundary = Math.max(this.positionMs, Math.min(kernel.nextAt ?? Infinity, ...ends))
      const neededMs = (boundary - this.positionMs) / rate
      if (neededMs > left) {
        this.moveTo(this.positionMs + left * rate)
        return
      }
      left -= neededMs
      this.moveTo(boundary)
      if (turn % 64 === 0 && isTooLate()) return
    }
  }

  /** Goes to an instant at once, as fast as the machine can. */
  jumpTo(atMs: number): void {
    this.moveTo(Math.max(atMs, this.positionMs))
  }

  /** The kernel was stepped by hand: catches up with it. */
  sync(): void {
    this.moveTo(Math.max(this.world.nowMs, this.positionMs))
  }

  private moveTo(positionMs: number): void {
    this.positionMs = positionMs
    this.world.runUntil(Math.floor(positionMs))
    const { trace } = this.world.cluster
    for (let seq = Math.max(this.cursor + 1, trace.firstSeq); seq <= trace.lastSeq; seq++)
      this.consider(trace.event(seq)!)
    this.cursor = trace.lastSeq
    if (this.flights.length > 0)
      this.flights = this.flights.filter(({ at, durationMs }) => at + durationMs > positionMs)
  }

  /** An event of the past may be followed too; only what is still under way slows the world. */
  private consider(event: TraceEvent): void {
    const isUnderWay = event.at + event.durationMs > this.positionMs
    if (this.following > 0 && this.followed.add(event) && event.durationMs > 0 && isUnderWay) this.flights.push(event)
  }
}
