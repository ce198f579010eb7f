/** Takes what the host says and lets it become visible only when the playhead gets there. */
import type { ApiObject } from '../../electron/contract/api'
import type { Delta, ObjectChange, Snapshot } from '../../electron/contract/host'
import type { Fact, FactValue, ObjectPath, TraceEvent } from '../../electron/contract/trace'
import { AFTERGLOW_MS, EMPTY_PICTURE, factKey, pictureOf, type Picture } from './picture'

/** Events kept behind the playhead; older ones are asked of the host when somebody looks back. */
const KEPT_EVENTS = 2000

export class LiveWindow {
  picture: Picture = EMPTY_PICTURE
  /** Events on their wires or in their afterglow: long flights stay here however many events pass meanwhile. */
  flights: readonly TraceEvent[] = []
  private changes: ObjectChange[] = []
  private facts: Fact[] = []
  private events: TraceEvent[] = []

  load(snapshot: Snapshot): void {
    this.picture = pictureOf(snapshot)
    this.flights = this.picture.trace
    this.changes = []
    this.facts = []
    this.events = []
  }

  receive({ objects, facts, trace }: Pick<Delta, 'objects' | 'facts' | 'trace'>): void {
    this.changes.push(...objects)
    this.facts.push(...facts)
    this.events.push(...trace)
  }

  /** All events from `fromMs` to now, oldest first; `null` when older ones than are kept would be among them. */
  eventsSince(fromMs: number): readonly TraceEvent[] | null {
    const { trace } = this.picture
    const reachesBack = trace.length < KEPT_EVENTS || trace[0]!.at < fromMs
    return reachesBack ? [...trace, ...this.events].filter(({ at }) => at >= fromMs) : null
  }

  /** Shows everything up to `playheadMs`. Parts that did not change keep their identity. */
  advanceTo(playheadMs: number): void {
    const changes = takeUntil(this.changes, playheadMs)
    const facts = takeUntil(this.facts, playheadMs)
    const events = takeUntil(this.events, playheadMs)
    if (changes.length + facts.length + events.length > 0) {
      this.picture = {
        objects: withChanges(this.picture.objects, changes),
        facts: withFacts(this.picture.facts, facts),
        trace: events.length === 0 ? this.picture.trace : [...this.picture.trace, ...events].slice(-KEPT_EVENTS),
        revision: changes.reduce((newest, change) => Math.max(newest, change.revision), this.picture.revision),
      }
    }
    this.moveFlights(events, playheadMs - AFTERGLOW_MS)
  }

  private moveFlights(added: readonly TraceEvent[], goneBeforeMs: number): void {
    const visible = this.flights.filter(({ at, durationMs }) => at + durationMs >= goneBeforeMs)
    if (added.length > 0 || visible.length < this.flights.length) this.flights = [...visible, ...added]
  }
}

/** Removes and returns the leading items that are due. Messages come in order of time. */
function takeUntil<T extends { readonly at: number }>(queue: T[], playheadMs: number): readonly T[] {
  const notDue = queue.findIndex(({ at }) => at > playheadMs)
  return queue.splice(0, notDue === -1 ? queue.length : notDue)
}

function withChanges(objects: Picture['objects'], changes: readonly ObjectChange[]): Picture['objects'] {
  if (changes.length === 0) return objects
  const next = new Map<ObjectPath, ApiObject>(objects)
  for (const { path, object } of changes) {
    if (object) next.set(path, object)
    else next.delete(path)
  }
  return next
}

function withFacts(facts: Picture['facts'], added: readonly Fact[]): Picture['facts'] {
  if (added.length === 0) return facts
  const next = new Map<string, FactValue>(facts)
  for (const { component, key, value } of added) {
    if (value === null) next.delete(factKey(component, key))
    else next.set(factKey(component, key), value)
  }
  return next
}
