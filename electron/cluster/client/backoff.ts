/** Growing waits between tries of the same thing, forgotten when it has been quiet for long. */
// Models: client-go/util/flowcontrol/backoff.go
import type { Kernel } from '../kernel/kernel'

interface Entry {
  backoffMs: number
  lastUpdateMs: number
}

export class Backoff {
  private readonly entries = new Map<string, Entry>()

  constructor(
    private readonly kernel: Kernel,
    private readonly initialMs: number,
    private readonly maximumMs: number,
    /** An entry older than this starts anew; twice the maximum, as in Kubernetes, unless told. */
    private readonly forgetAfterMs = maximumMs * 2,
  ) {}

  /** Ms to wait now; 0 when this id has not failed lately. */
  get(id: string): number {
    return this.entries.get(id)?.backoffMs ?? 0
  }

  /** Doubles the wait, measured from `eventMs` (now by default). */
  next(id: string, eventMs = this.kernel.now): void {
    const entry = this.entries.get(id)
    if (!entry || eventMs - entry.lastUpdateMs > this.forgetAfterMs) {
      this.entries.set(id, { backoffMs: this.initialMs, lastUpdateMs: this.kernel.now })
      return
    }
    entry.backoffMs = Math.min(entry.backoffMs * 2, this.maximumMs)
    entry.lastUpdateMs = this.kernel.now
  }

  /** Is `id` still to be left alone, `eventMs` being when it failed last? */
  isInBackOffSince(id: string, eventMs: number): boolean {
    const entry = this.entries.get(id)
    if (!entry || eventMs - entry.lastUpdateMs > this.forgetAfterMs) return false
    return this.kernel.now - eventMs < entry.backoffMs
  }

  reset(id: string): void {
    this.entries.delete(id)
  }
}
