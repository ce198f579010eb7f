import { describe, expect, it } from 'vitest'
import { latestOnly } from '../../../../renderer/stores/latest-only'

describe('latestOnly', () => {
  it('has at most one request under way and skips what was overtaken', async () => {
    const started: number[] = []
    let underWay = 0
    let most = 0
    const ask = latestOnly<number>(async (wish) => {
      started.push(wish)
      most = Math.max(most, ++underWay)
      await Promise.resolve()
      underWay--
    })
    await Promise.all([ask(1), ask(2), ask(3)])
    expect(started).toEqual([1, 3])
    expect(most).toBe(1)
  })

  it('goes on after a request that failed', async () => {
    const ask = latestOnly<string>((wish) => (wish === 'bad' ? Promise.reject(new Error(wish)) : Promise.resolve()))
    await expect(ask('bad')).rejects.toThrow('bad')
    await expect(ask('good')).resolves.toBeUndefined()
  })
})
