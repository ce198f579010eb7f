/** `test` and `[`: what a condition asks. */
// Models: POSIX.1, test
import { absolutePath } from '../home'
import type { Shell } from '../interpreter/shell'
import { misused, type Builtin } from './builtin'

export class TestProblem extends Error {}

const UNARY = /^-[nzefdsrwxhLtv]$/
const BINARY = /^(?:=|==|!=|<|>|-eq|-ne|-lt|-le|-gt|-ge|-nt|-ot|-ef)$/

export function unaryTest(operator: string, text: string, { state, world }: Shell): boolean {
  const path = absolutePath(state.folder, text)
  const kind = text === '' ? null : world.files.kindOf(path)
  switch (operator) {
    case '-n':
      return text !== ''
    case '-z':
      return text === ''
    case '-e':
    case '-r':
      return kind !== null
    case '-f':
      return kind === 'file'
    case '-d':
      return kind === 'directory'
    case '-s':
      return kind === 'directory' || (world.files.read(path) ?? '') !== ''
    case '-w':
      return kind === 'file' ? world.files.refusal(path) === null : kind !== null && /^\/(home\/learner|tmp)/.test(path)
    case '-x':
      return kind === 'directory' || world.files.isRunnable(path)
    case '-v':
      return state.get(text) !== undefined
    case '-h':
    case '-L':
    case '-t':
      return false // There are no links, and no program reads from a terminal.
    default:
      throw new TestProblem(`${operator}: unary operator expected`)
  }
}

export function binaryTest(operator: string, left: string, right: string, { state, world }: Shell): boolean {
  const { files } = world
  const path = (text: string) => absolutePath(state.folder, text)
  const age = (text: string) => (files.kindOf(path(text)) === null ? -1 : files.changedAtMs(path(text)))
  switch (operator) {
    case '=':
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '>':
      return left > right
    case '-nt':
      return age(left) > age(right)
    case '-ot':
      return age(left) < age(right)
    case '-ef':
      return files.kindOf(path(left)) !== null && path(left) === path(right)
    default:
      return compared(operator, integer(left), integer(right))
  }
}

function compared(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case '-eq':
      return left === right
    case '-ne':
      return left !== right
    case '-lt':
      return left < right
    case '-le':
      return left <= right
    case '-gt':
      return left > right
    case '-ge':
      return left >= right
    default:
      throw new TestProblem(`${operator}: binary operator expected`)
  }
}

function integer(text: string): bigint {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new TestProblem(`${text}: integer expression expected`)
  return BigInt(text.trim().replace(/^\+/, ''))
}

export const bracket: Builtin = function* (argv, shell) {
  if (argv.at(-1) !== ']') return misused(shell, "[: missing `]'", 2)
  return asked('[', argv.slice(0, -1), shell)
}

export const test: Builtin = function* (argv, shell) {
  return asked('test', argv, shell)
}

function asked(name: string, words: readonly string[], shell: Shell): number {
  if (words.length === 0) return 1
  const rest = [...words]
  try {
    const holds = either(rest, shell)
    if (rest.length > 0) throw new TestProblem('too many arguments')
    return holds ? 0 : 1
  } catch (error) {
    if (!(error instanceof TestProblem)) throw error
    return misused(shell, `${name}: ${error.message}`, 2)
  }
}

function either(rest: string[], shell: Shell): boolean {
  let holds = both(rest, shell)
  while (rest[0] === '-o') {
    rest.shift()
    const other = both(rest, shell)
    holds ||= other
  }
  return holds
}

function both(rest: string[], shell: Shell): boolean {
  let holds = primary(rest, shell)
  while (rest[0] === '-a') {
    rest.shift()
    const other = primary(rest, shell)
    holds &&= other
  }
  return holds
}

function primary(rest: string[], shell: Shell): boolean {
  const [first, second, third] = rest
  if (first === undefined) throw new TestProblem('argument expected')
  if (second !== undefined && third !== undefined && BINARY.test(second)) {
    rest.splice(0, 3)
    return binaryTest(second, first, third, shell)
  }
  rest.shift()
  if (first === '!' && second !== undefined) return !primary(rest, shell)
  if (first === '(' && second !== undefined) return grouped(rest, shell)
  if (UNARY.test(first) && second !== undefined) return unaryTest(first, rest.shift()!, shell)
  if (second !== undefined && !/^-[ao]$|^\)$/.test(second)) {
    const isOperand = third === undefined
    throw new TestProblem(isOperand ? `${first}: unary operator expected` : BINARY.test(second) ? 'argument expected' : `${second}: binary operator expected`) // prettier-ignore
  }
  return first !== ''
}

function grouped(rest: string[], shell: Shell): boolean {
  const holds = either(rest, shell)
  if (rest.shift() !== ')') throw new TestProblem("`)' expected")
  return holds
}
