import { describe, expect, it } from 'vitest'
import { microTimeText, timeText } from '../../../../../electron/cluster/kernel/calendar'
import { clockText, shortClockText, simulatedMs, stopwatchText } from '../../../../../renderer/diagrams/math/calendar'

describe('the dates of objects', () => {
  it.each([0, 1000, 345_000, 90_061_000])('%d ms are read back as the cluster wrote them', (ms) => {
    expect(simulatedMs(timeText(ms))).toBe(ms)
    expect(simulatedMs(microTimeText(ms + 250))).toBe(ms + 250)
  })

  it('have no instant when there is no date', () => {
    expect(simulatedMs(undefined)).toBeNaN()
  })
})

describe('clocks', () => {
  it.each([
    [0, '00:00.000', '00:00', '0:00'],
    [345_120.9, '05:45.120', '05:45', '5:45'],
    [3_945_120, '1:05:45.120', '1:05:45', '1:05:45'],
    [-5, '00:00.000', '00:00', '0:00'],
  ])('%d ms', (ms, full, short, stopwatch) => {
    expect([clockText(ms), shortClockText(ms), stopwatchText(ms)]).toEqual([full, short, stopwatch])
  })
})
