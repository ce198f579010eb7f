/** Keeps repeated Events few: one that says the same again raises a count, many alike become one, a flood is cut off. */
// Models: client-go/tools/record/events_cache.go
// Simplified: what is remembered is not bounded by an LRU of 4096 entries.
import type { Event } from '../../contract/api'
import type { Kernel } from '../kernel/kernel'
import { timeText } from '../kernel/calendar'
import { RateLimiter } from './rate-limiter'

/** An Event as it is before the API server knows it. */
export type NewEvent = Omit<Event, 'metadata'> & {
  readonly metadata: { readonly name: string; readonly namespace: string }
}

/** What to do: create the Event, or raise the count of one that exists. */
export interface Correlated {
  readonly event: NewEvent
  readonly isUpdate: boolean
}

/** From so many different messages on, Events that are alike otherwise are combined. */
const MOST_SIMILAR = 10
const SIMILAR_WITHIN_MS = 600_000
/** A source may say 25 things about an object at once, then one every 5 minutes. */
const SPAM_LIMIT = { qps: 1 / 300, burst: 25 }
const COMBINED = '(combined from similar events): '

interface Similar {
  readonly messages: Set<string>
  lastMs: number
}

interface Observation {
  readonly count: number
  readonly name: string
  readonly firstTimestamp: string
}

export class EventCorrelator {
  private readonly similar = new Map<string, Similar>()
  private readonly observed = new Map<string, Observation>()
  private readonly limiters = new Map<string, RateLimiter>()

  constructor(private readonly kernel: Kernel) {}

  /** `null`: the flood filter drops it. */
  correlate(event: NewEvent): Correlated | null {
    const source = sourceAndObject(event)
    const { event: combined, key } = this.aggregate(event, source)
    const correlated = this.observe(combined, key)
    return this.isSpam(source) ? null : correlated
  }

  private aggregate(event: NewEvent, source: string): { readonly event: NewEvent; readonly key: string } {
    const { now } = this.kernel
    const key = `${source} ${event.type ?? ''} ${event.reason ?? ''}`
    let similar = this.similar.get(key)
    if (!similar || now - similar.lastMs > SIMILAR_WITHIN_MS)
      this.similar.set(key, (similar = { messages: new Set(), lastMs: now }))
    similar.messages.add(event.message ?? '')
    similar.lastMs = now
    if (similar.messages.size < MOST_SIMILAR) return { event, key: eventKey(event, key) }
    similar.messages.delete(similar.messages.values().next().value!)
    return { event: { ...event, message: COMBINED + (event.message ?? '') }, key }
  }

  private observe(event: NewEvent, key: string): Correlated {
    const known = this.observed.get(key)
    if (!known) {
      this.observed.set(key, { count: 1, name: event.metadata.name, firstTimestamp: timeText(this.kernel.now) })
      return { event, isUpdate: false }
    }
    const { name, firstTimestamp } = known
    const count = known.count + 1
    this.observed.set(key, { count, name, firstTimestamp })
    return { event: { ...event, metadata: { ...event.metadata, name }, count, firstTimestamp }, isUpdate: true }
  }

  private isSpam(source: string): boolean {
    let limiter = this.limiters.get(source)
    if (!limiter) this.limiters.set(source, (limiter = new RateLimiter(this.kernel, SPAM_LIMIT)))
    return !limiter.tryAccept()
  }
}

function sourceAndObject({ source, involvedObject: object }: NewEvent): string {
  const { kind, namespace = '', name = '', uid = '', apiVersion = '' } = object
  return `${source?.component ?? ''} ${source?.host ?? ''} ${kind ?? ''} ${namespace} ${name} ${uid} ${apiVersion}`
}

function eventKey(event: NewEvent, aggregateKey: string): string {
  return `${aggregateKey} ${event.involvedObject.fieldPath ?? ''} ${event.message ?? ''}`
}
