/** An awk program as a tree. */
// Models: POSIX.1, awk, Grammar
// Simplified: no `getline`, no pipes to commands, no `nextfile`: each is refused by name.
import { compileExtended } from '../../regex/posix'
import { ToolProblem } from '../options'
import { parseExpression, type TokenReader } from './parse-expression'
import type { AwkFunction, AwkProgram, Destination, Expression, Rule, Statement } from './tree'
import { tokensOf, type Token } from './lexer'

export function parseAwk(source: string): AwkProgram {
  return new AwkParser(tokensOf(source)).program()
}

class AwkParser implements TokenReader {
  private at = 0
  private readonly functions = new Map<string, AwkFunction>()

  constructor(private readonly tokens: readonly Token[]) {}

  program(): AwkProgram {
    const rules: Rule[] = []
    for (;;) {
      this.skipBreaks()
      if (this.token.type === 'end') return { rules, functions: this.functions }
      if (this.token.text === 'function' || this.token.text === 'func') this.functionDefinition()
      else rules.push(this.rule())
    }
  }

  get token(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)]!
  }

  next(): Token {
    const { token } = this
    this.at++
    return token
  }

  name(): string {
    if (this.token.type !== 'name' && this.token.type !== 'call') throw this.problem()
    return this.next().text
  }

  /** Takes an operator or word when it stands here. */
  accept(text: string): boolean {
    const { type, text: actual } = this.token
    if (actual !== text || (type !== 'operator' && type !== 'word')) return false
    this.at++
    return true
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.problem()
  }

  problem(): ToolProblem {
    const { text } = this.token
    return new ToolProblem(`syntax error near ${text === '\n' ? 'end of line' : text}`)
  }

  skipNewlines(): void {
    while (this.token.type === 'newline') this.at++
  }

  private skipBreaks(): void {
    while (this.token.type === 'newline' || (this.token.type === 'operator' && this.token.text === ';')) this.at++
  }

  private functionDefinition(): void {
    this.next()
    const name = this.name()
    const parameters: string[] = []
    this.expect('(')
    while (!this.accept(')')) {
      parameters.push(this.name())
      if (!this.accept(',') && this.token.text !== ')') throw this.problem()
      this.skipNewlines()
    }
    this.skipNewlines()
    this.functions.set(name, { parameters, body: this.block() })
  }

  private rule(): Rule {
    if (this.accept('BEGIN')) return { when: 'BEGIN', until: null, body: this.block() }
    if (this.accept('END')) return { when: 'END', until: null, body: this.block() }
    if (this.token.text === '{') return { when: null, until: null, body: this.block() }
    const when = parseExpression(this)
    const until = this.accept(',') ? this.rangeEnd() : null
    return { when, until, body: this.token.text === '{' ? this.block() : null }
  }

  private rangeEnd(): Expression {
    this.skipNewlines()
    return parseExpression(this)
  }

  private block(): Statement {
    this.expect('{')
    const statements: Statement[] = []
    this.skipBreaks()
    while (!this.accept('}')) {
      statements.push(this.statement())
      this.skipBreaks()
    }
    return { type: 'block', statements }
  }

  private statement(): Statement {
    if (this.token.text === '{' && this.token.type === 'operator') return this.block()
    if (this.token.type === 'word') {
      const compound = this.compound()
      if (compound) return compound
    }
    const simple = this.simple()
    this.endOfStatement()
    return simple
  }

  private endOfStatement(): void {
    if (this.token.text === '}' || this.token.type === 'end') return
    if (this.token.type !== 'newline' && this.token.text !== ';') throw this.problem()
    this.at++
  }

  private compound(): Statement | null {
    if (this.accept('if')) return this.ifStatement()
    if (this.accept('while')) {
      const test = this.condition()
      const body = this.accept(';') ? NOTHING : this.body()
      return { type: 'loop', before: null, test, after: null, body, testsLast: false }
    }
    if (this.accept('do')) {
      const body = this.body()
      this.skipBreaks()
      this.expect('while')
      const test = this.condition()
      return { type: 'loop', before: null, test, after: null, body, testsLast: true }
    }
    return this.accept('for') ? this.forStatement() : null
  }

  private condition(): Expression {
    this.expect('(')
    const test = parseExpression(this)
    this.expect(')')
    return test
  }

  private body(): Statement {
    this.skipNewlines()
    return this.statement()
  }

  private ifStatement(): Statement {
    const test = this.condition()
    const yes = this.accept(';') ? NOTHING : this.body()
    const before = this.at
    this.skipBreaks()
    if (this.accept('else')) return { type: 'if', test, yes, no: this.body() }
    this.at = before
    return { type: 'if', test, yes, no: null }
  }

  private forStatement(): Statement {
    this.expect('(')
    const [name, word, array, close] = this.tokens.slice(this.at, this.at + 4)
    if (name?.type === 'name' && word?.text === 'in' && array?.type === 'name' && close?.text === ')') {
      this.at += 4
      return { type: 'each', name: name.text, array: array.text, body: this.body() }
    }
    const before = this.token.text === ';' ? null : this.simple()
    this.expect(';')
    const test = this.token.text === ';' ? null : parseExpression(this)
    this.expect(';')
    const after = this.token.text === ')' ? null : this.simple()
    this.expect(')')
    const body = this.accept(';') ? NOTHING : this.body()
    return { type: 'loop', before, test, after, body, testsLast: false }
  }

  private simple(): Statement {
    const { type, text } = this.token
    if (type !== 'word') return { type: 'expression', expression: parseExpression(this) }
    this.at++
    switch (text) {
      case 'print':
      case 'printf':
        return this.printStatement(text)
      case 'break':
      case 'continue':
      case 'next':
        return { type: 'leave', how: text }
      case 'exit':
      case 'return':
        return { type: text, value: this.isAtEnd() ? null : parseExpression(this) }
      case 'delete':
        return this.deleteStatement()
      case 'getline':
      case 'nextfile':
        throw new ToolProblem(`${text} is not part of this shell's awk`)
      default:
        this.at--
        throw this.problem()
    }
  }

  private isAtEnd(): boolean {
    return this.token.type === 'newline' || this.token.type === 'end' || /^[;}]$/.test(this.token.text)
  }

  private deleteStatement(): Statement {
    const name = this.name()
    if (!this.accept('[')) return { type: 'delete', name, keys: null }
    const keys = this.list(']')
    return { type: 'delete', name, keys }
  }

  /** Expressions up to a closing bracket. */
  list(close: string): readonly Expression[] {
    const expressions: Expression[] = []
    while (!this.accept(close)) {
      if (expressions.length > 0) this.expect(',')
      this.skipNewlines()
      expressions.push(parseExpression(this))
      this.skipNewlines()
    }
    return expressions
  }

  private printStatement(type: 'print' | 'printf'): Statement {
    const values: Expression[] = []
    while (!this.isAtEnd() && !/^(?:>>?|\|)$/.test(this.token.text)) {
      if (values.length > 0) this.expect(',')
      this.skipNewlines()
      values.push(parseExpression(this, true))
    }
    const [only] = values
    const shown = values.length === 1 && only?.type === 'group' ? only.expressions : values
    if (this.token.text === '|' && this.token.type === 'operator') throw new ToolProblem("pipes to commands are not part of this shell's awk") // prettier-ignore
    return { type, values: shown, to: this.destination() }
  }

  private destination(): Destination | null {
    const isAppending = this.accept('>>')
    if (!isAppending && !this.accept('>')) return null
    return { path: parseExpression(this, true, true), isAppending }
  }

  regex(text: string): Expression {
    return { type: 'regex', regex: compileExtended(text, { escapes: true }) }
  }
}

const NOTHING: Statement = { type: 'block', statements: [] }
