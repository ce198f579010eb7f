/** Nodes that wait for their NoExecute taint, a queue a zone, each with a rate of its own. */
// Models: pkg/controller/nodelifecycle/scheduler/rate_limited_queue.go
import type { Cause } from '../../kernel/cause'
import type { Kernel } from '../../kernel/kernel'

/** How often the queues are looked at. */
export const TAINTING_PERIOD_MS = 100
const BURST = 1
const FIRST_RATE = 0.1

interface Zone {
  readonly waiting: Map<string, Cause>
  ratePerSecond: number
  tokens: number
  refilledAt: number
}

export class TaintingQueue {
  private readonly zones = new Map<string, Zone>()

  constructor(private readonly kernel: Kernel) {}

  /** False when the node waits already. */
  add(zone: string, node: string): boolean {
    const { waiting } = this.zone(zone)
    if (waiting.has(node)) return false
    waiting.set(node, this.kernel.cause)
    return true
  }

  remove(zone: string, node: string): boolean {
    return this.zones.get(zone)?.waiting.delete(node) ?? false
  }

  setRate(zone: string, ratePerSecond: number): void {
    this.refill(this.zone(zone)).ratePerSecond = ratePerSecond
  }

  /** The nodes whose turn it is, with why they wait; the others stay. */
  take(): readonly { readonly node: string; readonly cause: Cause }[] {
    const taken: { node: string; cause: Cause }[] = []
    for (const zone of this.zones.values()) {
      for (const [node, cause] of zone.waiting) {
        if (this.refill(zone).tokens < 1) break
        zone.tokens -= 1
        zone.waiting.delete(node)
        taken.push({ node, cause })
      }
    }
    return taken
  }

  get isEmpty(): boolean {
    for (const { waiting } of this.zones.values()) if (waiting.size > 0) return false
    return true
  }

  private zone(name: string): Zone {
    let zone = this.zones.get(name)
    if (!zone)
      this.zones.set(
        name,
        (zone = { waiting: new Map(), ratePerSecond: FIRST_RATE, tokens: BURST, refilledAt: this.kernel.now }),
      )
    return zone
  }

  private refill(zone: Zone): Zone {
    const { now } = this.kernel
    zone.tokens =
      zone.ratePerSecond === 0
        ? 0
        : Math.min(BURST, zone.tokens + ((now - zone.refilledAt) * zone.ratePerSecond) / 1000)
    zone.refilledAt = now
    return zone
  }
}
