/** Whole lives, recorded from a real cluster, laid beside those of the simulation, fact by fact. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from './judge'
import type { Recording } from './recording'

/** Facts on which both agree today: the number may only rise. */
const FLOORS: Readonly<Record<string, number>> = {
  '01-deployment-create': 173,
  '02-rolling-update-25pct': 1121,
  '02c-rollout-stuck': 379,
  '03-scale': 304,
  '04-pod-delete-replace': 333,
  '05-node-failure': 261,
}

describe.each(Object.entries(FLOORS))('recording %s', (name, floor) => {
  it(`agrees with the simulation in ${floor} facts at least`, () => {
    const file = new URL(`../data/golden/${name}.json`, import.meta.url)
    const facts = judge(name, JSON.parse(readFileSync(file, 'utf8')) as Recording)
    const agreed = facts.filter(({ failure }) => failure === undefined).length
    expect(agreed, `of ${facts.length} facts`).toBeGreaterThanOrEqual(floor)
  })
})
