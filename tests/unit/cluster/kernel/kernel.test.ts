import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue } from '../../../../electron/cluster/kernel/event-queue'
import { InvariantError, Kernel } from '../../../../electron/cluster/kernel/kernel'
import { allSettled, Signal, sleep, tick, type Task } from '../../../../electron/cluster/kernel/task'

describe('the event queue', () => {
  it('gives back any events in the order of time, and of arrival within an instant', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (times) => {
        const queue = new EventQueue<{ at: number; seq: number }>()
        times.forEach((at, seq) => queue.push({ at, seq }))
        const popped = times.map(() => queue.pop()!)
        expect(popped).toEqual([...popped].sort((a, b) => a.at - b.at || a.seq - b.seq))
        expect(queue.pop()).toBeUndefined()
      }),
    )
  })
})

describe('the kernel', () => {
  it('runs events in the order of time, and leaves the clock where it was told to', () => {
    const kernel = new Kernel(1)
    const seen: string[] = []
    const note = (text: string) => () => seen.push(`${text} at ${kernel.now}`)
    kernel.after(20, 'b', note('b'))
    kernel.after(10, 'a', note('a'))
    kernel.after(20, 'c', note('c'))
    kernel.runUntil(15)
    expect([seen, kernel.now]).toEqual([['a at 10'], 15])
    kernel.runUntil(100)
    expect(seen).toEqual(['a at 10', 'b at 20', 'c at 20'])
  })

  it('refuses the past', () => {
    expect(() => new Kernel(1).after(-1, 'late', () => undefined)).toThrow(InvariantError)
  })

  it('stops the world on a programmer’s error, and says with which seed and event it can be seen again', () => {
    const kernel = new Kernel(42)
    kernel.after(5, 'sync web', () => {
      throw new Error('replicas is NaN')
    })
    expect(() => kernel.runUntil(5)).toThrow('replicas is NaN (seed 42, at 5 ms, step 1, event "sync web")')
  })

  it('lets a stopped process fall silent, and tells of the first absence of each kind', () => {
    const kernel = new Kernel(1)
    const silenced: string[] = []
    kernel.onSilenced = ({ label }) => silenced.push(label)
    const process = kernel.process('kubelet/worker-1')
    const done: string[] = []
    for (const at of [10, 20, 30]) kernel.after(at, 'renew lease', () => done.push(`lease at ${at}`), process)
    kernel.after(25, 'probe', () => done.push('probe'), process)
    kernel.runUntil(15)
    process.stop({ seq: 7 })
    kernel.runUntil(40)
    expect(done).toEqual(['lease at 10'])
    expect(silenced).toEqual(['renew lease', 'probe'])
  })

  it('does not let an earlier life of a process act in a later one', () => {
    const kernel = new Kernel(1)
    const process = kernel.process('p')
    const lives: number[] = []
    kernel.after(10, 'tick', () => lives.push(1), process)
    process.stop({ seq: 1 })
    process.start()
    kernel.after(10, 'tick', () => lives.push(2), process)
    kernel.runUntil(10)
    expect(lives).toEqual([2])
  })

  it('draws the same numbers for a name, whoever else draws', () => {
    const alone = new Kernel(9).random('scheduler')
    const beside = new Kernel(9)
    beside.random('kubelet').uint32()
    const numbers = (stream: typeof alone) => Array.from({ length: 5 }, () => stream.uint32())
    expect(numbers(beside.random('scheduler'))).toEqual(numbers(alone))
    expect(numbers(new Kernel(10).random('scheduler'))).not.toEqual(numbers(new Kernel(9).random('scheduler')))
  })
})

describe('tasks', () => {
  const run = (task: (note: (text: string) => void, kernel: Kernel) => Task) => {
    const kernel = new Kernel(1)
    const seen: string[] = []
    kernel.spawn(
      kernel.process('p'),
      'story',
      task((text) => seen.push(`${kernel.now} ${text}`), kernel),
    )
    kernel.runUntil(1000)
    return seen
  }

  it('take simulated time, while others run', () => {
    const seen = run(function* (note, kernel) {
      note('starts')
      kernel.after(30, 'other', () => note('another acts'))
      yield* sleep(50)
      note('goes on')
    })
    expect(seen).toEqual(['0 starts', '30 another acts', '50 goes on'])
  })

  it('run side by side and are waited for, well or badly ended', () => {
    const seen = run(function* (note) {
      const slow = function* (): Task<string> {
        yield* sleep(20)
        return 'slow'
      }
      const bad = function* (): Task<string> {
        yield* sleep(5)
        throw new Error('bad')
      }
      const results = yield* allSettled([slow(), bad()])
      note(results.map((result) => ('value' in result ? result.value : 'failed')).join(', '))
    })
    expect(seen).toEqual(['20 slow, failed'])
  })

  it('wait for signals, and each waiter is woken in its turn', () => {
    const signal = new Signal()
    const seen = run(function* (note, kernel) {
      const waiter = function* (name: string): Task {
        yield* signal.wait()
        note(name)
      }
      for (const name of ['first', 'second']) kernel.spawn(kernel.process('p'), name, waiter(name))
      yield* sleep(10)
      signal.fire()
    })
    expect(seen).toEqual(['10 first', '10 second'])
  })

  it('run their finally blocks when they are cancelled, and then no more', () => {
    const kernel = new Kernel(1)
    const seen: string[] = []
    const task = kernel.spawn(kernel.process('p'), 'line', (function* (): Task {
      try {
        yield* sleep(100)
        seen.push('never')
      } finally {
        seen.push('cleaned up')
      }
    })()) // prettier-ignore
    task.cancel()
    kernel.runUntil(200)
    expect(seen).toEqual(['cleaned up'])
  })

  it('begin a new chain of causes at each tick of a clock', () => {
    const causes = run(function* (note, kernel) {
      kernel.task!.cause = { seq: 5 }
      yield* sleep(10)
      note(`after a sleep: ${kernel.cause.seq}`)
      yield* tick(10)
      note(`after a tick: ${kernel.cause.timer?.label ?? ''}`)
    })
    expect(causes).toEqual(['10 after a sleep: 5', '20 after a tick: story'])
  })
})
