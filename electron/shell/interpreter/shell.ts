/** Where a command runs: a state of its own or shared, its streams, and what belongs to all of the session. */
import type { Node } from './node'
import type { Kernel } from '../../cluster/kernel/kernel'
import type { Files } from '../files'
import type { Limits } from '../limits'
import type { Programs } from '../program'
import type { Output, Streams } from '../streams'
import type { Jobs } from './jobs'
import type { ShellState } from './shell-state'

export interface ShellWorld {
  readonly kernel: Kernel
  readonly files: Files
  readonly programs: Programs
  readonly history: readonly string[]
  readonly limits: Limits
  readonly jobs: Jobs
  /** Where background jobs print, also after their line has ended. */
  readonly terminal: { readonly out: Output; readonly err: Output }
}

export interface Shell {
  readonly world: ShellWorld
  readonly state: ShellState
  readonly streams: Streams
  /** The text that runs, for row numbers in complaints; a typed line has no name. */
  readonly source: { readonly name: string | null; readonly text: string }
}

export function withStreams(shell: Shell, streams: Partial<Streams>): Shell {
  return { ...shell, streams: { ...shell.streams, ...streams } }
}

/** A subshell: what it sets is forgotten with it. */
export function subshell(shell: Shell): Shell {
  return { ...shell, state: shell.state.fork() }
}

/** A subshell with background jobs of its own. */
export function innerShell(shell: Shell): Shell {
  return { ...subshell(shell), world: { ...shell.world, jobs: shell.world.jobs.ofInnerShell() } }
}

/** Says what went wrong, after the file and the row when a script runs. */
export function complain(shell: Shell, message: string, node?: Node): void {
  const { name, text } = shell.source
  const row = text.slice(0, node?.pos ?? 0).split('\n').length
  shell.streams.err.write(name === null ? `${message}\n` : `${name}: line ${row}: ${message}\n`)
}
