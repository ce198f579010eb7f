/** What a kubectl command gets and gives: the seam between the commands, the shell and the cluster. */
import type { Client } from '../client/client'
import type { Kernel } from '../kernel/kernel'
import type { Task } from '../kernel/task'
import type { FlagTable, Flags } from './flags'

/** What a program may do with the world of the one who typed it. */
export interface CommandIo {
  /** What was piped in; '' when nothing was. */
  readonly stdin: string
  /** The text of a file of the learner's home. */
  readFile(path: string): string | undefined
  listFiles(): readonly string[]
  out(text: string): void
  err(text: string): void
  /** Width of the terminal, when there is one. */
  readonly columns?: number
}

export interface CommandContext extends CommandIo {
  /** A client of the user `kubernetes-admin`. */
  readonly client: Client
  readonly kernel: Kernel
}

/** One command line after its flags were read. */
export interface Invocation {
  readonly context: CommandContext
  readonly args: readonly string[]
  /** What followed a `--`. */
  readonly rest: readonly string[]
  readonly flags: Flags
  /** `-n`, else `default`. */
  readonly namespace: string
  /** `kubectl rollout status`. */
  readonly path: string
}

export interface Command {
  readonly name: string
  readonly aliases?: readonly string[]
  /** One line, as `kubectl help` lists it. */
  readonly summary: string
  /** What follows the path in the usage line. */
  readonly usage: string
  readonly flags?: FlagTable
  readonly subcommands?: readonly Command[]
  run?(invocation: Invocation): Task<number>
}

export const EXIT_OK = 0
export const EXIT_FAILED = 1
export const EXIT_INTERRUPTED = 130
