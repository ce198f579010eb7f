/** A sed script as commands. */
// Models: GNU sed
// Simplified: no `e`, `F`, `l`, `W`, `R` and `w`: each is refused by name.
import { compileBasic, compileExtended } from '../../regex/posix'
import type { Regex } from '../../regex/regex'
import { ToolProblem } from '../options'
import type { Address, Command, Piece, Substitution } from './commands'

const PLAIN = 'dDgGhHnNpPxz='
const TEXT = 'aic'
const LABEL = ':bt'

export function parseSed(script: string, isExtended: boolean): readonly Command[] {
  return new SedParser(script, isExtended).run()
}

class SedParser {
  private at = 0
  private readonly commands: Command[] = []
  /** Blocks that wait for their end. */
  private readonly open: number[] = []

  constructor(
    private readonly script: string,
    private readonly isExtended: boolean,
  ) {}

  run(): readonly Command[] {
    for (;;) {
      this.skip(/[\s;]*/y)
      if (this.at >= this.script.length) break
      if (this.peek() === '#') this.skip(/[^\n]*/y)
      else this.command()
    }
    if (this.open.length > 0) throw this.problem("unmatched `{'")
    this.checkLabels()
    return this.commands
  }

  private peek(): string {
    return this.script[this.at] ?? ''
  }

  private command(): void {
    const from = this.address()
    let to: Address | null = null
    this.skip(/\s*/y)
    if (from && this.peek() === ',') {
      this.at++
      this.skip(/\s*/y)
      to = this.peek() === '+' ? { type: 'after', lines: Number(this.skip(/\+\d+/y).slice(1)) } : this.address()
      if (!to) throw this.problem("unexpected `,'")
    }
    this.skip(/\s*/y)
    const isNegated = this.skip(/(?:!\s*)*/y) !== ''
    const name = this.peek()
    if (name === '') throw this.problem('missing command')
    this.at++
    this.add(name, { from, to, isNegated })
  }

