/** Texts that run: `bash file.sh` in a shell of its own, `source file.sh` and `eval` in this one. */
import type { Statement } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { expandAliases } from '../syntax/aliases'
import { parseScript, ShellSyntaxError, unendedHereDocuments } from '../syntax/parse'
import { contained } from './contained'
import { runList } from './execute'
import { complain, innerShell, type Shell } from './shell'
import { ShellState } from './shell-state'

const SYNTAX = 2

/** Runs a text in this very shell. */
export function* runText(text: string, shell: Shell): Task<number> {
  const source = expandAliases(
    text.replaceAll('\r\n', '\n'),
    shell.source.name === null ? shell.state.aliases : new Map(),
  )
  const inner: Shell = { ...shell, source: { ...shell.source, text: source } }
  try {
    const script = parseScript(source)
    for (const tag of unendedHereDocuments(script))
      complain(inner, `warning: here-document delimited by end-of-file (wanted \`${tag}')`)
    return yield* runLines(script.commands, inner)
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error
    complain(inner, error.message)
    return (shell.state.lastExit = SYNTAX)
  }
}

/** An alias counts from the line below it, which then has to be read anew. */
function* runLines(statements: readonly Statement[], shell: Shell): Task<number> {
  const { source, state } = shell
  if (source.name !== null || !/(?:^|[\s;])(?:un)?alias\b/.test(source.text)) return yield* runList(statements, shell)
  let exitCode = 0
  for (const [index, statement] of statements.entries()) {
    exitCode = yield* runList([statement], shell)
    const next = statements[index + 1]
    const isNewLine = next && source.text.slice(statement.end, next.pos).includes('\n')
    if (isNewLine && state.aliases.size > 0) return yield* runText(source.text.slice(next.pos), shell)
  }
  return exitCode
}

/** Runs a text in a shell that knows no more than the exported variables. */
export function* runScriptFile(
  name: string,
  text: string,
  words: readonly string[],
  shell: Shell,
  env: Readonly<Record<string, string>> = {},
): Task<number> {
  const state = new ShellState({ ...shell.state.exported(), ...env })
  Object.assign(state, { folder: shell.state.folder, positional: words, name, calls: shell.state.calls + 1 })
  const inner: Shell = { ...innerShell(shell), state, source: { name, text } }
  if (state.calls > DEEPEST_SCRIPT) {
    complain(shell, `${name}: too many shells inside each other`)
    return 1
  }
  return yield* contained(runText(text, inner), inner)
}

const DEEPEST_SCRIPT = 100
