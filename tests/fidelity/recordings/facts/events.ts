/** Events: type, reason, message, component, host, what they are about, how often; and in which order each object's were told. */
import { isLeftOut } from '../left-out'
import type { EventTold, Life } from '../life'
import { textDifference } from '../text'
import type { Fact } from './fact'

export function eventFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const ofScenario = (event: EventTold): boolean =>
    !event.regarding.startsWith('Node/') && !isLeftOut('event', event, scenario)
  const told = [...theirs.events.filter(ofScenario)]
  const rest = [...ours.events.filter(ofScenario)]
  const facts = told.map((event): Fact => {
    const index = rest.findIndex((each) => eventDifference(each, event) === undefined)
    const [found] = index < 0 ? [] : rest.splice(index, 1)
    const near = rest.find(({ reason, regarding }) => reason === event.reason && regarding === event.regarding)
    return {
      name: `event: ${sentence(event)}`,
      failure: found ? undefined : near ? `got ${sentence(near)}` : 'not told',
    }
  })
  return [...facts, ...rest.map((event): Fact => ({ name: `no such event: ${sentence(event)}`, failure: 'told' }))]
}

/** Once more or less is a matter of the second in which the recording ended. */
function eventDifference(ours: EventTold, theirs: EventTold): string | undefined {
  const isOften = theirs.count > 2
  if (isOften ? Math.abs(ours.count - theirs.count) > 1 : ours.count !== theirs.count) return 'count'
  return textDifference(words(ours), words(theirs))
}

function words({ type, reason, regarding, fieldPath, message, component, host }: EventTold): string {
  return `${component}${host && ` on ${host}`}: ${type} ${reason} ${regarding} ${fieldPath}: ${message}`
}

function sentence(event: EventTold): string {
  return `${words(event)} (${event.count})`
}
