import type { ApiObject, Event } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'
import { firstSeen } from '../../text/event-times'
import { age } from '../../text/format'
import type { DescriptionWriter } from './writer'

export function* eventsOf({ client }: CommandContext, { kind, metadata }: ApiObject): Task<readonly Event[]> {
  const { namespace, name, uid } = metadata
  // A cluster-scoped object's events lie in the default namespace; nodes sign with their name.
  const about = kind === 'Node' ? '' : `,involvedObject.uid=${uid}`
  const fieldSelector = `involvedObject.name=${name},involvedObject.kind=${kind}${about}`
  return (yield* client.list('Event', namespace ?? '', { fieldSelector })).items
}

// Models: describe.go: DescribeEvents
export function describeEvents(events: readonly Event[], writer: DescriptionWriter, nowMs: number): void {
  if (events.length === 0) {
    writer.line(0, 'Events:\t<none>')
    return
  }
  writer.flush()
  writer.line(0, 'Events:')
  writer.line(1, 'Type\tReason\tAge\tFrom\tMessage')
  writer.line(1, '----\t------\t----\t----\t-------')
  for (const event of [...events].sort((a, b) => lastMs(a) - lastMs(b))) {
    const { type, reason, source, reportingComponent } = event
    writer.line(
      1,
      `${type ?? ''}\t${reason ?? ''}\t${seenText(event, nowMs)}\t${source?.component || (reportingComponent ?? '')}\t${messageOf(event)}`,
    )
  }
}

/** Only the old field counts; what has none comes first. */
function lastMs({ lastTimestamp }: Event): number {
  return lastTimestamp ? parseTime(lastTimestamp) : -Infinity
}

/** `5s`, or `4s (x16 over 9s)`. */
export function seenText(event: Event, nowMs: number): string {
  const { series, count = 1, lastTimestamp } = event
  const first = age(event.eventTime || firstSeen(event), nowMs)
  if (series) return `${age(series.lastObservedTime, nowMs)} (x${series.count ?? 1} over ${first})`
  return count > 1 ? `${age(lastTimestamp, nowMs)} (x${count} over ${first})` : first
}

function messageOf({ message = '', involvedObject }: Event): string {
  const text = message.trim()
  return involvedObject.fieldPath ? `${involvedObject.fieldPath}: ${text}` : text
}
