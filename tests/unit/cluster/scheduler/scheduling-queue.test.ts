import { describe, expect, it } from 'vitest'
import { SchedulingQueue, type Entry } from '../../../../electron/cluster/scheduler/queue/scheduling-queue'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import type { Task } from '../../../../electron/cluster/kernel/task'
import type { Pod } from '../../../../electron/contract/api'

const pod = (name: string, priority = 0, generation = 1): Pod =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', uid: name, resourceVersion: '1', generation },
    spec: { priority, containers: [] },
  }) as unknown as Pod

/** A queue, and a scheduler that takes Pods only when told. */
class Bench {
  readonly kernel = new Kernel(1)
  readonly queue = new SchedulingQueue(
    this.kernel,
    this.kernel.process('kube-scheduler'),
    ({ pod: { metadata } }) => !metadata.name.startsWith('gated'),
  )

  /** Takes the next Pod; undefined when none is to be tried now. */
  pop(): Entry | undefined {
    let entry: Entry | undefined
    const take = function* (this: Bench): Task {
      entry = yield* this.queue.pop()
    }.bind(this)
    const task = this.kernel.spawn(this.kernel.process('kube-scheduler'), 'pop', take())
    this.play(0)
    task.cancel()
    return entry
  }

  play(ms: number): void {
    this.kernel.runUntil(this.kernel.now + ms)
  }

  names(): readonly (string | undefined)[] {
    const names: (string | undefined)[] = []
    for (let entry = this.pop(); entry; entry = this.pop()) names.push(entry.pod.pod.metadata.name)
    return names
  }
}

describe('the order of the queue', () => {
  it('is by priority, and then by arrival', () => {
    const bench = new Bench()
    bench.queue.add(pod('a'))
    bench.queue.add(pod('b', 100))
    bench.play(1)
    bench.queue.add(pod('c', 100))
    bench.queue.add(pod('d'))
    expect(bench.names()).toEqual(['b', 'c', 'a', 'd'])
  })
})

describe('a Pod that found no node', () => {
  const failed = (times = 1): Bench => {
    const bench = new Bench()
    bench.queue.add(pod('a'))
    for (let time = 0; time < times; time++) {
      bench.queue.addUnschedulable(bench.pop()!)
      if (time < times - 1) bench.queue.moveAll()
    }
    return bench
  }

  it('rests until something changes', () => {
    const bench = failed()
    bench.play(10_000)
    expect([bench.queue.sizes.unschedulable, bench.pop()]).toEqual([1, undefined])
    bench.queue.moveAll()
    expect(bench.names()).toEqual(['a'])
  })

  it('is tried again before its back-off ends when nobody else waits', () => {
    const bench = failed()
    bench.queue.moveAll()
    expect(bench.queue.sizes.backoff).toBe(1)
    expect(bench.names()).toEqual(['a'])
  })

  it('comes after all others while it backs off', () => {
    const bench = failed()
    bench.queue.moveAll()
    bench.queue.add(pod('b'))
    expect(bench.names()).toEqual(['b', 'a'])
  })

  it.each([
    [1, 1000],
    [2, 2000],
    [4, 8000],
    [9, 10_000],
  ])('backs off after %i failures for %i ms', (failures, ms) => {
    // prettier-ignore
    const bench = failed(failures)
    bench.queue.moveAll()
    bench.play(ms - 1)
    expect(bench.queue.sizes).toMatchObject({ backoff: 1, active: 0 })
    bench.play(1)
    expect(bench.queue.sizes).toMatchObject({ backoff: 0, active: 1 })
  })

  it('is tried again at once when something changed while it was being tried', () => {
    const bench = new Bench()
    bench.queue.add(pod('a'))
    const entry = bench.pop()!
    bench.queue.moveAll()
    bench.queue.addUnschedulable(entry)
    expect(bench.queue.sizes).toMatchObject({ unschedulable: 0, backoff: 1 })
  })

  it('knows what woke it: the first cause leads, the rest are further reasons', () => {
    const bench = failed()
    bench.kernel.enter({ seq: 7 }, () => { bench.queue.moveAll() }) // prettier-ignore
    expect(bench.pop()!.causes.map(({ seq }) => seq)).toEqual([7])
  })

  it('is worth another try when its own specification changes, not when only its status does', () => {
    const bench = failed()
    bench.queue.update(pod('a'), pod('a'))
    expect(bench.queue.sizes.unschedulable).toBe(1)
    bench.queue.update(pod('a', 0, 2), pod('a'))
    expect(bench.queue.sizes.unschedulable).toBe(0)
  })

  it('is forgotten when it is deleted', () => {
    const bench = failed()
    bench.queue.remove(pod('a'))
    bench.queue.moveAll()
    expect([bench.pop(), bench.queue.sizes]).toEqual([undefined, { active: 0, backoff: 0, unschedulable: 0, gated: 0 }])
  })
})

describe('a gated Pod', () => {
  it('stays out until it may enter', () => {
    const bench = new Bench()
    bench.queue.add(pod('gated-a'))
    bench.queue.moveAll()
    expect([bench.pop(), bench.queue.sizes.gated]).toEqual([undefined, 1])
  })
})
