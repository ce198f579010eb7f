/** Who writes to which object, by which door, in which order. */
import { isLeftOut } from '../left-out'
import type { Life, Write } from '../life'
import type { Fact } from './fact'
import { matchGroups } from './match'

/**
 * Accepted: a Conflict at any time, since it is a race that is tried again; several writes in a row by one hand at one door
 * as one, since what comes fast is merged; the members of a family in each other's places, since their loops are parallel;
 * and any interleaving of two hands where neither waits for the other.
 */
export function writeFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const lives = (life: Life): ReadonlyMap<string, readonly string[]> => {
    const found = new Map<string, string[]>()
    for (const write of life.writes) {
      if (write.code >= 400 || isLeftOut('write', write, scenario)) continue
      for (const [key, act] of actsOf(write)) found.set(key, [...(found.get(key) ?? []), act])
    }
    return new Map([...found].map(([key, acts]) => [key, acts.filter((act, index) => act !== acts[index - 1])]))
  }
  return matchGroups(lives(ours), lives(theirs), (our, their) => {
    const [got, expected] = [our.join(', '), their.join(', ')]
    return got === expected ? [] : [`expected ${expected}; got ${got}`]
  }).map(({ key, problems }) => ({
    name: `writes: ${key}`,
    failure: problems.length === 0 ? undefined : problems.join('; '),
  }))
}

/** Hands that are not told apart by waiting are told one by one. */
function actsOf({ who, verb, resource, name }: Write): [string, string][] {
  const [kind = ''] = resource.split('/')
  if (kind === 'pods') return [[`${kind} ${name}`, `${who} ${verb} ${resource}`]]
  return [[`${kind} ${name} by ${who}`, `${verb} ${resource}`]]
}
