/** Builtins on variables and options: export, unset, local, readonly, set, shift, let. */
import { assign } from '../interpreter/parameters'
import { arithmeticOf } from '../interpreter/expand-arithmetic'
import type { Shell } from '../interpreter/shell'
import type { ShellOptions } from '../interpreter/shell-state'
import { misused, type Builtin } from './builtin'
import { quotedWord } from './quote'

const NAME = /^[A-Za-z_]\w*$/
const LETTERS: Readonly<Record<string, keyof ShellOptions>> = {
  e: 'errexit', u: 'nounset', x: 'xtrace', f: 'noglob',
} // prettier-ignore

interface Declared {
  readonly name: string
  readonly value: string | undefined
}

/** `NAME`, `NAME=value`, `NAME+=more`. */
function declared(word: string, { state }: Shell): Declared {
  const match = /^([^=+]+)(\+?)=(.*)$/s.exec(word)
  if (!match) return { name: word, value: undefined }
  const [, name = '', plus, value = ''] = match
  return { name, value: plus === '+' ? (state.get(name) ?? '') + value : value }
}

export const exportNames: Builtin = function* (argv, shell) {
  const { state, streams } = shell
  const words = argv.filter((word) => !/^-[pn]$/.test(word))
  if (words.length === 0) {
    const lines = Object.entries(state.exported()).sort(byName).map(([name, value]) => `declare -x ${name}="${value.replace(/["\\$`]/g, '\\$&')}"\n`) // prettier-ignore
    streams.out.write(lines.join(''))
    return 0
  }
  let exitCode = 0
  for (const word of words) {
    const { name, value } = declared(word, shell)
    if (!NAME.test(name)) exitCode = misused(shell, `export: \`${word}': not a valid identifier`)
    else if (argv.includes('-n')) state.set(name, value ?? state.get(name) ?? '', false)
    else if (value !== undefined || state.get(name) !== undefined)
      assign(name, value ?? state.get(name) ?? '', shell, true)
    else state.set(name, '', true)
  }
  return exitCode
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export const unset: Builtin = function* (argv, shell) {
  const { state } = shell
  let exitCode = 0
  for (const name of argv.filter((word) => !/^-[fv]$/.test(word))) {
    if (state.variables.get(name)?.readonly)
      exitCode = misused(shell, `unset: ${name}: cannot unset: readonly variable`)
    else if (argv[0] === '-f' || !state.variables.delete(name)) state.functions.delete(name)
  }
  return exitCode
}

export const local: Builtin = function* (argv, shell) {
  const { state } = shell
  const frame = state.hidden.at(-1)
  if (!frame || state.calls === 0) return misused(shell, 'local: can only be used in a function')
  for (const word of argv) {
    if (word.startsWith('-')) return misused(shell, `local: ${word}: not part of this shell`, 2)
    const { name, value } = declared(word, shell)
    if (!NAME.test(name)) return misused(shell, `local: \`${word}': not a valid identifier`)
    if (!frame.has(name)) frame.set(name, state.variables.get(name))
    state.variables.delete(name)
    assign(name, value ?? '', shell)
  }
  return 0
}

export const readonlyNames: Builtin = function* (argv, shell) {
  const { state } = shell
  for (const word of argv) {
    const { name, value } = declared(word, shell)
    if (!NAME.test(name)) return misused(shell, `readonly: \`${word}': not a valid identifier`)
    if (value !== undefined) assign(name, value, shell)
    const { value: text = '', exported = false } = state.variables.get(name) ?? {}
    state.variables.set(name, { value: text, exported, readonly: true })
  }
  return 0
}

export const set: Builtin = function* (argv, shell) {
  const { state, streams } = shell
  if (argv.length === 0) {
    const lines = [...state.variables].sort(byName).map(([name, { value }]) => `${name}=${/^[\w./:-]*$/.test(value) ? value : quotedWord(value)}\n`) // prettier-ignore
    streams.out.write(lines.join(''))
    return 0
  }
  const words = [...argv]
  for (let word = words[0]; word !== undefined && /^[-+]/.test(word); word = words[0]) {
    words.shift()
    if (word === '--') {
      state.positional = words
      return 0
    }
    const problem = switched(word, word.endsWith('o') ? words.shift() : undefined, state.options)
    if (problem !== null) return misused(shell, `set: ${problem}`, 2)
  }
  if (words.length > 0) state.positional = words
  return 0
}

/** `-eu`, `+x`, `-o pipefail`; what is wrong with it, or null. */
function switched(word: string, long: string | undefined, options: ShellOptions): string | null {
  const isOn = word.startsWith('-')
  for (const letter of word.slice(1)) {
    if (letter === 'o') {
      if (long === undefined || !Object.hasOwn(options, long)) return `${long ?? '-o'}: not an option of this shell`
      options[long as keyof ShellOptions] = isOn
    } else if (LETTERS[letter]) options[LETTERS[letter]] = isOn
    else return `-${letter}: not an option of this shell`
  }
  return null
}

export const shift: Builtin = function* ([word = '1'], shell) {
  const count = Number(word)
  if (!/^\d+$/.test(word)) return misused(shell, `shift: ${word}: numeric argument required`)
  if (count > shell.state.positional.length) return 1
  shell.state.positional = shell.state.positional.slice(count)
  return 0
}

export const letValues: Builtin = function* (argv, shell) {
  if (argv.length === 0) return misused(shell, 'let: expression expected')
  let value = 0n
  for (const word of argv) value = yield* arithmeticOf(word, shell)
  return value === 0n ? 1 : 0
}