  private add(name: string, { from, to, isNegated }: Pick<Command, 'from' | 'to' | 'isNegated'>): void {
    const base: Command = { from, to, isNegated, name, text: '', substitution: null, transliteration: null, end: 0 }
    if (name === '}') this.closeBlock(from)
    else if (name === '{') {
      this.open.push(this.commands.length)
      this.commands.push(base)
    } else if (name === 's') this.commands.push({ ...base, substitution: this.substitution() })
    else if (name === 'y') this.commands.push({ ...base, transliteration: this.transliteration() })
    else if (TEXT.includes(name)) this.commands.push({ ...base, text: this.insertedText() })
    else if (LABEL.includes(name)) this.commands.push({ ...base, text: this.skip(/[ \t]*[^\n;}]*/y).trim() })
    else if (name === 'r') this.commands.push({ ...base, text: this.skip(/[^\n]*/y).trim() })
    else if (name === 'q' || name === 'Q') {
      this.commands.push({ ...base, text: this.skip(/[ \t]*\d*/y).trim() })
      this.endOfCommand()
    } else if (PLAIN.includes(name)) {
      this.commands.push(base)
      this.endOfCommand()
    } else if ('eFlWRwTv'.includes(name))
      throw new ToolProblem(`the command \`${name}' is not part of this shell's sed`)
    else throw this.problem(`unknown command: \`${name}'`)
  }

  private closeBlock(from: Address | null): void {
    const start = this.open.pop()
    if (start === undefined) throw this.problem("unexpected `}'")
    if (from) throw this.problem("} doesn't want any addresses")
    this.commands[start] = { ...this.commands[start]!, end: this.commands.length }
    this.endOfCommand()
  }

  private endOfCommand(): void {
    this.skip(/[ \t]*/y)
    if (!/^(?:[;\n}#]|$)/.test(this.script.slice(this.at))) throw this.problem('extra characters after command')
  }

  private address(): Address | null {
    const number = this.skip(/\d+/y)
    if (number !== '') {
      const step = this.skip(/~\d+/y)
      if (step !== '') return { type: 'step', first: Number(number), step: Number(step.slice(1)) }
      return { type: 'line', line: Number(number) }
    }
    if (this.peek() === '$') {
      this.at++
      return { type: 'last' }
    }
    if (this.peek() !== '/' && this.peek() !== '\\') return null
    if (this.peek() === '\\') this.at++
    const pattern = this.delimited('unterminated address regex')
    return { type: 'regex', regex: this.compiled(pattern, this.skip(/I/y) !== '') }
  }

  /** Up to the delimiter that the text begins with; within the pattern a backslash takes its meaning away. */
  private delimited(problem: string, isPattern = true): string {
    const delimiter = this.peek()
    let text = ''
    let isInBrackets = false
    for (this.at++; this.at < this.script.length; this.at++) {
      const char = this.peek()
      if (char === '\\') {
        const next = this.script[++this.at] ?? ''
        text += next === delimiter && !(isPattern && /[.*[\]^$+?(){}|]/.test(next)) ? next : char + next
      } else if (char === delimiter && !isInBrackets) {
        this.at++
        return text
      } else {
        if (isPattern && char === '[') isInBrackets = true
        else if (char === ']' && !/\[\^?$/.test(text)) isInBrackets = false
        text += char
      }
    }
    throw this.problem(problem)
  }

  private compiled(pattern: string, ignoreCase: boolean): Regex | null {
    if (pattern === '') return null
    return (this.isExtended ? compileExtended : compileBasic)(pattern, { ignoreCase, escapes: true })
  }

  private substitution(): Substitution {
    const pattern = this.delimited("unterminated `s' command")
    this.at--
    const replacement = this.delimited("unterminated `s' command", false)
    const flags = this.skip(/[gpiIeMm0-9]*/y)
    const wrong = /[eMm]/.exec(flags)?.[0] ?? (this.peek() === 'w' ? 'w' : undefined)
    if (wrong !== undefined) throw new ToolProblem(`the flag \`${wrong}' of \`s' is not part of this shell's sed`)
    if (!/^(?:[;\n}#]|$)/.test(this.script.slice(this.at).replace(/^[ \t]*/, ''))) throw this.problem("unknown option to `s'", 1) // prettier-ignore
    const number = Number(/\d+/.exec(flags)?.[0] ?? 1)
    if (number === 0) throw this.problem("number option to `s' command may not be zero")
    const regex = this.compiled(pattern, /i/i.test(flags))
    return { regex, replacement: piecesOf(replacement), isGlobal: flags.includes('g'), number, prints: flags.includes('p'), path: null } // prettier-ignore
  }

  private transliteration(): ReadonlyMap<string, string> {
    const from = Array.from(unescaped(this.delimited("unterminated `y' command", false)))
    this.at--
    const to = Array.from(unescaped(this.delimited("unterminated `y' command", false)))
    if (from.length !== to.length) throw this.problem("strings for `y' command are different lengths")
    this.endOfCommand()
    return new Map(from.map((char, index) => [char, to[index]!]))
  }

  /** `a\` with lines below, or `a text` in one line. */
  private insertedText(): string {
    this.skip(/[ \t]*(?:\\[ \t]*\n)?/y)
    if (this.script.startsWith('\\', this.at)) this.at++
    const text = this.skip(/(?:[^\n\\]|\\[\s\S])*/y)
    if (text === '') throw this.problem("expected \\ after `a', `c' or `i'")
    return `${text.replace(/\\([\s\S])/g, (_, char: string) => (char === 't' ? '\t' : char))}\n`
  }

  private checkLabels(): void {
    const labels = new Set(this.commands.filter(({ name }) => name === ':').map(({ text }) => text))
    const wrong = this.commands.find(({ name, text }) => 'bt'.includes(name) && text !== '' && !labels.has(text))
    if (wrong) throw new ToolProblem(`-e expression #1, char ${this.script.length}: can't find label for jump to \`${wrong.text}'`) // prettier-ignore
  }

  private skip(expression: RegExp): string {
    expression.lastIndex = this.at
    const text = expression.exec(this.script)?.[0] ?? ''
    this.at += text.length
    return text
  }

  private problem(message: string, ahead = 0): ToolProblem {
    return new ToolProblem(`-e expression #1, char ${this.at + ahead}: ${message}`)
  }
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (all, char: string) => (char === 'n' ? '\n' : char === '\\' ? '\\' : char === 't' ? '\t' : all)) // prettier-ignore
}

/** `\1`, `&`, `\n`, `\U…\E`. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [whole, escape] of text.matchAll(/\\([\s\S])|&|[^\\&]+|\\$/g)) {
    if (whole === '&') pieces.push(0)
    else if (escape === undefined) pieces.push(whole)
    else if (/\d/.test(escape)) pieces.push(Number(escape))
    else if (/[ULulE]/.test(escape)) pieces.push({ fold: escape as 'U' })
    else pieces.push(escape === 'n' ? '\n' : escape === 't' ? '\t' : escape)
  }
  return pieces
}
