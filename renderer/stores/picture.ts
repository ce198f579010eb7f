/** What can be drawn at one instant: objects and facts as they were, and the events around it. */
import type { ApiObject } from '../../electron/contract/api'
import type { Snapshot } from '../../electron/contract/host'
import type { FactValue, ObjectPath, TraceEvent } from '../../electron/contract/trace'
import { pathOf } from './object-path'

export interface Picture {
  readonly objects: ReadonlyMap<ObjectPath, ApiObject>
  /** Keyed by `${component} ${key}`. */
  readonly facts: ReadonlyMap<string, FactValue>
  /** Events known at this instant, oldest first. */
  readonly trace: readonly TraceEvent[]
  readonly revision: number
}

export const EMPTY_PICTURE: Picture = { objects: new Map(), facts: new Map(), trace: [], revision: 0 }

/** A flight that has landed stays in the picture this long (simulated), so that its label can be read. */
export const AFTERGLOW_MS = 1500

export function pictureOf(snapshot: Snapshot, earlier: readonly TraceEvent[] = []): Picture {
  return {
    objects: new Map(snapshot.objects.map((object) => [pathOf(object), object])),
    facts: new Map(snapshot.facts.map(({ component, key, value }) => [factKey(component, key), value])),
    trace: mergeBySeq(earlier, snapshot.trace),
    revision: snapshot.revision,
  }
}

export function factKey(component: string, key: string): string {
  return `${component} ${key}`
}

/** Flights on a wire at the playhead, or landed within the afterglow before it. */
export function flightsAt(trace: readonly TraceEvent[], playheadMs: number): readonly TraceEvent[] {
  return trace.filter(({ at, durationMs }) => at <= playheadMs && at + durationMs >= playheadMs - AFTERGLOW_MS)
}

function mergeBySeq(a: readonly TraceEvent[], b: readonly TraceEvent[]): readonly TraceEvent[] {
  const bySeq = new Map([...a, ...b].map((event) => [event.seq, event]))
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}
