/** Whole lives, recorded from a real cluster, laid beside those of the simulation, fact by fact. */
import { describe, expect, it } from 'vitest'
import { judge } from './judge'
import { readRecording } from './recording'

/** Facts in which both agree today: the number may only rise. */
const FLOORS: Readonly<Record<string, number>> = {
  '01-deployment-create': 172,
  '02-rolling-update-25pct': 1252,
  '02c-rollout-stuck': 404,
  '03-scale': 333,
  '04-pod-delete-replace': 359,
  '05-node-failure': 301,
}

/** Facts in which they do not, all of them: to be known by name. */
const KNOWN: readonly string[] = []

describe.each(Object.entries(FLOORS))('recording %s', (name, floor) => {
  const facts = judge(name, readRecording(new URL(`../data/golden/${name}.json`, import.meta.url).pathname))

  it('is contradicted by the simulation in nothing that is not known', () => {
    const failures = facts.flatMap(({ name: fact, failure }) => (failure === undefined ? [] : [`${fact}: ${failure}`]))
    expect(failures.filter((failure) => !KNOWN.some((known) => failure.startsWith(known)))).toEqual([])
  })

  it(`agrees in ${floor} facts at least`, () => {
    expect(facts.filter(({ failure }) => failure === undefined).length).toBeGreaterThanOrEqual(floor)
  })
})
