/** Who created what, one fact for each kind of object and each author; and every object after its owner. */
import { isLeftOut } from '../left-out'
import type { Life } from '../life'
import type { Fact } from './fact'

export function creationFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  const counts = (life: Life): ReadonlyMap<string, number> => {
    const found = new Map<string, number>()
    for (const write of life.writes) {
      if (
        write.verb !== 'create' ||
        write.code >= 400 ||
        write.resource.includes('/') ||
        isLeftOut('write', write, scenario)
      )
        continue
      const key = `${write.who} creates ${write.resource}`
      found.set(key, (found.get(key) ?? 0) + 1)
    }
    return found
  }
  const [got, expected] = [counts(ours), counts(theirs)]
  const made = [...new Set([...expected.keys(), ...got.keys()])].map((key) => ({
    name: `created: ${key}`,
    failure:
      got.get(key) === expected.get(key) ? undefined : `expected ${expected.get(key) ?? 0}, got ${got.get(key) ?? 0}`,
  }))
  return [...made, ...ownerFacts(ours)]
}

function ownerFacts(life: Life): Fact[] {
  const born = new Set<string>()
  return life.changes.filter(({ type }) => type === 'ADDED').map(({ kind, name, paths }) => {
    const owner = [...paths.keys()].map((path) => /^metadata\.ownerReferences\[name=([^\]]+)\]/.exec(path)?.[1]).find((each) => each !== undefined)
    born.add(name)
    return { name: `after its owner: ${kind} ${name}`, failure: owner === undefined || born.has(owner) ? undefined : `${owner} came later` }
  }) // prettier-ignore
}
