import { describe, expect, it } from 'vitest'
import { RateLimiter } from '../../../../electron/cluster/client/rate-limiter'
import { WorkQueue } from '../../../../electron/cluster/client/work-queue'
import { Expectations } from '../../../../electron/cluster/client/expectations'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import { sleep, type Task } from '../../../../electron/cluster/kernel/task'

function scene(workMs = 10) {
  const kernel = new Kernel(1)
  const process = kernel.process('kcm')
  const queue = new WorkQueue(kernel, process, 'test')
  const worked: string[] = []
  const worker = function* (): Task {
    for (;;) {
      const key = yield* queue.get()
      worked.push(`${key} at ${kernel.now} because of ${[kernel.task!.cause.seq, ...kernel.task!.because].join('+')}`)
      yield* sleep(workMs)
      queue.done(key)
    }
  }
  for (let index = 0; index < 2; index++) kernel.spawn(process, 'worker', worker())
  const addBecauseOf = (seq: number, key: string): void => { kernel.enter({ seq }, () => { queue.add(key) }) } // prettier-ignore
  return { kernel, queue, worked, addBecauseOf }
}

describe('the work queue', () => {
  it('hands a key out once, however often it was made dirty, and knows every reason', () => {
    const { kernel, worked, addBecauseOf } = scene()
    addBecauseOf(3, 'web')
    addBecauseOf(4, 'web')
    kernel.runUntil(50)
    expect(worked).toEqual(['web at 0 because of 3+4'])
  })

  it('never lets two workers have the same key, and brings it again when it was made dirty meanwhile', () => {
    const { kernel, worked, addBecauseOf } = scene(20)
    addBecauseOf(1, 'web')
    kernel.runUntil(5)
    addBecauseOf(2, 'web')
    addBecauseOf(3, 'db')
    kernel.runUntil(100)
    expect(worked).toEqual(['web at 0 because of 1', 'db at 5 because of 3', 'web at 20 because of 2'])
  })

  it('puts a key off once: to the earliest of its times', () => {
    const { kernel, queue, worked } = scene()
    for (const delayMs of [200, 50, 120]) queue.addAfter('web', delayMs)
    kernel.runUntil(60)
    queue.addAfter('web', 300)
    kernel.runUntil(1000)
    expect(worked.map((each) => each.replace(/ because.*/, ''))).toEqual(['web at 50', 'web at 360'])
  })

  it('waits 5 ms after a first failure and twice as long after each further one', () => {
    const { kernel, queue, worked } = scene(0)
    for (let failure = 0; failure < 4; failure++) {
      queue.addRateLimited('web')
      kernel.runUntil(kernel.now + 1000)
    }
    const waits = worked.map((line) => Number(/at (\d+)/.exec(line)![1]) % 1000)
    expect(waits).toEqual([5, 10, 20, 40])
    expect(queue.retries('web')).toBe(4)
  })
})

describe('the rate limiter', () => {
  it('lets a burst through and then as many a second as it says', () => {
    const kernel = new Kernel(1)
    const limiter = new RateLimiter(kernel, { qps: 20, burst: 30 })
    const waits = Array.from({ length: 33 }, () => limiter.reserve())
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true)
    expect(waits.slice(30)).toEqual([50, 100, 150])
  })

  it('saves up again while it is quiet, and no more than the burst', () => {
    const kernel = new Kernel(1)
    const limiter = new RateLimiter(kernel, { qps: 10, burst: 2 })
    for (let request = 0; request < 2; request++) limiter.reserve()
    kernel.runUntil(10_000)
    expect([limiter.reserve(), limiter.reserve(), limiter.reserve()]).toEqual([0, 0, 100])
  })
})

describe('expectations', () => {
  it('hold a controller back until it has seen what it asked for, or five minutes have passed', () => {
    const kernel = new Kernel(1)
    const expectations = new Expectations(kernel)
    expect(expectations.satisfied('web')).toBe(true)
    expectations.expectCreations('web', 2)
    expectations.creationObserved('web')
    expect(expectations.satisfied('web')).toBe(false)
    expectations.creationObserved('web')
    expect(expectations.satisfied('web')).toBe(true)
    expectations.expectDeletions('web', ['uid-1'])
    expectations.deletionObserved('web', 'another')
    expect(expectations.satisfied('web')).toBe(false)
    kernel.runUntil(300_001)
    expect(expectations.satisfied('web')).toBe(true)
  })
})
