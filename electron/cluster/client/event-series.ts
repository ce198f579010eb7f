/** Events of the events.k8s.io shape: the same said again about the same version of an object opens a series. */
// Models: client-go/tools/events/event_broadcaster.go: recordToSink, getKey, finishSeries
// Simplified: an open series is not rewritten every 30 minutes, only when it ends.
import { microTimeText } from '../kernel/calendar'
import type { Kernel } from '../kernel/kernel'
import type { Correlated, NewEvent } from './event-correlator'

const FINISH_AFTER_MS = 360_000

interface Series {
  event: NewEvent
  count: number
  lastMs: number
}

export class EventSeriesCache {
  private readonly series = new Map<string, Series>()

  constructor(private readonly kernel: Kernel) {}

  /** `null`: it only raises the count of a series that is written when it ends. */
  correlate(event: NewEvent): Correlated | null {
    const { now } = this.kernel
    const key = seriesKey(event)
    const known = this.series.get(key)
    if (!known) {
      this.series.set(key, { event, count: 1, lastMs: now })
      return { event, isUpdate: false }
    }
    known.count++
    known.lastMs = now
    return known.count === 2 ? { event: withSeries(known), isUpdate: true } : null
  }

  /** Forgets what has been quiet for six minutes; returns the final state of the series among them. */
  finish(): readonly Correlated[] {
    const ended: Correlated[] = []
    for (const [key, known] of this.series) {
      if (this.kernel.now - known.lastMs < FINISH_AFTER_MS) continue
      this.series.delete(key)
      if (known.count > 2) ended.push({ event: withSeries(known), isUpdate: true })
    }
    return ended
  }

  get isEmpty(): boolean {
    return this.series.size === 0
  }
}

function withSeries({ event, count, lastMs }: Series): NewEvent {
  return { ...event, series: { count, lastObservedTime: microTimeText(lastMs) } }
}

/** The message is no part of it, but the object's version is: a changed object starts a new Event. */
function seriesKey({
  type,
  action,
  reason,
  reportingComponent,
  reportingInstance,
  involvedObject: object,
}: NewEvent): string {
  const regarding = [object.kind, object.namespace, object.name, object.uid, object.resourceVersion, object.fieldPath]
  return [type, action, reason, reportingComponent, reportingInstance, ...regarding].join(' ')
}
