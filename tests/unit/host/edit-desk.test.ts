import { describe, expect, it } from 'vitest'
import type { EditNews } from '../../../electron/contract/host'
import { Kernel } from '../../../electron/cluster/kernel/kernel'
import type { Task } from '../../../electron/cluster/kernel/task'
import { EditDesk } from '../../../electron/host/edit-desk'

/** A program that has a text edited, and says what it got. */
function program() {
  const kernel = new Kernel(1)
  const desk = new EditDesk(kernel)
  const news: EditNews[] = []
  const got: (string | null)[] = []
  desk.onNews = (each) => news.push(each)
  const run = function* (): Task {
    got.push(yield* desk.edit('replicas: 1\n', 'edit.yaml'))
  }
  const task = kernel.spawn(kernel.process('kubectl'), 'kubectl', run())
  return { kernel, desk, news, got, task }
}

const laidOut = { id: 1, fileName: 'edit.yaml', text: 'replicas: 1\n' }
const over = { id: 1, fileName: 'edit.yaml', text: null }

describe('a text that a command lays out', () => {
  it.each(['replicas: 2\n', '', null])('comes back as the learner leaves it: %j', (text) => {
    const { kernel, desk, news, got } = program()
    kernel.runUntil(1000)
    expect([news, got]).toEqual([[laidOut], []])
    desk.finish(1, text)
    kernel.runUntil(1000)
    expect([news, got]).toEqual([[laidOut, over], [text]])
    expect(desk.isOpen(1)).toBe(false)
  })

  it('is taken away when the command is interrupted', () => {
    const { desk, news, got, task } = program()
    task.cancel()
    expect([news, got]).toEqual([[laidOut, over], []])
    desk.finish(1, 'too late')
    expect(desk.isOpen(1)).toBe(false)
  })
})
