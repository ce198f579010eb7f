/** One timer a Pod: when it goes off, the Pod is evicted. */
// Models: pkg/controller/tainteviction/timed_workers.go
import type { Kernel, KernelEvent } from '../../kernel/kernel'
import type { Process } from '../../kernel/process'

interface Timer {
  readonly createdAtMs: number
  readonly event: KernelEvent
}

export class EvictionTimers {
  /** `null`: it went off; the Pod is not evicted twice. */
  private readonly timers = new Map<string, Timer | null>()

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly evict: (pod: string) => void,
  ) {}

  add(pod: string, createdAtMs: number, fireAtMs: number): void {
    if (this.timers.has(pod)) return
    const delayMs = Math.max(0, fireAtMs - this.kernel.now)
    const event = this.kernel.after(delayMs, 'taint eviction', () => { this.fire(pod) }, this.process) // prettier-ignore
    this.timers.set(pod, { createdAtMs, event })
  }

  /** True when there was one that had not gone off. */
  cancel(pod: string): boolean {
    const timer = this.timers.get(pod)
    this.timers.delete(pod)
    this.kernel.cancel(timer?.event)
    return timer !== undefined && timer !== null
  }

  createdAt(pod: string): number | undefined {
    return this.timers.get(pod)?.createdAtMs
  }

  private fire(pod: string): void {
    this.timers.set(pod, null)
    this.evict(pod)
  }
}
