import { describe, expect, it } from 'vitest'
import { followedFlights, followNow } from '../../../../renderer/stores/playhead'
import { event } from '../../../support/fake-host'

const playing = { nowMs: 1000, playing: true, speed: 1, rate: 1, floorMs: 0, following: 0 }

describe('a live playhead', () => {
  it.each`
    situation                                    | at       | state                             | dtMs  | expected
    ${'moves at the rate of the host'}           | ${950}   | ${playing}                        | ${10} | ${960}
    ${'moves slower while a flight is followed'} | ${995}   | ${{ ...playing, rate: 0.1 }}      | ${10} | ${996}
    ${'hurries when it was left behind'}         | ${200}   | ${playing}                        | ${16} | ${360}
    ${'does not pass the host'}                  | ${999}   | ${playing}                        | ${50} | ${1000}
    ${'glides to rest when the host has paused'} | ${920}   | ${{ ...playing, playing: false }} | ${40} | ${960}
    ${'comes to rest'}                           | ${999.8} | ${{ ...playing, playing: false }} | ${1}  | ${1000}
  `(
    '$situation',
    ({ at, state, dtMs, expected }: { at: number; state: typeof playing; dtMs: number; expected: number }) => {
      expect(followNow(at, state, dtMs)).toBeCloseTo(expected)
    },
  )
})

describe('followed flights', () => {
  const trace = [event(1, 0, { kind: 'input' }), event(2, 1, { cause: 1 }), event(3, 2), event(4, 3, { cause: 2 })]

  it('are those that go back to the input', () => {
    expect(followedFlights(trace, 1).map(({ seq }) => seq)).toEqual([1, 2, 4])
  })

  it('are none when nothing is followed', () => {
    expect(followedFlights(trace, 0)).toEqual([])
  })
})
