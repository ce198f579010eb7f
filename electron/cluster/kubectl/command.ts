/** What a kubectl command gets and gives: the seam between the commands, the shell and the cluster. */
import type { Client } from '../client/client'
import type { Kernel } from '../kernel/kernel'
import type { Task } from '../kernel/task'
import type { KubectlClient } from './client/kubectl-client'
import type { DiscoveryCache } from './discovery/cache'
import type { RestMapper } from './discovery/rest-mapper'
import type { FlagTable, Flags } from './flags'

/** What a program may do with the world of the one who typed it. */
export interface CommandIo {
  /** What was piped in; '' when nothing was. */
  readonly stdin: string
  /** The text of a file of the learner's home. */
  readFile(path: string): string | undefined
  listFiles(): readonly string[]
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Width of the terminal, when there is one. */
  readonly columns?: number
  /** Exported variables, such as `KUBECONFIG` and `KUBE_EDITOR`. */
  readonly env?: Readonly<Record<string, string>>
  /** Writes a file of the home; a text says why it could not be written. */
  writeFile?(path: string, text: string): string | null
  /** Runs another program, such as an editor. */
  run?(argv: readonly string[]): Task<number>
  /** Lets a person edit a text; null when they gave up. */
  edit?(text: string, fileName: string): Task<string | null>
}

export interface CommandContext extends CommandIo {
  /** The way to the API server; without a kubeconfig, with the credentials of the one who set the cluster up. */
  readonly client: Client
  readonly kernel: Kernel
  /** What the server said of its resources, kept from one command line to the next. */
  readonly discoveryCache?: DiscoveryCache
}

/** What a command may do: its client speaks for the user of the context that was chosen. */
export interface KubectlContext extends CommandContext {
  readonly client: KubectlClient
}

/** One command line after its flags were read. */
export interface Invocation {
  readonly context: KubectlContext
  /** Which resource a word or an object means. */
  readonly mapper: RestMapper
  readonly args: readonly string[]
  /** What followed a `--`. */
  readonly rest: readonly string[]
  readonly flags: Flags
  /** `-n`, else that of the context, else `default`. */
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
  /** Left out of `kubectl help`. */
  readonly isHidden?: boolean
  /** What Tab offers for a plain word; objects of any kind unless it is said. */
  readonly completes?: Completes
  run?(invocation: Invocation): Task<number>
}

export type Completes = 'nothing' | 'pods' | 'nodes' | 'kinds' | 'contexts' | 'clusters' | 'users' | 'files' | 'fields'

export const EXIT_OK = 0
export const EXIT_FAILED = 1
export const EXIT_INTERRUPTED = 130
