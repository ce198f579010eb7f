/** What a shell remembers: variables, functions, options, the working folder. */
import type { CommandNode } from 'unbash'
import { HOME_PATH } from '../home'

type FunctionNode = Extract<CommandNode, { type: 'Function' }>

export interface Variable {
  readonly value: string
  readonly exported: boolean
  readonly readonly?: boolean
}

export interface ShellOptions {
  errexit: boolean
  nounset: boolean
  pipefail: boolean
  xtrace: boolean
  noglob: boolean
}

const BIRTH: Readonly<Record<string, string>> = {
  HOME: HOME_PATH,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  PWD: HOME_PATH,
  SHELL: '/bin/bash',
  USER: 'learner',
}

export class ShellState {
  readonly variables = new Map<string, Variable>()
  readonly functions = new Map<
    string,
    { readonly node: FunctionNode; readonly text: string; readonly name: string | null }
  >()
  readonly aliases = new Map<string, string>()
  readonly options: ShellOptions = { errexit: false, nounset: false, pipefail: false, xtrace: false, noglob: false }
  folder = HOME_PATH
  positional: readonly string[] = []
  /** `$0`. */
  name = 'bash'
  lastExit = 0
  /** How the last `$(…)` ended: a line of assignments alone takes that as its own. */
  lastSubstitution = 0
  lastJob = ''
  /** How deep in loops, functions and sourced files the shell stands. */
  loops = 0
  calls = 0
  sourced = 0
  /** Above 0 while a failure is asked about: then `set -e` does not end the shell. */
  asking = 0
  /** What `local` has hidden, function by function. */
  readonly hidden: Map<string, Variable | undefined>[] = []

  constructor(variables: Readonly<Record<string, string>> = BIRTH) {
    for (const [name, value] of Object.entries(variables)) this.variables.set(name, { value, exported: true })
  }

  get(name: string): string | undefined {
    return this.variables.get(name)?.value
  }

  /** False for a read-only variable. */
  set(name: string, value: string, exported?: boolean): boolean {
    const before = this.variables.get(name)
    if (before?.readonly) return false
    this.variables.set(name, { value, exported: exported ?? before?.exported ?? false })
    return true
  }

  exported(): Readonly<Record<string, string>> {
    const pairs = [...this.variables].filter(([, { exported }]) => exported)
    return Object.fromEntries(pairs.map(([name, { value }]) => [name, value]))
  }

  /** As a child has it: the same to begin with, apart from then on. */
  fork(): ShellState {
    const child = new ShellState({})
    for (const [name, variable] of this.variables) child.variables.set(name, variable)
    for (const [name, body] of this.functions) child.functions.set(name, body)
    for (const [name, value] of this.aliases) child.aliases.set(name, value)
    for (const frame of this.hidden) child.hidden.push(new Map(frame))
    Object.assign(child.options, this.options)
    const { folder, positional, name, lastExit, lastJob, loops, calls, sourced, asking } = this
    return Object.assign(child, { folder, positional, name, lastExit, lastJob, loops, calls, sourced, asking })
  }
}
