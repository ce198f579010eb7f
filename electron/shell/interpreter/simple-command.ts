/** One command: its words, its files, and what its name stands for. */
// Models: POSIX.1, 2.9.1 Simple Commands: functions come before builtins, builtins before programs
import type { Assignment, Command } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { BUILTINS } from '../builtins'
import { quotedForTrace } from '../builtins/quote'
import { absolutePath } from '../home'
import { expandText, expandWords } from './expand'
import { callFunction } from './functions'
import { assign } from './parameters'
import { programIo } from './program-io'
import { redirected } from './redirect'
import { runScriptFile } from './script-file'
import { runShell, SHELLS } from './run-shell'
import { complain, type Shell } from './shell'
import type { Variable } from './shell-state'

const NOT_FOUND = 127
const NOT_RUNNABLE = 126

export function* runSimple(node: Command, shell: Shell): Task<number> {
  shell.state.lastSubstitution = 0
  const argv = yield* expandWords(node.name ? [node.name, ...node.args] : node.args, shell)
  const assignments = node.prefix.filter((each) => each.type === 'Assignment')
  const values = yield* valuesOf(assignments, shell)
  const inner = yield* redirected(node.redirects, shell)
  if (!inner) return 1
  if (shell.state.options.xtrace) trace(argv, values, shell)
  const [name, ...words] = argv
  if (name === undefined) {
    for (const [variable, value] of values) assign(variable, value, shell)
    return node.name ? 0 : shell.state.lastSubstitution
  }
  return yield* runNamed(name, words, new Map(values), inner, node)
}

function* valuesOf(assignments: readonly Assignment[], shell: Shell): Task<readonly (readonly [string, string])[]> {
  const values: (readonly [string, string])[] = []
  for (const { name, value, append } of assignments) {
    const text = value.type === 'Word' ? yield* expandText(value, shell) : ''
    values.push([name, append ? (shell.state.get(name) ?? '') + text : text])
  }
  return values
}

function trace(argv: readonly string[], values: readonly (readonly [string, string])[], { streams }: Shell): void {
  const words = [...values.map(([name, value]) => `${name}=${quotedForTrace(value)}`), ...argv.map(quotedForTrace)]
  streams.err.write(`+ ${words.join(' ')}\n`)
}

function* runNamed(
  name: string,
  words: readonly string[],
  values: ReadonlyMap<string, string>,
  shell: Shell,
  node: Command,
): Task<number> {
  const body = shell.state.functions.get(name)
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (!body && !builtin) return yield* runProgram(name, words, shell, Object.fromEntries(values), node)
  const hidden = new Map([...values.keys()].map((each) => [each, shell.state.variables.get(each)]))
  for (const [variable, value] of values) assign(variable, value, shell, true)
  try {
    return body ? yield* callFunction(name, body, words, shell) : yield* builtin!(words, shell)
  } finally {
    restore(hidden, shell)
  }
}

export function restore(hidden: ReadonlyMap<string, Variable | undefined>, { state }: Shell): void {
  for (const [name, variable] of hidden) {
    if (variable) state.variables.set(name, variable)
    else state.variables.delete(name)
  }
}

/** A program, or a file of the home that may be run. */
export function* runProgram(
  name: string,
  words: readonly string[],
  shell: Shell,
  env: Readonly<Record<string, string>>,
  node?: Command,
): Task<number> {
  const { programs, files } = shell.world
  const known = name.replace(/^\/(?:usr\/(?:local\/)?)?bin\//, '')
  if (SHELLS.includes(known)) return yield* runShell(known, words, shell, env)
  if (Object.hasOwn(programs, known)) return yield* programs[known]!(words, programIo(shell, env))
  if (!name.includes('/')) return refuse(`${name}: command not found`, NOT_FOUND)
  const path = absolutePath(shell.state.folder, name)
  const kind = files.kindOf(path)
  if (kind === null) return refuse(`${name}: No such file or directory`, NOT_FOUND)
  if (kind === 'directory') return refuse(`${name}: Is a directory`, NOT_RUNNABLE)
  if (!files.isRunnable(path)) return refuse(`${name}: Permission denied`, NOT_RUNNABLE)
  return yield* runScriptFile(name, files.read(path) ?? '', words, shell, env)

  function refuse(message: string, exitCode: number): number {
    complain(shell, message, node)
    return exitCode
  }
}
