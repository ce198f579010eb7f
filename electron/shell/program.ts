/** What a word at the beginning of a command stands for. */
import type { CommandIo } from '../cluster/kubectl/command'
import type { Task } from '../cluster/kernel/task'

/** Runs in simulated time and returns an exit code; `argv` is what follows the name. */
export type Program = (argv: readonly string[], io: ProgramIo) => Task<number>

export interface ProgramIo extends CommandIo {
  writeFile(path: string, text: string): void
  /** Lines typed so far, the oldest first. */
  readonly history: readonly string[]
}

export type Programs = Readonly<Record<string, Program>>
