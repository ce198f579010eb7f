/** awk's expressions, from the loosest operator to the tightest. */
import { ToolProblem } from '../options'
import type { Token } from './lexer'
import type { Expression, Target } from './tree'

export interface TokenReader {
  readonly token: Token
  next(): Token
  /** The name that has to stand here. */
  name(): string
  accept(text: string): boolean
  expect(text: string): void
  list(close: string): readonly Expression[]
  skipNewlines(): void
  problem(): ToolProblem
  regex(text: string): Expression
}

/** In `print a > b` the sign redirects; behind it only a concatenation may stand. */
interface Place {
  readonly isPrinted: boolean
}

export function parseExpression(reader: TokenReader, isPrinted = false, isPath = false): Expression {
  return isPath ? concatenation(reader, { isPrinted }) : ternary(reader, { isPrinted })
}

function ternary(reader: TokenReader, place: Place): Expression {
  const test = either(reader, place)
  if (reader.accept('?')) {
    reader.skipNewlines()
    const yes = ternary(reader, place)
    reader.skipNewlines()
    reader.expect(':')
    reader.skipNewlines()
    return { type: 'choice', test, yes, no: ternary(reader, place) }
  }
  const { type, text } = reader.token
  if (type !== 'operator' || !/^(?:\*\*|[-+*/%^])?=$/.test(text) || !isTarget(test)) return test
  reader.next()
  reader.skipNewlines()
  return { type: 'assign', operator: text.slice(0, -1).replace('**', '^'), target: test, value: ternary(reader, place) }
}

function isTarget(expression: Expression): expression is Target {
  return expression.type === 'name' || expression.type === 'index' || expression.type === 'field'
}

function either(reader: TokenReader, place: Place): Expression {
  let left = both(reader, place)
  while (reader.accept('||')) {
    reader.skipNewlines()
    left = { type: 'binary', operator: '||', left, right: both(reader, place) }
  }
  return left
}

function both(reader: TokenReader, place: Place): Expression {
  let left = member(reader, place)
  while (reader.accept('&&')) {
    reader.skipNewlines()
    left = { type: 'binary', operator: '&&', left, right: member(reader, place) }
  }
  return left
}

function member(reader: TokenReader, place: Place): Expression {
  let left = matching(reader, place)
  while (reader.accept('in')) {
    const keys = left.type === 'group' ? left.expressions : [left]
    left = { type: 'in', keys, name: reader.name() }
  }
  return left
}

function matching(reader: TokenReader, place: Place): Expression {
  let left = comparison(reader, place)
  for (let { text, type } = reader.token; type === 'operator' && /^!?~$/.test(text); { text, type } = reader.token) {
    reader.next()
    left = { type: 'binary', operator: text, left, right: comparison(reader, place) }
  }
  return left
}

function comparison(reader: TokenReader, place: Place): Expression {
  const left = concatenation(reader, place)
  const { text, type } = reader.token
  if (type !== 'operator' || !/^(?:[<>]=?|[!=]=)$/.test(text) || (text === '>' && place.isPrinted)) {
    if (text === '|' && type === 'operator') throw new ToolProblem("pipes to commands are not part of this shell's awk")
    return left
  }
  reader.next()
  return { type: 'binary', operator: text, left, right: concatenation(reader, place) }
}

/** Two values side by side are one text. */
function concatenation(reader: TokenReader, place: Place): Expression {
  let left = sum(reader, place)
  while (beginsValue(reader.token)) left = { type: 'binary', operator: ' ', left, right: sum(reader, place) }
  return left
}

function beginsValue({ type, text }: Token): boolean {
  if (type === 'word' && text === 'getline') throw new ToolProblem("getline is not part of this shell's awk")
  if (type === 'operator') return /^(?:[($!]|\+\+|--|-|\+)$/.test(text) && text !== '-' && text !== '+'
  return type === 'number' || type === 'string' || type === 'regex' || type === 'name' || type === 'call'
}

function binaryOf(operators: RegExp, inner: (reader: TokenReader, place: Place) => Expression) {
  return (reader: TokenReader, place: Place): Expression => {
    let left = inner(reader, place)
    for (
      let { text, type } = reader.token;
      type === 'operator' && operators.test(text);
      { text, type } = reader.token
    ) {
      reader.next()
      left = { type: 'binary', operator: text, left, right: inner(reader, place) }
    }
    return left
  }
}

const product = binaryOf(/^[*/%]$/, unary)
const sum = binaryOf(/^[-+]$/, product)

function unary(reader: TokenReader, place: Place): Expression {
  const { text, type } = reader.token
  if (type !== 'operator' || !/^[-+!]$/.test(text)) return power(reader, place)
  reader.next()
  return { type: 'unary', operator: text, operand: unary(reader, place) }
}

function power(reader: TokenReader, place: Place): Expression {
  const base = postfix(reader, place)
  if (!reader.accept('^') && !reader.accept('**')) return base
  return { type: 'binary', operator: '^', left: base, right: unary(reader, place) }
}

function postfix(reader: TokenReader, place: Place): Expression {
  const { text, type } = reader.token
  if (type === 'operator' && (text === '++' || text === '--')) {
    reader.next()
    const target = postfix(reader, place)
    if (!isTarget(target)) throw reader.problem()
    return { type: 'step', target, by: text === '++' ? 1 : -1, isPrefix: true }
  }
  const value = primary(reader, place)
  if (!isTarget(value)) return value
  if (reader.accept('++')) return { type: 'step', target: value, by: 1, isPrefix: false }
  return reader.accept('--') ? { type: 'step', target: value, by: -1, isPrefix: false } : value
}

function primary(reader: TokenReader, place: Place): Expression {
  const { type, text } = reader.token
  if (type === 'end' || type === 'newline' || type === 'word') throw reader.problem()
  reader.next()
  switch (type) {
    case 'number':
      return { type: 'number', value: Number(text) }
    case 'string':
      return { type: 'string', value: text }
    case 'regex':
      return reader.regex(text)
    case 'call':
      reader.expect('(')
      return { type: 'call', name: text, args: reader.list(')') }
    case 'name':
      if (reader.accept('[')) return { type: 'index', name: text, keys: reader.list(']') }
      return text === 'length' ? { type: 'call', name: text, args: [] } : { type: 'name', name: text }
    case 'operator':
      if (text === '$') return { type: 'field', index: fieldIndex(reader, place) }
      if (text === '(') return grouped(reader)
  }
  throw reader.problem()
}

function fieldIndex(reader: TokenReader, place: Place): Expression {
  const { text, type } = reader.token
  if (type === 'operator' && (text === '++' || text === '--' || text === '-')) return text === '-' ? unary(reader, place) : postfix(reader, place) // prettier-ignore
  return primary(reader, place)
}

/** `(a, b)` is a list, for `print` and `in`. */
function grouped(reader: TokenReader): Expression {
  const expressions = reader.list(')')
  if (expressions.length === 0) throw reader.problem()
  return { type: 'group', expressions }
}
