import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BIRTH_EPOCH_MS, microTimeText, parseTime, timeText } from '../../../../electron/cluster/kernel/calendar'

describe('the calendar', () => {
  it('writes times as objects carry them', () => {
    expect(timeText(0)).toBe('2026-01-01T00:00:00Z')
    expect(timeText(3_723_999)).toBe('2026-01-01T01:02:03Z')
    expect(microTimeText(1_250)).toBe('2026-01-01T00:00:01.250000Z')
  })

  it.each([
    ['2026-01-01T00:00:07Z', 7_000],
    ['2026-01-01T05:30:00+05:30', 0],
    ['2025-12-31T23:59:59.500Z', -500],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29) - BIRTH_EPOCH_MS],
  ])('reads %s', (text, ms) => {
    expect(parseTime(text)).toBe(ms)
  })

  it('reads back what it writes, for any day of a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_500_000_000, max: 1_500_000_000 }), (second) => {
        expect(parseTime(timeText(second * 1000))).toBe(second * 1000)
      }),
    )
  })

  it('says NaN to what is no time', () => {
    expect(parseTime('yesterday')).toBeNaN()
  })
})
