import type { Event } from '../../contract/api'

/** When an Event was seen first and last, and how often: old reporters count, new ones keep a series. */
// Models: pkg/printers/internalversion/printers.go: printEvent
export function firstSeen({ firstTimestamp, eventTime }: Event): string | undefined {
  return firstTimestamp || eventTime || undefined
}

export function lastSeen(event: Event): string | undefined {
  return event.series?.lastObservedTime ?? (event.lastTimestamp || firstSeen(event))
}

export function timesSeen({ series, count }: Event): number {
  return series?.count ?? (count || 1)
}
