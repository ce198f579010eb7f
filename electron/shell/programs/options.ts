/** A program's own words around its options, in the manner of GNU: `-n5`, `-n 5`, `--lines=5`, `--`. */
import type { Task } from '../../cluster/kernel/task'
import { refused, type Program, type ProgramIo } from '../program'
import { RegexError } from '../regex/posix'

export interface OptionTable {
  /** What follows the name in the usage line. */
  readonly usage: string
  /** What it does, in a sentence. */
  readonly summary: string
  /** Letters that stand alone. */
  readonly flags?: string
  /** Letters that take a value. */
  readonly valued?: string
  /** Long names, and the letter that each stands for. */
  readonly long?: Readonly<Record<string, string>>
  /** Options end at the first word that is none: so for programs that run others. */
  readonly stopsEarly?: boolean
  /** Words such as `-5` or `-k2`, rewritten before they are read. */
  readonly rewrite?: (word: string) => string
  readonly failure?: number
}

export interface Options {
  has(letter: string): boolean
  value(letter: string): string | undefined
  values(letter: string): readonly string[]
  readonly args: readonly string[]
}

/** Says what is wrong after the program's name, and ends it. */
export class ToolProblem extends Error {
  constructor(
    message: string,
    readonly exitCode?: number,
  ) {
    super(message)
  }
}

/** Slips in how a program is called, not in what it is given. */
const USAGE_SLIP =
  /^(?:missing (?:file )?operand|missing destination|extra operand|invalid option|unrecognized option|option requires|option '--|you must specify)/

type ToolRun = (options: Options, io: ProgramIo) => Task<number>

export function tool(name: string, table: OptionTable, run: ToolRun): Program {
  return function* (argv, io) {
    const failure = table.failure ?? 1
    try {
      if (argv[0] === '--help') {
        io.out(helpText(name, table))
        return 0
      }
      return yield* run(parsedOptions(argv, table), io)
    } catch (error) {
      if (error instanceof ToolProblem) {
        const hint = USAGE_SLIP.test(error.message) ? `\nTry '${name} --help' for more information.` : ''
        return refused(io, `${name}: ${error.message}${hint}`, error.exitCode ?? failure)
      }
      if (error instanceof RegexError) return refused(io, `${name}: ${error.message}`, failure)
      throw error
    }
  }
}

function helpText(name: string, { usage, summary, flags = '', valued = '', long = {} }: OptionTable): string {
  const names = Object.entries(long).map(([word, letter]) => `  -${letter}, --${word}\n`)
  const alone = Array.from(flags + valued).filter((letter) => !Object.values(long).includes(letter))
  const letters = alone.length > 0 ? `  ${alone.map((letter) => `-${letter}`).join(' ')}\n` : ''
  const options =
    names.length + alone.length > 0 ? `\nOptions that this ${name} knows:\n${names.join('')}${letters}` : ''
  return `Usage: ${name} ${usage}\n${summary}\n${options}`
}

export function parsedOptions(argv: readonly string[], table: OptionTable): Options {
  const { flags = '', valued = '', long = {}, rewrite = (word: string) => word } = table
  const found = new Map<string, string[]>()
  const args: string[] = []
  const words = [...argv]
  const note = (letter: string, value = ''): void => {
    found.set(letter, [...(found.get(letter) ?? []), value])
  }
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') {
      args.push(...words)
      break
    }
    const option = rewrite(word)
    if (!option.startsWith('-') || option === '-') {
      args.push(word)
      if (table.stopsEarly) {
        args.push(...words)
        break
      }
    } else if (option.startsWith('--')) readLong(option.slice(2), words)
    else readLetters(option.slice(1), words)
  }
  const values = (letter: string): readonly string[] => found.get(letter) ?? []
  return { args, values, has: (letter) => found.has(letter), value: (letter) => values(letter).at(-1) }

  function readLong(text: string, rest: string[]): void {
    const [, name = text, given] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    const letter = Object.hasOwn(long, name) ? long[name] : undefined
    if (letter === undefined) throw new ToolProblem(`unrecognized option '--${name}'`)
    if (!valued.includes(letter)) note(letter)
    else {
      const value = given ?? rest.shift()
      if (value === undefined) throw new ToolProblem(`option '--${name}' requires an argument`)
      note(letter, value)
    }
  }

  function readLetters(letters: string, rest: string[]): void {
    for (let at = 0; at < letters.length; at++) {
      const letter = letters[at]!
      if (flags.includes(letter)) note(letter)
      else if (!valued.includes(letter)) throw new ToolProblem(`invalid option -- '${letter}'`)
      else {
        const value = letters.slice(at + 1) || rest.shift()
        if (value === undefined) throw new ToolProblem(`option requires an argument -- '${letter}'`)
        note(letter, value)
        return
      }
    }
  }
}

/** A count such as that of `head -n`. */
export function wholeNumber(text: string | undefined, otherwise: number, what: string): number {
  if (text === undefined) return otherwise
  if (!/^\d+$/.test(text)) throw new ToolProblem(`invalid ${what}: '${text}'`)
  return Number(text)
}
