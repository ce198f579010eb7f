/** What a word at the beginning of a command stands for. */
import type { CommandIo } from '../cluster/kubectl/command'
import type { Kernel } from '../cluster/kernel/kernel'
import type { RunningTask, Task } from '../cluster/kernel/task'
import type { Files } from './files'
import type { Limits } from './limits'
import type { Streams, TextInput } from './streams'

/** Runs in simulated time and returns an exit code; `argv` is what follows the name. */
export type Program = (argv: readonly string[], io: ProgramIo) => Task<number>

export interface ProgramIo extends CommandIo {
  /** What is piped in, as it comes; `stdin` holds it for programs that want it whole. */
  readonly input: TextInput
  /** Waits while the reader of a pipe is behind; a program that writes much calls it now and then. */
  room(): Task
  readonly files: Files
  /** The absolute form of a path that is relative to the working folder. */
  path(path: string): string
  writeFile(path: string, text: string): string | null
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>
  readonly kernel: Kernel
  readonly limits: Limits
  /** Lines typed so far, the oldest first. */
  readonly history: readonly string[]
  /** Runs another program. */
  run(argv: readonly string[], change?: ProgramChange): Task<number>
  /** Does something else beside, until it ends or is cancelled. */
  spawn(body: () => Task): RunningTask
}

export interface ProgramChange extends Partial<Streams> {
  readonly env?: Readonly<Record<string, string>>
}

export type Programs = Readonly<Record<string, Program>>

/** Says what is wrong, in a line of its own. */
export function refused(io: Pick<ProgramIo, 'err'>, message: string, exitCode = 1): number {
  io.err(`${message}\n`)
  return exitCode
}
