import type { Event } from '../../../contract/api'
import { firstSeen, lastSeen, timesSeen } from '../../text/event-times'
import { age } from '../../text/format'
import { integer, NAME, text, wide } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printEvent
export const eventPrinter: Printer<Event> = {
  columns: [
    text('Last Seen', 'Time since it happened the last time'),
    text('Type', 'Normal or Warning'),
    text('Reason', 'One word for the cause, made for machines'),
    text('Object', 'Kind and name of what it happened to'),
    wide(text('Subobject', 'Which part of the object')),
    wide(text('Source', 'Who reports it, and from where')),
    text('Message', 'What happened, made for people'),
    wide(text('First Seen', 'Time since it happened the first time')),
    wide(integer('Count', 'How often it happened')),
    wide(NAME),
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

function sourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const [component, host] = [source?.component || reportingComponent, source?.host || reportingInstance]
  return host ? `${component ?? ''}, ${host}` : (component ?? '')
}
