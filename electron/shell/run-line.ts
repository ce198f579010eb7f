/** Runs a line: each command in turn, its output into the next, a file, or the terminal. */
import type { Task } from '../cluster/kernel/task'
import type { Home } from './home'
import { normalPath } from './home'
import { parseLine, type Pipeline, type Redirection, type SimpleCommand } from './parse'
import type { ProgramIo, Programs } from './program'
import { ShellSyntaxError } from './words'

export interface ShellContext {
  readonly home: Home
  readonly programs: Programs
  readonly history: readonly string[]
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

const NOT_FOUND = 127
const SYNTAX = 2

export function* runLine(line: string, shell: ShellContext): Task<number> {
  let pipelines: readonly Pipeline[]
  try {
    pipelines = parseLine(line)
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error
    shell.err(`${error.message}\n`)
    return SYNTAX
  }
  let exitCode = 0
  for (const { after, commands } of pipelines) {
    if ((after === '&&' && exitCode !== 0) || (after === '||' && exitCode === 0)) continue
    exitCode = yield* runPipeline(commands, shell)
  }
  return exitCode
}

/** One command after the other: what a command prints is read by the next when it has ended. */
function* runPipeline(commands: readonly SimpleCommand[], shell: ShellContext): Task<number> {
  let exitCode = 0
  let piped = ''
  for (const [index, command] of commands.entries()) {
    let output = ''
    const isLast = index === commands.length - 1
    const out = isLast ? (text: string) => { shell.out(text) } : (text: string) => { output += text } // prettier-ignore
    exitCode = yield* runCommand(command, piped, { ...shell, home: shell.home, out })
    piped = output
  }
  return exitCode
}

function* runCommand(command: SimpleCommand, piped: string, shell: ShellContext): Task<number> {
  const { home, programs } = shell
  const stdin =
    command.input === null ? piped : 'text' in command.input ? command.input.text : home.read(command.input.path)
  if (stdin === undefined) {
    shell.err(`${(command.input as { path: string }).path}: No such file or directory\n`)
    return 1
  }
  const out = command.output ? fileWriter(command.output, home) : shell.out
  const err = command.errors === 'output' ? out : command.errors ? fileWriter(command.errors, home) : shell.err
  const [name = '', ...argv] = command.argv
  if (!Object.hasOwn(programs, name)) {
    err(`${name}: command not found\n`)
    return NOT_FOUND
  }
  return yield* programs[name]!(argv, ioFor(stdin, out, err, shell))
}

function ioFor(
  stdin: string,
  out: (text: string) => void,
  err: (text: string) => void,
  { home, history }: ShellContext,
): ProgramIo {
  return {
    stdin, out, err, history,
    readFile: (path) => home.read(normalPath(path)),
    writeFile: (path, text) => { home.write(normalPath(path), text) },
    listFiles: () => home.list(),
  } // prettier-ignore
}

/** The file is there from the beginning, even when nothing is written. */
function fileWriter({ path, append }: Redirection, home: Home): (text: string) => void {
  let text = append ? (home.read(path) ?? '') : ''
  home.write(path, text)
  return (more) => {
    text += more
    home.write(path, text)
  }
}
