/** Each rule in words is told by a test that exists, or left out with a reason. */
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULES, rulesInWords } from './in-words'
import { runVectorFile } from './run-vectors'

const FILE = new URL('data/in-words.json', import.meta.url).pathname
const ROOT = new URL('../../', import.meta.url).pathname

it('every rule has its place', () => {
  const results = runVectorFile(FILE)
  expect(results).toHaveLength(46)
  expect(results.filter(({ failure }) => failure !== undefined)).toEqual([])
})

it.each(Object.entries(RULES))('%s is told where it is said to be', (_fn, place) => {
  expect(place && ('test' in place ? existsSync(ROOT + place.test) : place.reason !== '')).toBe(true)
})

it('a rule of which nobody knows fails', () => {
  const [result] = rulesInWords('words', { rules: [{ name: 'new', given: { fn: 'weather' } }] })
  expect(result!.failure).toBe('no test tells the rules of weather')
})
