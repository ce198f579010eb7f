/** A token bucket: how client-go keeps a client from flooding the API server. */
// Models: client-go/util/flowcontrol/throttle.go (golang.org/x/time/rate reservations)

import type { Kernel } from '../kernel/kernel'

export interface RateLimit {
  /** Tokens a second. */
  readonly qps: number
  /** Tokens that a quiet client has saved up. */
  readonly burst: number
}

export class RateLimiter {
  private tokens: number
  private refilledAt = 0

  constructor(
    private readonly kernel: Kernel,
    private readonly limit: RateLimit,
  ) {
    this.tokens = limit.burst
    this.refilledAt = kernel.now
  }

  /** Takes a token, on credit when there is none; returns how long to wait before it may be used, in ms. */
  reserve(): number {
    this.refill()
    this.tokens -= 1
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens * 1000) / this.limit.qps)
  }

  /** Takes a token if there is a whole one now. */
  tryAccept(): boolean {
    this.refill()
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }

  private refill(): void {
    const { qps, burst } = this.limit
    const { now } = this.kernel
    this.tokens = Math.min(burst, this.tokens + ((now - this.refilledAt) * qps) / 1000)
    this.refilledAt = now
  }
}
