/** `[[ … ]]`: no splitting, patterns on the right of `==`, regular expressions on that of `=~`. */
import type { TestExpression, Word } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { binaryTest, unaryTest } from '../builtins/test'
import { compileExtended, escapeRegex, RegexError } from '../regex/posix'
import { expandPattern, expandText } from './expand'
import { arithmeticOf } from './expand-arithmetic'
import { ShellFault } from './leave'
import { compilePattern, matchesPattern } from './pattern'
import type { Shell } from './shell'

export function* conditional(node: TestExpression, shell: Shell): Task<boolean> {
  switch (node.type) {
    case 'TestGroup':
      return yield* conditional(node.expression, shell)
    case 'TestNot':
      return (yield* conditional(node.operand, shell)) !== (node.negations.length % 2 === 1)
    case 'TestLogical':
      for (const operand of node.operands)
        if ((yield* conditional(operand, shell)) !== (node.operator === '&&')) return node.operator === '||'
      return node.operator === '&&'
    case 'TestUnary':
      return unaryTest(node.operator, yield* expandText(node.operand, shell), shell)
    case 'TestBinary':
      return yield* compared(node.operator, node.left, node.right, shell)
  }
}

function* compared(operator: string, left: Word, right: Word, shell: Shell): Task<boolean> {
  const text = yield* expandText(left, shell)
  if (operator === '=~') return yield* matchesRegex(text, right, shell)
  if (/^[=!]?=$/.test(operator)) {
    const pattern = compilePattern(yield* expandPattern(right, shell))
    return matchesPattern(pattern, text) !== (operator === '!=')
  }
  const other = yield* expandText(right, shell)
  if (!/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator)) return binaryTest(operator, text, other, shell)
  const numbers = [yield* arithmeticOf(text, shell), yield* arithmeticOf(other, shell)]
  return binaryTest(operator, String(numbers[0]), String(numbers[1]), shell)
}

function* matchesRegex(text: string, word: Word, shell: Shell): Task<boolean> {
  const segments = yield* expandPattern(word, shell)
  const isQuoted = word.parts?.some(({ type }) => /Quoted/.test(type)) ?? /^['"]/.test(word.text)
  const pattern = segments.map(({ text: part, literal }) => (literal && isQuoted ? escapeRegex(part) : part)).join('')
  try {
    return compileExtended(word.parts || isQuoted ? pattern : word.text).test(text)
  } catch (error) {
    if (error instanceof RegexError) throw new ShellFault(`[[: ${error.message}`, 2)
    throw error
  }
}
