import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, FLIGHT_ON_STAGE_MS, retreat, stageRate, wallBetween } from '../../../electron/contract/stage-time'

const flight = (at: number, durationMs: number) => ({ at, durationMs })

describe('the rate of stage time', () => {
  it.each([
    { what: 'nothing is on a wire', flights: [], speed: 10, rate: 10 },
    { what: 'a flight of 2 ms is followed', flights: [flight(0, 2)], speed: 1, rate: 2 / 350 },
    { what: 'the shortest of several sets the pace', flights: [flight(0, 7), flight(0, 2)], speed: 1, rate: 2 / 350 },
    { what: 'slow motion is slower than the flight asks', flights: [flight(0, 700)], speed: 0.5, rate: 0.5 },
    { what: 'an event takes no time', flights: [flight(0, 0)], speed: 3, rate: 3 },
  ])('when $what', ({ flights, speed, rate }) => {
    expect(stageRate(flights, speed)).toBeCloseTo(rate, 12)
  })
})

describe('advancing', () => {
  it('passes quiet stretches at the chosen speed and stretches the flight between them', () => {
    const flights = [flight(10, 2)]
    expect(advance(0, 10, 1, flights)).toBe(10)
    expect(advance(0, 10 + FLIGHT_ON_STAGE_MS / 2, 1, flights)).toBeCloseTo(11, 9)
    expect(advance(0, 10 + FLIGHT_ON_STAGE_MS + 5, 1, flights)).toBeCloseTo(17, 9)
  })

  it('stands still when no wall time passes', () => {
    expect(advance(42, 0, 100, [flight(40, 5)])).toBe(42)
  })
})

const flightsArb = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 200 }), durationMs: fc.integer({ min: 0, max: 40 }) }),
  { maxLength: 12 },
)
const speedArb = fc.constantFrom(0.001, 0.1, 1, 7, 100)
const wallArb = fc.double({ min: 0, max: 5000, noNaN: true })

describe('stage time, whatever flies', () => {
  it('is the same in one step or in many', () => {
    fc.assert(
      fc.property(flightsArb, speedArb, wallArb, wallArb, (flights, speed, first, second) => {
        const stepped = advance(advance(0, first, speed, flights), second, speed, flights)
        expect(stepped).toBeCloseTo(advance(0, first + second, speed, flights), 4)
      }),
    )
  })

  it('never goes back, and never faster than the chosen speed', () => {
    fc.assert(
      fc.property(flightsArb, speedArb, wallArb, wallArb, (flights, speed, first, second) => {
        const earlier = advance(0, first, speed, flights)
        const later = advance(earlier, second, speed, flights)
        expect(later).toBeGreaterThanOrEqual(earlier)
        expect(later - earlier).toBeLessThanOrEqual(second * speed + 1e-6)
      }),
    )
  })

  it('is undone by the wall time between two instants', () => {
    fc.assert(
      fc.property(flightsArb, speedArb, wallArb, (flights, speed, wallMs) => {
        const reached = advance(0, wallMs, speed, flights)
        expect(wallBetween(0, reached, speed, flights)).toBeCloseTo(wallMs, 2)
      }),
    )
  })

  it('leads back where it came from', () => {
    fc.assert(
      fc.property(flightsArb, speedArb, wallArb, (flights, speed, wallMs) => {
        expect(retreat(advance(50, wallMs, speed, flights), wallMs, speed, flights)).toBeCloseTo(50, 3)
      }),
    )
  })

  it('keeps each followed flight on stage for at least 350 ms', () => {
    fc.assert(
      fc.property(flightsArb, speedArb, (flights, speed) => {
        for (const { at, durationMs } of flights.filter((one) => one.durationMs > 0)) {
          expect(wallBetween(at, at + durationMs, speed, flights)).toBeGreaterThanOrEqual(FLIGHT_ON_STAGE_MS - 1e-6)
        }
      }),
    )
  })
})
