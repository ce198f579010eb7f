/** A line as words and operators: quotes, escapes, comments, here-documents. */
// Models: the shell command language of POSIX
// Simplified: no variables, no globs, no command substitution: `$` and `*` are ordinary characters.

export class ShellSyntaxError extends Error {}

export type Token =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'operator'; readonly text: Operator }
  | { readonly type: 'here'; readonly text: string }

export type Operator = '|' | '||' | '&&' | ';' | '<' | '>' | '>>' | '2>' | '2>>' | '2>&1'

const OPERATOR = /2>&1|2>>|2>|&&|\|\||>>|[|;<>\n]/y

/** Words, operators, and the bodies of here-documents in the place of their `<<TAG`. */
export function tokenize(line: string): readonly Token[] {
  return new Lexer(line.replaceAll('\r\n', '\n').replace(/\\\n/g, '')).run()
}

class Lexer {
  private readonly tokens: Token[] = []
  private readonly pendingHere: { readonly index: number; readonly tag: string }[] = []
  private at = 0

  constructor(private readonly text: string) {}

  run(): readonly Token[] {
    while (this.at < this.text.length) this.next()
    if (this.pendingHere.length > 0)
      throw new ShellSyntaxError(`here-document delimited by end-of-file (wanted \`${this.pendingHere[0]!.tag}')`)
    return this.tokens
  }

  private next(): void {
    const char = this.text[this.at]!
    if (char === ' ' || char === '\t') this.at++
    else if (char === '#') this.skipComment()
    else if (this.text.startsWith('<<', this.at)) this.hereDocument()
    else if (!this.operator()) this.tokens.push({ type: 'word', text: this.word() })
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = end < 0 ? this.text.length : end
  }

  private operator(): boolean {
    OPERATOR.lastIndex = this.at
    const match = OPERATOR.exec(this.text)
    if (!match) return this.loneAmpersand()
    this.at += match[0].length
    if (match[0] !== '\n') this.tokens.push({ type: 'operator', text: match[0] as Operator })
    else this.endOfLine()
    return true
  }

  private loneAmpersand(): boolean {
    if (this.text[this.at] === '&') throw new ShellSyntaxError('commands cannot run in the background here')
    return false
  }

  /** A new line ends a command as `;` does; before that, it begins the here-documents that wait for it. */
  private endOfLine(): void {
    for (const { index, tag } of this.pendingHere.splice(0))
      this.tokens[index] = { type: 'here', text: this.hereBody(tag) }
    if (this.tokens.at(-1)?.type !== 'operator' && this.tokens.length > 0)
      this.tokens.push({ type: 'operator', text: ';' })
  }

  private hereDocument(): void {
    this.at += this.text.startsWith('<<-', this.at) ? 3 : 2
    while (this.text[this.at] === ' ') this.at++
    this.pendingHere.push({ index: this.tokens.length, tag: this.word() })
    this.tokens.push({ type: 'here', text: '' })
  }

  private hereBody(tag: string): string {
    const lines: string[] = []
    for (;;) {
      if (this.at >= this.text.length)
        throw new ShellSyntaxError(`here-document delimited by end-of-file (wanted \`${tag}')`)
      const end = this.text.indexOf('\n', this.at)
      const line = this.text.slice(this.at, end < 0 ? this.text.length : end)
      this.at = end < 0 ? this.text.length : end + 1
      if (line.trim() === tag) return lines.map((each) => `${each}\n`).join('')
      lines.push(line)
    }
  }

  private word(): string {
    let text = ''
    while (this.at < this.text.length) {
      const char = this.text[this.at]!
      if (/[\s|;<>&]/.test(char)) break
      if (char === "'" || char === '"') text += this.quoted(char)
      else if (char === '\\') {
        text += this.text[this.at + 1] ?? ''
        this.at += 2
      } else {
        text += char
        this.at++
      }
    }
    return text
  }

  private quoted(quote: string): string {
    let text = ''
    for (this.at++; this.at < this.text.length; this.at++) {
      const char = this.text[this.at]!
      if (char === quote) {
        this.at++
        return text
      }
      if (quote === '"' && char === '\\' && /["\\$`]/.test(this.text[this.at + 1] ?? '')) text += this.text[++this.at]!
      else text += char
    }
    throw new ShellSyntaxError(`unexpected end of line while looking for matching \`${quote}'`)
  }
}
