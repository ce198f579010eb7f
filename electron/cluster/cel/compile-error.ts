/** What is wrong with the text of an expression, as the API server shows it: place, words, and a mark below the line. */
// Models: github.com/google/cel-go/common/error.go: ToDisplayString
// Simplified: syntax errors are told in the library's words where the grammar's own list of tokens would stand.
import { ParseError, TypeError } from '@marcbachmann/cel-js'

export function issueText(source: string, error: unknown): string {
  if (!(error instanceof ParseError || error instanceof TypeError))
    return `ERROR: <input>:1:1: ${(error as Error).message}`
  const position = Math.min(placeOf(error), source.length)
  const before = source.slice(0, position).split('\n')
  const line = before.length
  const column = before.at(-1)!.length
  const text = source.split('\n')[line - 1]!
  return `ERROR: <input>:${line}:${column + 1}: ${wordsOf(error)}\n | ${text}\n | ${'.'.repeat(column)}^`
}

/** An operator's error is marked at the operator, a call's at its bracket. */
function placeOf({ range, node }: ParseError | TypeError): number {
  const start = range?.start ?? 0
  const args = node && 'args' in node && Array.isArray(node.args) ? (node.args as readonly unknown[]) : []
  if (node?.op === 'rcall' || node?.op === 'call') return bracketOf(node.input ?? '', node.start, args)
  const [left] = args as readonly { readonly end?: number }[]
  const isBinary = node?.op !== undefined && /^(?:[-+*/%<>]|[<>=!]=|in)$/.test(node.op)
  return isBinary && left?.end !== undefined ? skipSpace(node.input ?? '', left.end) : start
}

function bracketOf(input: string, start: number, args: readonly unknown[]): number {
  const receiver = args[1] as { readonly end?: number } | undefined
  const from = args.length === 3 && receiver?.end !== undefined ? receiver.end : start
  return Math.max(input.indexOf('(', from), 0)
}

function skipSpace(text: string, from: number): number {
  const found = text.slice(from).search(/\S/)
  return found < 0 ? from : from + found
}

function wordsOf(error: ParseError | TypeError): string {
  const { summary } = error
  const unknown = /^Unknown variable: (.+)$/.exec(summary)
  if (unknown) return `undeclared reference to '${unknown[1]}' (in container '')`
  const operator = /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary)
  if (operator) return noOverload(`_${operator[2]}_`, [operator[1]!, operator[3]!])
  const method = /^found no matching overload for '(?:(.+)\.)?(\w+)\((.*)\)'$/.exec(summary)
  if (method) return noOverload(method[2]!, method[3] === '' ? [] : method[3]!.split(', '), method[1])
  const logical = /^Logical operator requires bool operands, got '(.+)'$/.exec(summary)
  if (logical) return `expected type 'bool' but found '${logical[1]}'`
  const branches = /^Ternary branches must have the same type, got '(.+)' and '(.+)'$/.exec(summary)
  if (branches) return noOverload('_?_:_', ['bool', branches[1]!, branches[2]!])
  return error instanceof ParseError
    ? `Syntax error: ${summary.replace('Unexpected token: EOF', "mismatched input '<EOF>'")}`
    : summary
}

function noOverload(name: string, types: readonly string[], receiver?: string): string {
  const applied = receiver === undefined ? `(${types.join(', ')})` : `${receiver}.(${types.join(', ')})`
  return `found no matching overload for '${name}' applied to '${applied}'`
}
