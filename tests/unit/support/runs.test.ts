import { describe, expect, it } from 'vitest'
import { runs } from '../../support/runs'

describe('runs', () => {
  it.each([
    ['samples by default', {}, 100],
    ['plays the full figure when asked', { FULL: '1' }, 5000],
    ['is scaled', { RUNS: '0.5' }, 50],
    ['is scaled in full too', { FULL: '1', RUNS: '2' }, 10_000],
    ['plays at least one round', { RUNS: '0.0001' }, 1],
  ])('%s', (_what, env, expected) => {
    expect(runs(100, 5000, env)).toBe(expected)
  })

  it.each(['0', '-1', 'many'])('refuses RUNS=%s instead of proving nothing', (scale) => {
    expect(() => runs(100, 5000, { RUNS: scale })).toThrow('RUNS')
  })
})
