import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VersionedLog } from '../../../electron/host/versioned-log'

describe('a versioned log', () => {
  it('knows the state of any past instant, exactly', () => {
    const change = fc.record({ dt: fc.nat(3), key: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(9)) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 1500, minLength: 1 }), fc.nat(), (changes, pick) => {
        const log = new VersionedLog<number>()
        let at = 0
        const entries = changes.map(({ dt, key, value }) => ({ at: (at += dt), key, value }))
        for (const entry of entries) log.append(entry)
        const asked = pick % (at + 2)
        const expected = new Map<string, number>()
        for (const { at: when, key, value } of entries) {
          if (when > asked) continue
          if (value === null) expected.delete(key)
          else expected.set(key, value)
        }
        expect(log.at(asked)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('lets go of its older half, and still knows the rest', () => {
    const log = new VersionedLog<number>()
    for (let at = 0; at < 5000; at++) log.append({ at, key: `k${at % 7}`, value: at })
    const before = log.at(4000)
    const floorMs = log.forgetHalf()
    expect(floorMs).toBeGreaterThan(1000)
    expect(log.size).toBeLessThan(3500)
    expect(log.at(4000)).toEqual(before)
  })
})
