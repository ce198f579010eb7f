import { describe, expect, it } from 'vitest'
import { SimulationHost } from '../../../electron/host/simulation-host'
import type { WallClock } from '../../../electron/host/wall-clock'

/** A clock that moves only when it is told to. */
class StillClock implements WallClock {
  private nowMs = 0
  private waiting: { readonly at: number; readonly act: () => void }[] = []

  now(): number {
    return this.nowMs
  }

  after(delayMs: number, act: () => void): () => void {
    const entry = { at: this.nowMs + delayMs, act }
    this.waiting.push(entry)
    return () => (this.waiting = this.waiting.filter((other) => other !== entry))
  }

  pass(ms: number): void {
    const until = this.nowMs + ms
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.waiting = this.waiting.filter((other) => other !== next)
      this.nowMs = next.at
      next.act()
    }
    this.nowMs = until
  }
}

async function opened(): Promise<{ readonly host: SimulationHost; readonly clock: StillClock }> {
  const clock = new StillClock()
  const host = new SimulationHost(clock)
  await host.open({ seed: 1, workers: 1 })
  return { host, clock }
}

describe('the simulation host', () => {
  it('never turns its clock back, though an old line is followed again', async () => {
    const { host, clock } = await opened()
    const line = host.run({ id: 'a', text: 'kubectl apply -f web.yaml' })
    clock.pass(30_000)
    const { input } = await line
    const { nowMs } = await host.pause()
    await host.follow(input)
    await host.play()
    clock.pass(1_000)
    expect((await host.pause()).nowMs).toBeGreaterThanOrEqual(nowMs)
  })

  it('ends what was running when another cluster is opened', async () => {
    const { host } = await opened()
    const line = host.run({ id: 'a', text: 'sleep 1h' })
    await host.open({ seed: 2, workers: 1 })
    expect((await line).exitCode).toBe(130)
  })

  it('stops the world for good on a programmer’s error, and tells everybody', async () => {
    const { host, clock } = await opened()
    const line = host.run({ id: 'a', text: 'sleep 1h' })
    const told = expect(line).rejects.toThrow('a mistake of ours')
    const { kernel } = (host as unknown as { current: { world: { cluster: { kernel: { after(ms: number, label: string, run: () => void): void } } } } }).current.world.cluster // prettier-ignore
    kernel.after(10, 'mistake', () => {
      throw new Error('a mistake of ours')
    })
    expect(() => clock.pass(2_000)).toThrow('a mistake of ours')
    await told
    expect(() => clock.pass(100)).toThrow('a mistake of ours') // Once more, outside any call.
    expect(() => host.play()).toThrow('a mistake of ours')
    await host.open({ seed: 3, workers: 1 })
    expect((await host.play()).playing).toBe(true)
  })
})
