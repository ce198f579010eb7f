/** Who did what, when, and by which right: a ring of the latest requests, kept small and told in full when read. */
// Models: k8s.io/apiserver/pkg/apis/audit/v1 Event; pkg/endpoints/filters/audit.go
// Simplified: policy level Metadata, stage ResponseComplete alone; source addresses are left out.
import type { UserInfo } from '../credentials'
import type { ApiRequest } from '../request'

/** What is noted of a request: references, no copies, so that noting costs next to nothing. */
export interface AuditRecord {
  readonly seq: number
  readonly request: ApiRequest
  /** Who came; null when that could not be told. */
  readonly user: UserInfo | null
  readonly impersonated: UserInfo | null
  readonly receivedMs: number
  readonly finishedMs: number
  readonly code: number
  /** Of a refusal. */
  readonly reason: string
  readonly message: string
  readonly annotations: Readonly<Record<string, string>>
}

/** Requests that are kept; older ones make room. */
const CAPACITY = 4096

export class AuditLog {
  private readonly ring: AuditRecord[] = []
  private count = 0

  constructor(private readonly capacity = CAPACITY) {}

  add(record: Omit<AuditRecord, 'seq'>): void {
    this.ring[this.count % this.capacity] = { ...record, seq: this.count }
    this.count++
  }

  /** Oldest first. */
  records(): readonly AuditRecord[] {
    const start = this.count % this.capacity
    return this.count <= this.capacity ? [...this.ring] : [...this.ring.slice(start), ...this.ring.slice(0, start)]
  }
}
