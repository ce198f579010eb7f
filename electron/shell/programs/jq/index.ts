/** jq: filters over JSON. */
// Models: jq 1.7
// Simplified: no modules, no streaming, no colours, no SQL-style joins, no functions of local time.
import type { Task } from '../../../cluster/kernel/task'
import type { ProgramIo } from '../../program'
import { parsedOptions, ToolProblem, type OptionTable } from '../options'
import { sourcesOf, wholeText } from '../sources'
import type { Program } from '../../program'
import { checkNames } from './check-names'
import { emptyScope, values, type JqRun, type Scope } from './evaluate'
import { isTruthy, JqError, JsonReader, printJson, type Json, type Layout } from './json'
import { JqSyntaxError } from './lexer'
import { Halt } from './natives'
import { parseJq } from './parse'
import type { Node } from './tree'

const FAILED = 5
const WRONG_PROGRAM = 3
const WRONG_USAGE = 2

const LONG = { 'raw-output': 'r', 'compact-output': 'c', 'null-input': 'n', 'exit-status': 'e', slurp: 's', 'sort-keys': 'S', 'join-output': 'j', 'ascii-output': 'a', 'raw-input': 'R', 'color-output': 'C', 'monochrome-output': 'M', tab: 't', 'from-file': 'f', indent: 'I' } // prettier-ignore

const TABLE: OptionTable = {
  usage: '[OPTION]... FILTER [FILE]...',
  summary: 'Applies a filter to JSON.',
  flags: 'rcnesSjaRCMt',
  valued: 'fI',
  long: LONG, // prettier-ignore
}

/** Options that take two words, or all that follow. */
interface Bindings {
  readonly words: readonly string[]
  readonly variables: ReadonlyMap<string, Json>
  readonly positional: readonly Json[]
}

export const jq: Program = function* (argv, io) {
  try {
    if (argv[0] === '--help' || argv[0] === '-h' || argv.length === 0) {
      ;(argv.length === 0 ? io.err : io.out)('Usage: jq [OPTION]... FILTER [FILE]...\nApplies a filter to JSON.\n\nOptions: -r -c -n -e -s -S -j -a -R -f FILE --tab --indent N --arg NAME VALUE --argjson NAME JSON --slurpfile NAME FILE --rawfile NAME FILE --args --jsonargs\n') // prettier-ignore
      return argv.length === 0 ? WRONG_USAGE : 0
    }
    return yield* run(bindings(argv, io), io)
  } catch (error) {
    if (error instanceof ToolProblem)
      io.err(`jq: ${error.message.startsWith('parse error') ? '' : 'error: '}${error.message}\n`)
    else if (!(error instanceof Halt)) throw error
    else {
      io.err(error.said)
      return error.exitCode
    }
    return error.exitCode ?? WRONG_USAGE
  }
}

function bindings(argv: readonly string[], io: ProgramIo): Bindings {
  const words: string[] = []
  const variables = new Map<string, Json>()
  const positional: Json[] = []
  let rest: ((word: string) => Json) | null = null
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!
    if (/^--(?:arg|argjson|slurpfile|rawfile)$/.test(word)) {
      const [name, value] = [argv[++at], argv[++at]]
      if (name === undefined || value === undefined) throw new ToolProblem(`${word} takes two parameters (e.g. ${word} name value)`) // prettier-ignore
      variables.set(name, bound(word, value, io))
    } else if (word === '--args') rest = (text) => text
    else if (word === '--jsonargs') rest = (text) => jsonFrom(text, 'Invalid JSON text passed to --jsonargs')
    else if (rest && !word.startsWith('-') && words.some((each) => !each.startsWith('-'))) positional.push(rest(word))
    else words.push(word)
  }
  return { words, variables, positional }
}

function bound(option: string, value: string, io: ProgramIo): Json {
  if (option === '--arg') return value
  if (option === '--argjson') return jsonFrom(value, `Invalid JSON text passed to --argjson`)
  const text = io.readFile(value)
  if (text === undefined) throw new ToolProblem(`Bad JSON in ${option} ${value}: Could not open ${value}: No such file or directory`) // prettier-ignore
  if (option === '--rawfile') return text
  const reader = new JsonReader(text)
  const all: Json[] = []
  for (let next = reader.next(); next !== undefined; next = reader.next()) all.push(next)
  return all
}

function jsonFrom(text: string, complaint: string): Json {
  try {
    return new JsonReader(text).next() ?? null
  } catch (error) {
    if (error instanceof ToolProblem) throw new ToolProblem(complaint)
    throw error
  }
}

