import type { Event } from '../../../contract/api'
import { age } from '../../text/format'
import { columnsOf, type Printer } from './printer'

// Models: printers.go: printEvent
export const eventPrinter: Printer<Event> = {
  columns: [
    ...columnsOf(['LAST SEEN', 'TYPE', 'REASON', 'OBJECT'], ['SUBOBJECT', 'SOURCE']),
    ...columnsOf(['MESSAGE'], ['FIRST SEEN', 'COUNT', 'NAME']),
  ],
  cells(event, nowMs) {
    const { type, reason, message, involvedObject, metadata } = event
    const object = involvedObject.kind?.toLowerCase() ?? ''
    return [
      age(lastSeen(event), nowMs), type ?? '', reason ?? '', involvedObject.name ? `${object}/${involvedObject.name}` : object,
      involvedObject.fieldPath ?? '', sourceText(event), (message ?? '').trim(), age(firstSeen(event), nowMs),
      timesSeen(event), metadata.name,
    ] // prettier-ignore
  },
}

export function firstSeen({ firstTimestamp, eventTime }: Event): string | undefined {
  return firstTimestamp || eventTime || undefined
}

export function lastSeen(event: Event): string | undefined {
  return event.series?.lastObservedTime ?? (event.lastTimestamp || firstSeen(event))
}

export function timesSeen({ series, count }: Event): number {
  return series?.count ?? (count || 1)
}

function sourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const [component, host] = [source?.component || reportingComponent, source?.host || reportingInstance]
  return host ? `${component ?? ''}, ${host}` : (component ?? '')
}
