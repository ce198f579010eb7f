/** Lets nothing out of a subshell but its exit code. */
import type { Task } from '../../cluster/kernel/task'
import { BrokenPipe } from '../streams'
import { ExitShell, LeaveLoop, ReturnFrom, ShellFault } from './leave'
import { complain, type Shell } from './shell'

const BROKEN_PIPE = 141

export function* contained(body: Task<number>, shell: Shell): Task<number> {
  try {
    return yield* body
  } catch (error) {
    if (error instanceof ExitShell || error instanceof ReturnFrom) return error.exitCode
    if (error instanceof LeaveLoop) return 0
    if (error instanceof BrokenPipe) return BROKEN_PIPE
    if (!(error instanceof ShellFault)) throw error
    complain(shell, error.message)
    return error.exitCode
  }
}
