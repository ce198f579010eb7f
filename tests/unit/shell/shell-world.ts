/** A shell with its files and its clock, and no cluster behind it. */
import { BIRTH } from '../../../electron/cluster/kernel/cause'
import { Kernel } from '../../../electron/cluster/kernel/kernel'
import type { RunningTask, Task } from '../../../electron/cluster/kernel/task'
import { Files } from '../../../electron/shell/files'
import { MemoryHome } from '../../../electron/shell/home'
import { Jobs } from '../../../electron/shell/interpreter/jobs'
import { ShellState } from '../../../electron/shell/interpreter/shell-state'
import { Limits } from '../../../electron/shell/limits'
import { PROGRAMS } from '../../../electron/shell/programs'
import { runLine } from '../../../electron/shell/run-line'
import { HeldText, outputTo } from '../../../electron/shell/streams'

export interface Typed {
  exit: number | null
  out: string
  err: string
}

export class ShellWorld {
  readonly kernel = new Kernel(1)
  readonly home: MemoryHome
  readonly state = new ShellState()
  private readonly files: Files
  private readonly jobs = new Jobs()
  private readonly history: string[] = []
  private said: Typed = { exit: null, out: '', err: '' }

  constructor(files: Readonly<Record<string, string>> = { 'note.txt': 'one\ntwo\nthree\n' }) {
    this.home = new MemoryHome(files)
    this.files = new Files(this.home, () => this.kernel.now)
  }

  /** Types a line and lets it run to its end, or for `limitMs` until Ctrl+C. */
  type(line: string, limitMs = 3_600_000): Typed {
    const { kernel } = this
    const { said, task } = this.start(line)
    const deadlineMs = kernel.now + limitMs
    while (said.exit === null && (kernel.nextAt ?? Infinity) <= deadlineMs) kernel.step()
    if (said.exit === null) task.cancel()
    return said
  }

  start(line: string): { readonly said: Typed; readonly task: RunningTask } {
    const { kernel, files, jobs, history, state } = this
    history.push(line)
    const said: Typed = { exit: null, out: '', err: '' }
    this.said = said
    const limits = new Limits(() => kernel.now)
    const terminal = {
      out: outputTo((text) => { if (limits.write(text.length)) this.said.out += text }),
      err: outputTo((text) => { this.said.err += text }),
    } // prettier-ignore
    const world = { kernel, files, jobs, history, limits, terminal, programs: PROGRAMS }
    const shell = {
      world,
      state,
      streams: { input: new HeldText(''), ...terminal },
      source: { name: null, text: line },
    }
    const run = function* (): Task {
      said.exit = yield* runLine(line, shell)
    }
    let task: RunningTask | undefined
    kernel.enter(BIRTH, () => {
      task = kernel.spawn(kernel.process('shell'), 'shell', run())
    })
    return { said, task: task! }
  }
}

/** The output of one line in a world of its own. */
export function typed(line: string, files?: Readonly<Record<string, string>>): Typed {
  return new ShellWorld(files).type(line)
}
