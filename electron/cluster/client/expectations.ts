/** What a controller has asked for and not yet seen: without them a lagging cache over-creates Pods. */
// Models: pkg/controller/controller_utils.go: ControllerExpectations, UIDTrackingControllerExpectations
import type { Kernel } from '../kernel/kernel'

const TIMEOUT_MS = 300_000

interface Expectation {
  creations: number
  readonly deletions: Set<string>
  readonly since: number
}

export class Expectations {
  private readonly expected = new Map<string, Expectation>()

  constructor(private readonly kernel: Kernel) {}

  expectCreations(key: string, count: number): void {
    this.expected.set(key, { creations: count, deletions: new Set(), since: this.kernel.now })
  }

  expectDeletions(key: string, uids: readonly string[]): void {
    this.expected.set(key, { creations: 0, deletions: new Set(uids), since: this.kernel.now })
  }

  creationObserved(key: string): void {
    const expectation = this.expected.get(key)
    if (expectation && expectation.creations > 0) expectation.creations--
  }

  deletionObserved(key: string, uid: string): void {
    this.expected.get(key)?.deletions.delete(uid)
  }

  /** True when all came, or when it has taken so long that the cache deserves a fresh look. */
  satisfied(key: string): boolean {
    const expectation = this.expected.get(key)
    if (!expectation) return true
    const isMet = expectation.creations === 0 && expectation.deletions.size === 0
    return isMet || this.kernel.now - expectation.since > TIMEOUT_MS
  }

  forget(key: string): void {
    this.expected.delete(key)
  }

  describe(key: string): { readonly creations: number; readonly deletions: number } {
    const expectation = this.expected.get(key)
    return { creations: expectation?.creations ?? 0, deletions: expectation?.deletions.size ?? 0 }
  }
}
