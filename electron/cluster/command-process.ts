/** A program that the learner started: an input into the cluster, and a process that can be interrupted. */
import type { CommandIo, RunningCommand } from './kubectl/command'
import { EXIT_INTERRUPTED } from './kubectl/command'
import type { Cause } from './kernel/cause'
import type { Kernel } from './kernel/kernel'
import { Process } from './kernel/process'
import type { RunningTask, Task } from './kernel/task'
import type { Trace } from './trace/trace'

/** A program: reads its arguments and its input, and ends with an exit code. */
export type Program = (argv: readonly string[], io: CommandIo) => Task<number>

export class CommandProcess implements RunningCommand {
  exitCode: number | null = null
  /** The trace event with which the command entered: the root of all that comes of it. */
  readonly input: Cause
  private readonly listeners: ((exitCode: number) => void)[] = []
  private readonly task: RunningTask

  constructor(kernel: Kernel, trace: Trace, program: Program, argv: readonly string[], io: CommandIo) {
    const [name = '', ...rest] = argv
    const outer = kernel.cause
    kernel.cause = { seq: 0 } // A learner's act is nobody's consequence.
    this.input = trace.record('input', 'learner', name, 'command', null, 'entered', { detail: { line: argv.join(' ') } })
    kernel.cause = this.input
    this.task = kernel.spawn(new Process(name), `command ${name}`, this.run(program, rest, io))
    kernel.cause = outer
  }

  interrupt(): void {
    if (this.exitCode !== null) return
    this.task.cancel()
    this.end(EXIT_INTERRUPTED)
  }

  onDone(listener: (exitCode: number) => void): void {
    if (this.exitCode === null) this.listeners.push(listener)
    else listener(this.exitCode)
  }

  private *run(program: Program, argv: readonly string[], io: CommandIo): Task {
    this.end(yield* program(argv, io))
  }

  private end(exitCode: number): void {
    this.exitCode = exitCode
    for (const listener of this.listeners.splice(0)) listener(exitCode)
  }
}
