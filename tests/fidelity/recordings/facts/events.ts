/** Events: type, reason, message, component, host, what they are about, how often. */
import { isLeftOut } from '../left-out'
import type { EventTold, Life } from '../life'
import { textDifference } from '../text'
import type { Fact } from './fact'
import { familyOf } from './match'

type Same = (ours: EventTold, theirs: EventTold) => boolean

const COMBINED = '(combined from similar events): '

/**
 * Accepted: that Pods of one family stand in each other's places, since chance chooses among equals; and of Events that were
 * combined, which one was told last and how often, since that is the order in which parallel loops came to the recorder.
 */
const SAME: readonly Same[] = [
  (ours, theirs) => isSame(words(ours), words(theirs)) && isAsOften(ours, theirs),
  (ours, theirs) => isSame(familyOf(words(ours)), familyOf(words(theirs))) && isAsOften(ours, theirs),
  (ours, theirs) => [ours, theirs].every(({ message }) => message.startsWith(COMBINED)) && isSame(about(ours), about(theirs)),
] // prettier-ignore

export function eventFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const isOfScenario = (event: EventTold): boolean =>
    !event.regarding.startsWith('Node/') && !isLeftOut('event', event, scenario)
  const told = combinedOnce(theirs.events.filter(isOfScenario))
  const rest = [...ours.events.filter(isOfScenario)]
  const found = new Set<EventTold>()
  for (const isSameEvent of SAME)
    for (const event of told) {
      const index = found.has(event) ? -1 : rest.findIndex((each) => isSameEvent(each, event))
      if (index < 0) continue
      rest.splice(index, 1)
      found.add(event)
    }
  return [
    ...told.map((event): Fact => ({
      name: `event: ${sentence(event)}`,
      failure: found.has(event) ? undefined : nearest(event, rest),
    })),
    ...rest.map((event): Fact => ({ name: `no such event: ${sentence(event)}`, failure: 'told' })),
  ]
}

/** A combined Event is one object whose message changes. */
function combinedOnce(events: readonly EventTold[]): readonly EventTold[] {
  const isSuperseded = (event: EventTold, index: number): boolean =>
    event.message.startsWith(COMBINED) &&
    events.slice(index + 1).some((later) => later.message.startsWith(COMBINED) && about(later) === about(event))
  return events.filter((event, index) => !isSuperseded(event, index))
}

/** These come again after a wait with jitter, so once more or less depends on the second in which one looks. */
const REPEATED = /^(BackOff|Failed|Pulling|Unhealthy|FailedMount|FailedScheduling)$/

function isAsOften({ count: ours }: EventTold, { count: theirs, reason }: EventTold): boolean {
  return REPEATED.test(reason) ? Math.abs(ours - theirs) <= 1 : ours === theirs
}

function isSame(ours: string, theirs: string): boolean {
  return textDifference(ours, theirs) === undefined
}

function nearest({ reason, regarding }: EventTold, rest: readonly EventTold[]): string {
  const near = rest.find((each) => each.reason === reason && familyOf(each.regarding) === familyOf(regarding))
  return near ? `got ${sentence(near)}` : 'not told'
}

function about({ type, reason, regarding, component }: EventTold): string {
  return `${component}: ${type} ${reason} ${regarding}`
}

function words(event: EventTold): string {
  const { fieldPath, host, message } = event
  return `${about(event)} ${fieldPath}${host && ` on ${host}`}: ${message.trimEnd()}`
}

function sentence(event: EventTold): string {
  return `${words(event)} (${event.count})`
}
