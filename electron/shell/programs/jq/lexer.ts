/** The text of a filter as tokens; texts with `\(…)` hold the tokens of what stands in them. */

export class JqSyntaxError extends Error {}

export interface Token {
  readonly type: 'number' | 'string' | 'name' | 'field' | 'variable' | 'format' | 'word' | 'operator' | 'end'
  readonly text: string
  readonly parts?: readonly (string | readonly Token[])[]
}

const WORDS = new Set(['def', 'if', 'then', 'elif', 'else', 'end', 'as', 'reduce', 'foreach', 'try', 'catch', 'label', 'import', 'include', 'and', 'or', '__loc__']) // prettier-ignore
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '/': '/', '\\': '\\', '"': '"' } // prettier-ignore

export function tokensOf(source: string): readonly Token[] {
  const lexer = new JqLexer(source)
  return [...lexer.tokens(false), { type: 'end', text: 'end of file' }]
}

class JqLexer {
  private at = 0

  constructor(private readonly source: string) {}

  /** Up to the end, or to the bracket that closes an interpolation. */
  tokens(isInside: boolean): readonly Token[] {
    const tokens: Token[] = []
    let depth = 0
    for (;;) {
      this.take(/(?:\s+|#[^\n]*)+/y)
      if (this.at >= this.source.length) {
        if (isInside) throw new JqSyntaxError('unexpected end of a text')
        return tokens
      }
      if (isInside && depth === 0 && this.source[this.at] === ')') {
        this.at++
        return tokens
      }
      const token = this.token()
      if (token.text === '(' && token.type === 'operator') depth++
      if (token.text === ')' && token.type === 'operator') depth--
      tokens.push(token)
    }
  }

  private token(): Token {
    if (this.source[this.at] === '"') return this.string()
    const field = this.take(/\.[A-Za-z_]\w*/y)
    if (field !== null) return { type: 'field', text: field.slice(1) }
    const number = this.take(/(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y)
    if (number !== null) return { type: 'number', text: number }
    const variable = this.take(/\$(?:__loc__|[A-Za-z_]\w*(?:::\w+)*)/y)
    if (variable !== null) return { type: 'variable', text: variable.slice(1) }
    const format = this.take(/@[a-zA-Z0-9]+/y)
    if (format !== null) return { type: 'format', text: format.slice(1) }
    const name = this.take(/[A-Za-z_]\w*(?:::\w+)*/y)
    if (name !== null) return { type: WORDS.has(name) ? 'word' : 'name', text: name }
    const operator = this.take(/\?\/\/=?|\/\/=|\|=|[-+*/%]=|[=!<>]=|\/\/|\.\.|[-+*/%|,.:;=<>()[\]{}?$]/y)
    if (operator !== null) return { type: 'operator', text: operator }
    throw new JqSyntaxError(`unexpected INVALID_CHARACTER '${this.source[this.at]!}'`)
  }

  private string(): Token {
    const parts: (string | readonly Token[])[] = ['']
    this.at++
    for (;;) {
      const plain = this.take(/[^"\\]+/y)
      if (plain !== null) this.append(parts, plain)
      const char = this.source[this.at]
      if (char === undefined) throw new JqSyntaxError('unexpected end of a text, expecting "')
      this.at++
      if (char === '"') return { type: 'string', text: '"', parts }
      const next = this.source[this.at++]
      if (next === '(') parts.push(this.tokens(true), '')
      else this.append(parts, this.escape(next))
    }
  }

  private append(parts: (string | readonly Token[])[], text: string): void {
    const last = parts.pop()
    parts.push((typeof last === 'string' ? last : '') + text)
  }

  private escape(char: string | undefined): string {
    if (char === 'u') {
      const digits = this.take(/[0-9a-fA-F]{4}/y)
      if (digits !== null) return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const plain = ESCAPES[char ?? '']
    if (plain === undefined) throw new JqSyntaxError(`invalid escape \\${char ?? ''} in a text`)
    return plain
  }

  private take(expression: RegExp): string | null {
    expression.lastIndex = this.at
    const match = expression.exec(this.source)
    if (match) this.at += match[0].length
    return match ? match[0] : null
  }
}
