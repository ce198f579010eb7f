/** A command that is part of the shell: it reads and changes the shell's own state. */
import type { Task } from '../../cluster/kernel/task'
import type { Shell } from '../interpreter/shell'

export type Builtin = (argv: readonly string[], shell: Shell) => Task<number>

/** Says what is wrong, in a line of its own. */
export function misused({ streams }: Shell, message: string, exitCode = 1): number {
  streams.err.write(`${message}\n`)
  return exitCode
}
