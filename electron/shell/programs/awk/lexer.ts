/** The text of an awk program as tokens. */
import { ToolProblem } from '../options'

export interface Token {
  readonly type: 'number' | 'string' | 'regex' | 'name' | 'call' | 'word' | 'operator' | 'newline' | 'end'
  readonly text: string
}

const WORDS = new Set(['BEGIN', 'END', 'if', 'else', 'while', 'for', 'do', 'break', 'continue', 'next', 'exit', 'return', 'delete', 'in', 'print', 'printf', 'function', 'func', 'getline', 'nextfile']) // prettier-ignore
const OPERATOR = /\*\*=|\*\*|\^=|[-+*/%]=|\+\+|--|&&|\|\||[<>=!]=|!~|>>|[-+*/%^!<>=~?:;,(){}[\]$|]/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', '\\': '\\', '"': '"', '/': '/' } // prettier-ignore

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at
    const match = expression.exec(source)
    if (match) at += match[0].length
    return match
  }
  while (at < source.length) {
    if (take(/[ \t\r]+|\\\n|#[^\n]*/y)) continue
    if (take(/\n/y)) tokens.push({ type: 'newline', text: '\n' })
    else if (source[at] === '"')
      tokens.push({ type: 'string', text: unescaped(quoted(take(/"(?:[^"\\\n]|\\[\s\S])*"/y))) }) // prettier-ignore
    else if (source[at] === '/' && mayBeRegex(tokens.at(-1)))
      tokens.push({ type: 'regex', text: regexText(take(/\/(?:[^/\\\n[]|\\.|\[\^?\]?(?:[^\]\\\n]|\\.)*\])+\//y)) }) // prettier-ignore
    else {
      const number = take(/0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y)
      const name = number ? null : take(/[A-Za-z_]\w*/y)
      const operator = number || name ? null : take(OPERATOR)
      if (number) tokens.push({ type: 'number', text: number[0] })
      else if (name)
        tokens.push({ type: WORDS.has(name[0]) ? 'word' : source[at] === '(' ? 'call' : 'name', text: name[0] }) // prettier-ignore
      else if (operator) tokens.push({ type: 'operator', text: operator[0] })
      else throw new ToolProblem(`syntax error at source: ${source.slice(at, at + 20)}`)
    }
  }
  return [...tokens, { type: 'end', text: 'end of program' }]
}

/** A slash behind a value divides. */
function mayBeRegex(before: Token | undefined): boolean {
  if (!before) return true
  if (before.type === 'operator') return !/^(?:[)\]$]|\+\+|--)$/.test(before.text)
  return before.type === 'newline' || before.type === 'word'
}

function quoted(match: RegExpExecArray | null): string {
  if (!match) throw new ToolProblem('non-terminated string')
  return match[0].slice(1, -1)
}

function regexText(match: RegExpExecArray | null): string {
  if (!match) throw new ToolProblem('unterminated regexp')
  return match[0].slice(1, -1).replace(/\\\//g, '/')
}

export function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (whole, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8))
    return code === '\n' ? '' : (ESCAPES[code] ?? whole)
  })
}
