/** `$((…))`: whole numbers of 64 bits, as C has them. */
import { parse, type ArithmeticExpression } from 'unbash'
import { ShellFault } from './leave'

/** What arithmetic needs of the shell around it. */
export interface ArithmeticScope {
  get(name: string): string
  set(name: string, value: string): void
  step(): void
}

const NAME = /^[A-Za-z_]\w*$/
const DEEPEST = 100

/** The value of a text whose `$` expansions are done. */
export function arithmetic(text: string, scope: ArithmeticScope): bigint {
  return text.trim() === '' ? 0n : evaluate(expressionOf(text), scope, 0)
}

function evaluate(node: ArithmeticExpression | undefined, scope: ArithmeticScope, depth: number): bigint {
  scope.step()
  if (!node) return 0n
  switch (node.type) {
    case 'ArithmeticGroup':
      return evaluate(node.expression, scope, depth)
    case 'ArithmeticTernary': {
      const chosen = evaluate(node.test, scope, depth) !== 0n ? node.consequent : node.alternate
      return evaluate(chosen, scope, depth)
    }
    case 'ArithmeticUnary':
      return unary(node, scope, depth)
    case 'ArithmeticBinary':
      return binary(node, scope, depth)
    default:
      return valueOf(operandText(node), scope, depth)
  }
}

/** A number, or a variable whose value may be an expression again. */
function valueOf(text: string, scope: ArithmeticScope, depth: number): bigint {
  const word = text.trim()
  if (word === '') return 0n
  const number = numberOf(word)
  if (number !== null) return number
  if (depth > DEEPEST) throw new ShellFault(`${word}: expression recursion level exceeded (error token is "${word}")`)
  if (NAME.test(word)) return valueOf(scope.get(word), scope, depth + 1)
  const expression = expressionOf(word)
  if (!expression || expression.type === 'ArithmeticWord')
    throw new ShellFault(`${word}: syntax error in expression (error token is "${word}")`)
  return evaluate(expression, scope, depth + 1)
}

function operandText(node: ArithmeticExpression): string {
  const word = node.type === 'ArithmeticWord' ? node.value.trim() : ''
  if (word === '') throw new ShellFault('syntax error: operand expected')
  return word
}

function expressionOf(text: string): ArithmeticExpression | undefined {
  const command = parse(`((${text}))`).commands[0]?.command
  return command?.type === 'ArithmeticCommand' ? command.expression : undefined
}

function numberOf(word: string): bigint | null {
  if (/^0[xX][0-9a-fA-F]+$/.test(word) || /^(0|[1-9]\d*)$/.test(word)) return BigInt.asIntN(64, BigInt(word))
  if (/^0[0-7]+$/.test(word)) return BigInt.asIntN(64, BigInt(`0o${word.slice(1)}`))
  if (/^0\d+$/.test(word)) throw new ShellFault(`${word}: value too great for base (error token is "${word}")`)
  return null
}

function unary(
  { operator, operand, prefix }: Extract<ArithmeticExpression, { type: 'ArithmeticUnary' }>,
  scope: ArithmeticScope,
  depth: number,
): bigint {
  const value = evaluate(operand, scope, depth)
  if (operator === '++' || operator === '--') {
    const next = BigInt.asIntN(64, operator === '++' ? value + 1n : value - 1n)
    scope.set(nameOf(operand), String(next))
    return prefix ? next : value
  }
  if (operator === '-') return BigInt.asIntN(64, -value)
  if (operator === '!') return value === 0n ? 1n : 0n
  return operator === '~' ? ~value : value
}

function nameOf(node: ArithmeticExpression): string {
  const name = node.type === 'ArithmeticWord' ? operandText(node) : ''
  if (!NAME.test(name)) throw new ShellFault('attempted assignment to non-variable')
  return name
}

function binary(
  { operator, left, right }: Extract<ArithmeticExpression, { type: 'ArithmeticBinary' }>,
  scope: ArithmeticScope,
  depth: number,
): bigint {
  if (/^(?:[-+*/%&^|]|<<|>>)?=$/.test(operator)) {
    const name = nameOf(left)
    const value = evaluate(right, scope, depth)
    const before = operator === '=' ? 0n : valueOf(scope.get(name), scope, depth)
    const result = operator === '=' ? value : applied(operator.slice(0, -1), before, value)
    scope.set(name, String(result))
    return result
  }
  const first = evaluate(left, scope, depth)
  if (operator === '&&' && first === 0n) return 0n
  if (operator === '||' && first !== 0n) return 1n
  return applied(operator, first, evaluate(right, scope, depth))
}

const OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint | boolean>> = {
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b,
  '<': (a, b) => a < b, '>': (a, b) => a > b, '<=': (a, b) => a <= b, '>=': (a, b) => a >= b,
  '==': (a, b) => a === b, '!=': (a, b) => a !== b, '&&': (_, b) => b !== 0n, '||': (_, b) => b !== 0n,
  '&': (a, b) => a & b, '|': (a, b) => a | b, '^': (a, b) => a ^ b,
  '<<': (a, b) => a << (b & 63n), '>>': (a, b) => a >> (b & 63n), ',': (_, b) => b, '**': (a, b) => power(a, b),
} // prettier-ignore

function applied(operator: string, a: bigint, b: bigint): bigint {
  const operation = OPERATIONS[operator]
  if (!operation) throw new ShellFault(`${operator}: syntax error: operand expected (error token is "${operator}")`)
  if ((operator === '/' || operator === '%') && b === 0n) throw new ShellFault('division by 0 (error token is "0")')
  const result = operation(a, b)
  return typeof result === 'boolean' ? (result ? 1n : 0n) : BigInt.asIntN(64, result)
}

/** By squaring, cut to 64 bits at each step, so that no power grows out of hand. */
function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new ShellFault('exponent less than 0 (error token is "**")')
  let [result, factor, rest] = [1n, base, exponent]
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = BigInt.asIntN(64, result * factor)
    factor = BigInt.asIntN(64, factor * factor)
  }
  return result
}
