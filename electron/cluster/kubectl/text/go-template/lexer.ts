/** Splits a Go template into text and the words between `{{` and `}}`. */
// Models: Go's text/template/parse: lex.go
import { GoTemplateError } from './nodes'

export interface Token {
  readonly type:
    'text' | 'open' | 'close' | 'word' | 'field' | 'variable' | 'string' | 'char' | 'number' | 'space' | 'symbol'
  readonly text: string
  readonly line: number
  readonly column: number
}

/** In this order: a number may begin with a dot, `:=` with a colon. */
const INSIDE: readonly (readonly [Token['type'], RegExp])[] = [
  ['space', /\s+/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y],
  ['char', /'(?:[^'\\\n]|\\.)+'/y],
  ['number', /[-+]?(?:0[xX][\da-fA-F_]+|\d[\d_]*\.?\d*(?:[eE][-+]?\d+)?|\.\d+)/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['word', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['symbol', /:=|[.|()=,]/y],
]

export function tokensOf(template: string): readonly Token[] {
  return new Lexer(template).tokens()
}

class Lexer {
  private readonly found: Token[] = []
  private position = 0

  constructor(private readonly input: string) {}

  tokens(): readonly Token[] {
    while (this.position < this.input.length) {
      const open = this.input.indexOf('{{', this.position)
      const end = open < 0 ? this.input.length : open
      const trimsBefore = open >= 0 && /^\{\{-\s/.test(this.input.slice(open, open + 4))
      const text = this.input.slice(this.position, end)
      this.add('text', trimsBefore ? text.trimEnd() : text)
      this.position = end
      if (open >= 0) this.action(trimsBefore)
    }
    return this.found
  }

  private add(type: Token['type'], text: string): void {
    if (text === '') return
    const before = this.input.slice(0, this.position)
    const line = before.split('\n').length
    this.found.push({ type, text, line, column: this.position - (before.lastIndexOf('\n') + 1) })
  }

  private action(trimsBefore: boolean): void {
    this.add('open', '{{')
    this.position += trimsBefore ? 3 : 2
    if (this.comment()) return
    while (!this.isAtClose()) this.next()
    const trimsAfter = !this.input.startsWith('}}', this.position)
    if (trimsAfter) this.position += /^\s*-/.exec(this.input.slice(this.position))![0].length
    this.add('close', '}}')
    this.closed(trimsAfter)
  }

  private closed(trimsAfter: boolean): void {
    this.position += 2
    if (trimsAfter) this.position += /^\s*/.exec(this.input.slice(this.position))![0].length
  }

  /** A comment leaves nothing behind, not even its braces. */
  private comment(): boolean {
    const start = /^\s*\/\*/.exec(this.input.slice(this.position))
    if (!start) return false
    const match = /^\s*\/\*[\s\S]*?\*\/(\s+-)?\}\}/.exec(this.input.slice(this.position))
    if (!match) throw this.error('unclosed comment')
    this.found.pop()
    this.position += match[0].length - 2
    this.closed(match[1] !== undefined)
    return true
  }

  private isAtClose(): boolean {
    return /^(\}\}|\s+-\}\})/.test(this.input.slice(this.position, this.position + 80))
  }

  private next(): void {
    if (this.position >= this.input.length) throw this.error('unclosed action')
    for (const [type, pattern] of INSIDE) {
      pattern.lastIndex = this.position
      const match = pattern.exec(this.input)
      if (!match) continue
      this.add(type, match[0])
      this.position += match[0].length
      return
    }
    const char = this.input[this.position]!
    if (char === '"') throw this.error('unterminated quoted string')
    if (char === '`') throw this.error('unterminated raw quoted string')
    if (char === "'") throw this.error('unterminated character constant')
    throw this.error(`unexpected ${JSON.stringify(char)} in operand`)
  }

  private error(message: string): GoTemplateError {
    const line = this.input.slice(0, this.position).split('\n').length
    return new GoTemplateError(`template: output:${line}: ${message}`)
  }
}
