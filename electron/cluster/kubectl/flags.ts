/** Reads the flags of a command line, with pflag's words for what is wrong. */
// Models: github.com/spf13/pflag: flag.go
// Simplified: the kinds of flags that kubectl's commands here have.
import { KubectlError } from './failure'
import { parseGoDuration } from './text/go-duration'

export interface FlagSpec {
  /** A timeout is a duration, or a plain number of seconds. */
  readonly kind: 'bool' | 'string' | 'int' | 'list' | 'duration' | 'timeout'
  readonly short?: string
  /** What the flag means when it stands alone, as `--dry-run` does. */
  readonly alone?: string
  readonly initial?: string
  readonly help: string
}

export type FlagTable = Readonly<Record<string, FlagSpec>>

export class Flags {
  private readonly values = new Map<string, string[]>()

  constructor(private readonly table: FlagTable) {}

  set(name: string, value: string): void {
    const spec = this.table[name]!
    checkValue(name, spec, value)
    const parts = spec.kind === 'list' ? [...(this.values.get(name) ?? []), value] : [value]
    this.values.set(name, parts)
  }

  /** The same values, of some flags. */
  only(names: readonly string[]): Flags {
    const some = new Flags(
      Object.fromEntries(names.flatMap((name) => (this.has(name) ? [[name, this.table[name]!]] : []))),
    )
    for (const name of names) for (const value of this.list(name)) some.set(name, value)
    return some
  }

  /** The command knows this flag. */
  has(name: string): boolean {
    return Object.hasOwn(this.table, name)
  }

  changed(name: string): boolean {
    return this.values.has(name)
  }

  string(name: string): string {
    return this.values.get(name)?.at(-1) ?? this.table[name]?.initial ?? ''
  }

  bool(name: string): boolean {
    return /^(1|t|true)$/i.test(this.string(name))
  }

  int(name: string): number {
    return Number(this.string(name))
  }

  list(name: string): readonly string[] {
    return this.values.get(name) ?? []
  }

  /** Each value of a flag that may be given several times, and several at a time. */
  words(name: string): readonly string[] {
    return this.list(name).flatMap((value) => value.split(','))
  }

  durationMs(name: string): number {
    const text = this.string(name)
    return /^\d+$/.test(text) ? Number(text) * 1000 : (parseGoDuration(text) ?? 0)
  }
}

export interface ParsedLine {
  readonly args: readonly string[]
  readonly rest: readonly string[]
  readonly flags: Flags
}

export function parseFlags(words: readonly string[], table: FlagTable): ParsedLine {
  const flags = new Flags(table)
  const args: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (word === '--') return { args, rest: words.slice(index + 1), flags }
    if (word.startsWith('--')) index += readLong(word, words[index + 1], flags, table)
    else if (word.startsWith('-') && word !== '-') index += readShort(word, words[index + 1], flags, table)
    else args.push(word)
  }
  return { args, rest: [], flags }
}

/** Returns how many further words the flag took. */
function readLong(word: string, next: string | undefined, flags: Flags, table: FlagTable): number {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
  const spec = Object.hasOwn(table, name) ? table[name] : undefined
  if (!spec) throw new KubectlError(`unknown flag: --${name}`)
  if (equals >= 0) flags.set(name, word.slice(equals + 1))
  else if (standsAlone(spec)) flags.set(name, spec.alone ?? 'true')
  else if (next === undefined) throw new KubectlError(`flag needs an argument: --${name}`)
  else {
    flags.set(name, next)
    return 1
  }
  return 0
}

/** `-A`, `-n web`, `-nweb`, `-n=web`, `-Aw`: one letter at a time. */
function readShort(word: string, next: string | undefined, flags: Flags, table: FlagTable): number {
  for (let index = 1; index < word.length; index++) {
    const letter = word[index]!
    const name = Object.keys(table).find((each) => table[each]!.short === letter)
    if (!name) throw new KubectlError(`unknown shorthand flag: '${letter}' in ${word}`)
    const spec = table[name]!
    const attached = word.slice(index + 1)
    if (attached.startsWith('=')) return store(flags, name, attached.slice(1), 0)
    if (standsAlone(spec)) flags.set(name, spec.alone ?? 'true')
    else if (attached !== '') return store(flags, name, attached, 0)
    else if (next === undefined) throw new KubectlError(`flag needs an argument: '${letter}' in ${word}`)
    else return store(flags, name, next, 1)
  }
  return 0
}

function store(flags: Flags, name: string, value: string, taken: number): number {
  flags.set(name, value)
  return taken
}

function standsAlone(spec: FlagSpec): boolean {
  return spec.kind === 'bool' || spec.alone !== undefined
}

function checkValue(name: string, spec: FlagSpec, value: string): void {
  const why = problemOf(spec, value)
  if (why === null) return
  const shown = spec.short ? `-${spec.short}, --${name}` : `--${name}`
  throw new KubectlError(`invalid argument ${JSON.stringify(value)} for ${JSON.stringify(shown)} flag: ${why}`)
}

function problemOf({ kind }: FlagSpec, value: string): string | null {
  if (kind === 'int' && !/^[+-]?\d+$/.test(value))
    return `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`
  if (kind === 'bool' && !/^(1|t|true|0|f|false)$/i.test(value))
    return `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`
  if (kind === 'duration' && parseGoDuration(value) === null) return durationProblem(value)
  if (kind === 'timeout' && parseGoDuration(value) === null && !/^\d+$/.test(value)) return durationProblem(value)
  return null
}

function durationProblem(value: string): string {
  return /^-?[\d.]+$/.test(value)
    ? `time: missing unit in duration ${JSON.stringify(value)}`
    : `time: invalid duration ${JSON.stringify(value)}`
}
