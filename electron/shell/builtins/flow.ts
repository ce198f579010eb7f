/** Builtins that change what runs next: break, continue, return, exit, eval, source. */
import { absolutePath } from '../home'
import { NOT_FOUND } from '../files'
import { ExitShell, LeaveLoop, ReturnFrom } from '../interpreter/leave'
import { runText } from '../interpreter/script-file'
import type { Shell } from '../interpreter/shell'
import { misused, type Builtin } from './builtin'

function leaving(how: 'break' | 'continue'): Builtin {
  return function* ([word = '1'], shell) {
    const count = Number(word)
    if (shell.state.loops === 0)
      return misused(shell, `${how}: only meaningful in a \`for', \`while', or \`until' loop`, 0)
    if (!Number.isInteger(count)) return misused(shell, `${how}: ${word}: numeric argument required`, 128)
    if (count < 1) return misused(shell, `${how}: ${word}: loop count out of range`)
    throw new LeaveLoop(how, Math.min(count, shell.state.loops))
  }
}

export const breakLoop = leaving('break')
export const continueLoop = leaving('continue')

/** The code that was named, or that of the last command. */
function codeFrom(name: string, word: string | undefined, shell: Shell): number {
  if (word === undefined) return shell.state.lastExit
  if (/^[-+]?\d+$/.test(word)) return ((Number(word) % 256) + 256) % 256
  return misused(shell, `${name}: ${word}: numeric argument required`, 2)
}

export const returnFrom: Builtin = function* ([word], shell) {
  if (shell.state.hidden.length === 0 && shell.state.sourced === 0)
    return misused(shell, "return: can only `return' from a function or sourced script", 2)
  throw new ReturnFrom(codeFrom('return', word, shell))
}

export const exit: Builtin = function* ([word], shell) {
  throw new ExitShell(codeFrom('exit', word, shell))
}

export const evaluate: Builtin = function* (argv, shell) {
  return yield* runText(argv.join(' '), shell)
}

export const source: Builtin = function* ([path, ...words], shell) {
  const { state, world } = shell
  if (path === undefined) return misused(shell, 'source: filename argument required', 2)
  const text = world.files.readAsTyped(state.folder, path)
  if (text === undefined) {
    const isFolder = world.files.kindOf(absolutePath(state.folder, path)) === 'directory'
    return misused(shell, `${path}: ${isFolder ? 'Is a directory' : NOT_FOUND}`)
  }
  const { positional, sourced } = state
  if (sourced > 100) return misused(shell, `${path}: too many files inside each other`)
  Object.assign(state, { positional: words.length > 0 ? words : positional, sourced: sourced + 1 })
  try {
    return yield* runText(text, { ...shell, source: { name: path, text } })
  } catch (error) {
    if (error instanceof ReturnFrom) return error.exitCode
    throw error
  } finally {
    Object.assign(state, { sourced, ...(words.length > 0 ? { positional } : {}) })
  }
}
