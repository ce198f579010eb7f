/** What servers said of their resources, for six hours: a kind that has ended since is still in it. */
// Models: k8s.io/client-go/discovery/cached/disk/cached_discovery.go
import type { ResourceInfo } from '../../../contract/api'

const KEPT_MS = 6 * 3_600_000

interface Entry {
  readonly resources: readonly ResourceInfo[]
  readonly untilMs: number
}

export class DiscoveryCache {
  private readonly entries = new Map<string, Entry>()

  /** Undefined when nothing is known, or nothing that is fresh enough. */
  get(key: string, nowMs: number): readonly ResourceInfo[] | undefined {
    const entry = this.entries.get(key)
    return entry && entry.untilMs > nowMs ? entry.resources : undefined
  }

  set(key: string, resources: readonly ResourceInfo[], nowMs: number): void {
    this.entries.set(key, { resources, untilMs: nowMs + KEPT_MS })
  }
}
