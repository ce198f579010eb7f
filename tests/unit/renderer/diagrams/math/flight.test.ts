import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../../../../electron/contract/trace'
import {
  flightPicture,
  glowOf,
  MOST_DRAWN,
  MOST_ON_A_WIRE,
  placeOf,
  progressAt,
  type Route,
} from '../../../../../renderer/diagrams/math/flight'
import { straight, wire } from '../../../../../renderer/diagrams/math/wire'

const level = wire('a', 'b', { x: 0, y: 5 }, [straight({ x: 0, y: 5 }, { x: 100, y: 5 })])

function flight(seq: number, at: number, durationMs: number, from = 'a', to = 'b'): TraceEvent {
  return {
    seq,
    at,
    durationMs,
    kind: 'request',
    from,
    to,
    verb: 'create',
    object: null,
    outcome: 'sent',
    cause: 0,
    because: [],
  }
}

const onLevel = (event: TraceEvent): Route => ({ wire: level, reversed: event.from === 'b' })

describe('the place of a flight', () => {
  it.each([
    [9, null],
    [10, 0],
    [12, 0.5],
    [14, 1],
    [15, null],
  ])('at %d ms it has gone %s of its way', (playheadMs, progress) => {
    expect(progressAt({ at: 10, durationMs: 4 }, playheadMs)).toBe(progress)
  })

  it('is a function of the playhead alone: the same instant, the same place, in any order', () => {
    const instants = [11, 13, 10, 14, 12]
    const places = instants.map((ms) => placeOf(flight(1, 10, 4), ms, level, false))
    const again = [...instants].reverse().map((ms) => placeOf(flight(1, 10, 4), ms, level, false))
    expect(places).toEqual(again.reverse())
  })

  it('gathers speed, and slows before it arrives', () => {
    const x = (ms: number) => placeOf(flight(1, 0, 10), ms, level, false)!.x
    expect(x(1)).toBeLessThan(10)
    expect(x(5)).toBeCloseTo(50, 6)
    expect(x(9)).toBeGreaterThan(90)
    expect(x(10)).toBeCloseTo(100, 6)
  })

  it('an answer comes back the same way', () => {
    expect(placeOf(flight(1, 0, 10), 0, level, true)).toEqual({ x: 100, y: 5 })
  })
})

describe('what is drawn', () => {
  it('each flight, while a wire has few', () => {
    const { drawn, crowds } = flightPicture([flight(1, 0, 10), flight(2, 4, 10)], 5, onLevel)
    expect(drawn.map(({ event }) => event.seq)).toEqual([1, 2])
    expect(crowds).toEqual([])
  })

  it('a count, where a wire has many; the followed one is among those drawn', () => {
    const many = Array.from({ length: 40 }, (_, index) => flight(index + 1, 0, 10))
    const { drawn, crowds } = flightPicture(many, 5, onLevel, ({ seq }) => seq === 33)
    expect(drawn).toHaveLength(MOST_ON_A_WIRE)
    expect(drawn[0]!.event.seq).toBe(33)
    expect(crowds).toEqual([{ wire: level, count: 40 }])
  })

  it('never more than sixty, and the followed ones first', () => {
    const wires = Array.from({ length: 30 }, (_, index) =>
      wire('a', `w${index}`, { x: 0, y: index }, [straight({ x: 0, y: index }, { x: 9, y: index })]),
    )
    const events = wires.flatMap((_, index) => [1, 2, 3].map((n) => flight(index * 3 + n, 0, 10, 'a', `w${index}`)))
    const routeOf = (event: TraceEvent): Route => ({ wire: wires[Number(event.to.slice(1))]!, reversed: false })
    const { drawn, crowds } = flightPicture(events, 5, routeOf, ({ seq }) => seq === 90)
    expect(drawn).toHaveLength(MOST_DRAWN)
    expect(drawn[0]!.event.seq).toBe(90)
    expect(crowds.length).toBeGreaterThan(0)
  })

  it('nothing for what takes no time, or has no way', () => {
    expect(flightPicture([flight(1, 5, 0)], 5, onLevel).drawn).toEqual([])
    expect(flightPicture([flight(1, 0, 10)], 5, () => null).drawn).toEqual([])
  })
})

describe('the glow', () => {
  it.each([
    { playheadMs: 4, sinceMs: 0, wire: undefined, receiver: undefined },
    { playheadMs: 6, sinceMs: 0, wire: 1, receiver: undefined },
    { playheadMs: 10, sinceMs: 0, wire: 1, receiver: 1 },
    { playheadMs: 15, sinceMs: 5, wire: 0.5, receiver: 0.5 },
    { playheadMs: 20, sinceMs: 10, wire: undefined, receiver: undefined },
  ])(
    'of a flight from 5 to 10 at $playheadMs ms: wire $wire, receiver $receiver',
    ({ playheadMs, sinceMs, wire: onWire, receiver }) => {
      const glow = glowOf([flight(1, 5, 5)], playheadMs, sinceMs, onLevel)
      expect(glow.wires.get(level)).toBe(onWire)
      expect(glow.components.get('b')).toBe(receiver)
    },
  )

  it('of what takes no time is at the place where it happens', () => {
    const glow = glowOf([flight(1, 5, 0, 'b', 'b')], 5, 0, onLevel)
    expect(glow.wires.size).toBe(0)
    expect(glow.components.get('b')).toBe(1)
  })
})