function* run({ words, variables, positional }: Bindings, io: ProgramIo): Task<number> {
  const options = parsedOptions(words.map((word) => (word === '-h' ? '--help' : word)), TABLE) // prettier-ignore
  const args = [...options.args]
  const file = options.value('f')
  const text = file === undefined ? args.shift() : io.readFile(file)
  if (text === undefined) throw new ToolProblem(file === undefined ? 'no filter given' : `Could not open ${file}: No such file or directory`) // prettier-ignore
  const sources = sourcesOf('jq', args, io, (path, why) => `error: Could not open ${path}: ${why}`)
  const nothing = options.has('n') && args.length === 0 && !/\binputs?\b/.test(text)
  const inputs = new Inputs(nothing ? '' : yield* wholeText(sources), options.has('R'), options.has('s'))
  const jqRun: JqRun = { io, nextInput: () => inputs.next(), depth: 0 }
  const named = new Map<string, Json>([['named', new Map(variables)], ['positional', positional]]) // prettier-ignore
  const scope = { ...emptyScope(jqRun), variables: new Map([...variables, ['__prog_args', positional], ['ARGS', named]]) } // prettier-ignore
  const program = checked(text, scope, io)
  if (!program) return WRONG_PROGRAM
  const layout: Layout = { indent: options.has('c') ? null : options.has('t') ? '\t' : indentFrom(options.value('I')), sortsKeys: options.has('S'), ascii: options.has('a') } // prettier-ignore
  const end = options.has('j') ? '' : '\n'
  const isRaw = options.has('r') || options.has('j')
  const results = new Results((value) => (isRaw && typeof value === 'string' ? value : printJson(value, layout)) + end)
  yield* results.over(program, scope, options.has('n') ? null : inputs, io)
  if (sources.failed) return WRONG_USAGE
  if (results.hasFailed) return FAILED
  return !options.has('e') ? 0 : results.last === undefined ? 4 : isTruthy(results.last) ? 0 : 1
}

function indentFrom(value: string | undefined): string | null {
  if (value === undefined) return '  '
  if (!/^[0-7]$/.test(value)) throw new ToolProblem('Cannot indent more than 7 characters')
  return value === '0' ? null : ' '.repeat(Number(value))
}

/** Null when the filter is none, which has been said. */
function checked(text: string, scope: Scope, io: ProgramIo): Node | null {
  try {
    const program = parseJq(text)
    checkNames(program, scope)
    return program
  } catch (error) {
    if (!(error instanceof JqSyntaxError)) throw error
    io.err(`jq: error: ${error.message} at <top-level>, line 1:\n${text}\njq: 1 compile error\n`)
    return null
  }
}

/** The values of the input, one after the other; with -s all as one. */
class Inputs {
  private readonly reader: JsonReader
  private rest: string | null
  private isSlurped = false

  constructor(
    text: string,
    private readonly isRaw: boolean,
    private readonly isWhole: boolean,
  ) {
    this.reader = new JsonReader(isRaw ? '' : text)
    this.rest = isRaw ? text : null
  }

  get line(): number {
    return this.reader.line
  }

  next(): Json | undefined {
    if (!this.isWhole) return this.isRaw ? this.rawLine() : this.reader.next()
    if (this.isSlurped) return undefined
    this.isSlurped = true
    if (this.isRaw) return this.rest ?? ''
    const all: Json[] = []
    for (let next = this.reader.next(); next !== undefined; next = this.reader.next()) all.push(next)
    return all
  }

  private rawLine(): string | undefined {
    const { rest } = this
    if (rest === null || rest === '') return undefined
    const end = rest.indexOf('\n')
    this.rest = end < 0 ? '' : rest.slice(end + 1)
    return end < 0 ? rest : rest.slice(0, end)
  }
}

class Results {
  hasFailed = false
  last: Json | undefined = undefined

  constructor(private readonly shown: (value: Json) => string) {}

  /** With no inputs the filter runs once, on null; an error ends one input, not the others. */
  *over(program: Node, scope: Scope, inputs: Inputs | null, io: ProgramIo): Task {
    for (let input = inputs ? inputs.next() : null; input !== undefined; input = inputs?.next()) {
      try {
        for (const value of values(program, scope, input)) {
          this.last = value
          io.out(this.shown(value))
          yield* io.room()
        }
      } catch (error) {
        if (!(error instanceof JqError)) throw error
        this.hasFailed = true
        io.err(`jq: error (at ${inputs ? `<stdin>:${inputs.line}` : '<unknown>'})${wordsOf(error.value)}\n`)
      }
    }
  }
}

function wordsOf(value: Json): string {
  return typeof value === 'string' ? `: ${value}` : ` (not a string): ${printJson(value)}`
}
