import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joiner, LONGEST_PART, partsOf } from '../../../electron/host/parts'
import { runs } from '../../support/runs'

const long = { text: 'x📎'.repeat(LONGEST_PART) }

describe('a message in parts', () => {
  it('is one part when it is short', () => {
    expect(partsOf({ a: 1 })).toEqual([{ text: '{"a":1}', first: true, last: true }])
  })

  it('has parts that fit, of which one begins and one ends', () => {
    const parts = partsOf(long)
    expect(parts.length).toBeGreaterThan(2)
    expect(Math.max(...parts.map(({ text }) => text.length))).toBe(LONGEST_PART)
    expect(parts.map(({ first }) => first).indexOf(true)).toBe(0)
    expect(parts.filter(({ first }) => first)).toHaveLength(1)
    expect(parts.map(({ last }) => last).lastIndexOf(true)).toBe(parts.length - 1)
    expect(parts.filter(({ last }) => last)).toHaveLength(1)
  })

  it('is whole again when its last part is there, and not before', () => {
    const join = joiner()
    const results = partsOf(long).map((part) => join(part))
    expect(results.pop()).toEqual(long)
    expect(results.every((result) => result === undefined)).toBe(true)
  })

  it('is passed over when its beginning was missed; the next one is heard', () => {
    const join = joiner()
    expect(partsOf(long).slice(1).map((part) => join(part)).filter((result) => result !== undefined)).toEqual([]) // prettier-ignore
    expect(join(partsOf('next')[0]!)).toBe('next')
  })

  it('is given up when another one begins', () => {
    const join = joiner()
    join(partsOf(long)[0]!)
    expect(join(partsOf('next')[0]!)).toBe('next')
  })

  it('arrives as it was sent, whatever it is', () => {
    const property = fc.property(fc.array(fc.jsonValue()), (messages) => {
      const join = joiner()
      const heard = messages.flatMap(partsOf).map((part) => join(part))
      const plain: unknown = JSON.parse(JSON.stringify(messages))
      expect(heard.filter((message) => message !== undefined)).toEqual(plain)
    })
    fc.assert(property, { numRuns: runs(100, 2000) })
  })
})
