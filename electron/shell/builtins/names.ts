/** What a name stands for: alias, unalias, type, command. */
import { runProgram } from '../interpreter/simple-command'
import type { Shell } from '../interpreter/shell'
import { BUILTINS } from '.'
import { misused, type Builtin } from './builtin'
import { quotedWord } from './quote'

/** Programs here that bash has within itself. */
const AS_BUILTIN = new Set(['echo', 'printf', 'true', 'false', 'history', 'help'])
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'fi', 'for', 'in', 'do', 'done', 'while', 'until', 'case', 'esac', 'function', 'time', '{', '}', '!', '[[', ']]']) // prettier-ignore

export const alias: Builtin = function* (argv, shell) {
  const { aliases } = shell.state
  let exitCode = 0
  const show = (name: string): void => {
    shell.streams.out.write(`alias ${name}=${quotedWord(aliases.get(name) ?? '')}\n`)
  }
  if (argv.length === 0) for (const name of [...aliases.keys()].sort()) show(name)
  for (const word of argv) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [null, word, undefined]
    if (value !== undefined && /[\s$`"'\\/|&;()<>]/.test(name))
      exitCode = misused(shell, `alias: \`${name}': invalid alias name`)
    else if (value !== undefined) aliases.set(name, value)
    else if (aliases.has(word)) show(word)
    else exitCode = misused(shell, `alias: ${word}: not found`)
  }
  return exitCode
}

export const unalias: Builtin = function* (argv, shell) {
  const { aliases } = shell.state
  if (argv[0] === '-a') aliases.clear()
  else if (argv.length === 0) return misused(shell, 'unalias: usage: unalias [-a] name [name ...]', 2)
  const unknown = argv[0] === '-a' ? [] : argv.filter((name) => !aliases.delete(name))
  for (const name of unknown) misused(shell, `unalias: ${name}: not found`)
  return unknown.length > 0 ? 1 : 0
}

export const type: Builtin = function* (argv, shell) {
  let exitCode = 0
  for (const name of argv.filter((word) => word !== '-t')) {
    const found = meaningOf(name, shell)
    if (!found) exitCode = argv[0] === '-t' ? 1 : misused(shell, `type: ${name}: not found`)
    else shell.streams.out.write(argv[0] === '-t' ? `${found.kind}\n` : `${name} is ${found.words}\n`)
  }
  return exitCode
}

interface Meaning {
  readonly kind: 'alias' | 'keyword' | 'function' | 'builtin' | 'file'
  readonly words: string
  /** As `command -v` prints it. */
  readonly path: string
}

function meaningOf(name: string, { state, world }: Shell): Meaning | null {
  const value = state.aliases.get(name)
  if (value !== undefined)
    return { kind: 'alias', words: `aliased to \`${value}'`, path: `alias ${name}=${quotedWord(value)}` }
  if (KEYWORDS.has(name)) return { kind: 'keyword', words: 'a shell keyword', path: name }
  if (state.functions.has(name)) return { kind: 'function', words: 'a function', path: name }
  if (Object.hasOwn(BUILTINS, name)) return { kind: 'builtin', words: 'a shell builtin', path: name }
  if (AS_BUILTIN.has(name)) return { kind: 'builtin', words: 'a shell builtin', path: name }
  if (!Object.hasOwn(world.programs, name)) return null
  return { kind: 'file', words: `/usr/bin/${name}`, path: `/usr/bin/${name}` }
}

/** `command -v kubectl`, and `command ls`: the program, whatever function hides it. */
export const command: Builtin = function* (argv, shell) {
  const [first, ...rest] = argv
  if (first === '-v' || first === '-V') {
    const found = rest.map((name) => ({ name, meaning: meaningOf(name, shell) }))
    for (const { name, meaning } of found)
      if (meaning) shell.streams.out.write(first === '-v' ? `${meaning.path}\n` : `${name} is ${meaning.words}\n`)
      else if (first === '-V') misused(shell, `command: ${name}: not found`)
    return found.every(({ meaning }) => meaning) ? 0 : 1
  }
  if (first === undefined) return 0
  const builtin = Object.hasOwn(BUILTINS, first) ? BUILTINS[first] : undefined
  return yield* builtin ? builtin(rest, shell) : runProgram(first, rest, shell, {})
}
