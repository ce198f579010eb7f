/** A filter as a tree. */
// Models: jq 1.7, parser.y
// Simplified: no modules, no `?//`: both are refused by name.
import { JqSyntaxError, tokensOf, type Token } from './lexer'
import type { Definition, Node, Pattern } from './tree'

const IDENTITY: Node = { type: 'identity' }

export function parseJq(source: string): Node {
  return new JqParser(tokensOf(source)).program()
}

/** Definitions alone, such as those of the prelude. */
export function parseDefinitions(source: string): readonly Definition[] {
  return new JqParser(tokensOf(source)).definitions()
}

/** From the loosest to the tightest; `right` and `none` say how they join with their like. */
const LEVELS: readonly { readonly operators: readonly string[]; readonly joins: 'left' | 'right' | 'none' }[] = [
  { operators: ['//'], joins: 'right' },
  { operators: ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='], joins: 'none' },
  { operators: ['or'], joins: 'left' },
  { operators: ['and'], joins: 'left' },
  { operators: ['==', '!=', '<', '<=', '>', '>='], joins: 'none' },
  { operators: ['+', '-'], joins: 'left' },
  { operators: ['*', '/', '%'], joins: 'left' },
]

class JqParser {
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  program(): Node {
    if (this.is('import') || this.is('include')) throw new JqSyntaxError("modules are not part of this shell's jq")
    if (this.peek().type === 'end') return IDENTITY
    const node = this.pipe()
    if (this.peek().type !== 'end') throw this.problem()
    return node
  }

  definitions(): readonly Definition[] {
    const definitions: Definition[] = []
    while (this.is('def')) definitions.push(this.definition())
    return definitions
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { type: 'end', text: 'end of file' }
  }

  private is(text: string): boolean {
    return this.peek().text === text && (this.peek().type === 'operator' || this.peek().type === 'word')
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.problem()
  }

  private problem(): JqSyntaxError {
    const { type, text } = this.peek()
    if (text === '?//') return new JqSyntaxError("?// is not part of this shell's jq")
    return new JqSyntaxError(
      `syntax error, unexpected ${type === 'end' ? text : `'${text}'`} (Unix shell quoting issues?)`,
    )
  }

  private pipe(): Node {
    if (this.is('def')) {
      const definition = this.definition()
      const isLast = this.peek().type === 'end' || this.is(')')
      return { type: 'define', definition, body: isLast ? IDENTITY : this.pipe() }
    }
    if (this.accept('label')) {
      const name = this.variable()
      this.expect('|')
      return { type: 'label', name, body: this.pipe() }
    }
    const left = this.comma()
    return this.accept('|') ? { type: 'pipe', left, right: this.pipe() } : left
  }

  private comma(): Node {
    let left = this.level(0)
    while (this.accept(',')) left = { type: 'comma', left, right: this.level(0) }
    return left
  }

  private level(depth: number): Node {
    const level = LEVELS[depth]
    if (!level) return this.negation()
    let left = this.level(depth + 1)
    for (;;) {
      const operator = level.operators.find((each) => this.is(each))
      if (operator === undefined) return left
      this.at++
      const right = this.level(level.joins === 'right' ? depth : depth + 1)
      left = joined(operator, left, right)
      if (level.joins === 'none' && level.operators.some((each) => this.is(each))) throw this.problem()
      if (level.joins !== 'left') return left
    }
  }

  private negation(): Node {
    if (this.accept('-')) return { type: 'negate', body: this.negation() }
    const term = this.postfix()
    if (!this.accept('as')) return term
    const pattern = this.pattern()
    this.expect('|')
    return { type: 'bind', source: term, pattern, body: this.pipe() }
  }

  private postfix(): Node {
    let node = this.term()
    for (;;) {
      const { type, text } = this.peek()
      if (type === 'field') {
        this.at++
        node = { type: 'index', target: node, key: { type: 'literal', value: text } }
      } else if (this.is('.') && this.tokens[this.at + 1]?.type === 'string') {
        this.at++
        node = { type: 'index', target: node, key: this.text('text') }
      } else if (this.is('.') && this.tokens[this.at + 1]?.text === '[') this.at++
      else if (this.accept('[')) node = this.bracket(node)
      else if (this.accept('?')) node = { type: 'try', body: node, handler: null }
      else return node
    }
  }

  /** `[]`, `[key]`, `[from:to]`. */
  private bracket(target: Node): Node {
    if (this.accept(']')) return { type: 'iterate', target }
    if (this.accept(':')) {
      const to = this.pipe()
      this.expect(']')
      return { type: 'slice', target, from: null, to }
    }
    const key = this.pipe()
    if (this.accept(':')) {
      const to = this.is(']') ? null : this.pipe()
      this.expect(']')
      return { type: 'slice', target, from: key, to }
    }
    this.expect(']')
    return { type: 'index', target, key }
  }

  private term(): Node {
    const { type, text } = this.peek()
    if (type === 'string') return this.text('text')
    if (type === 'word') return this.keyword()
    this.at++
    switch (type) {
      case 'number':
        return { type: 'literal', value: Number(text) }
      case 'field':
        return { type: 'index', target: IDENTITY, key: { type: 'literal', value: text } }
      case 'variable':
        return text === '__loc__' ? { type: 'literal', value: new Map<string, string | number>([['file', '<top-level>'], ['line', 1]]) } : { type: 'variable', name: text } // prettier-ignore
      case 'format':
        return this.peek().type === 'string' ? this.text(text) : { type: 'format', name: text }
      case 'name':
        return this.call(text)
      case 'operator':
        return this.bracketed(text)
      default:
        this.at--
        throw this.problem()
    }
  }

  private bracketed(text: string): Node {
    if (text === '.') return this.peek().type === 'string' ? { type: 'index', target: IDENTITY, key: this.text('text') } : IDENTITY // prettier-ignore
    if (text === '..') return { type: 'recurse' }
    if (text === '(') {
      const node = this.pipe()
      this.expect(')')
      return node
    }
    if (text === '[') {
      if (this.accept(']')) return { type: 'array', body: null }
      const body = this.pipe()
      this.expect(']')
      return { type: 'array', body }
    }
    if (text === '{') return this.object()
    if (text === '-') return { type: 'negate', body: this.postfix() }
    this.at--
    throw this.problem()
  }

  private call(name: string): Node {
    if (name === 'break' && this.peek().type === 'variable') return { type: 'break', name: this.variable() }
    const constants: Readonly<Record<string, Node>> = { null: { type: 'literal', value: null }, true: { type: 'literal', value: true }, false: { type: 'literal', value: false } } // prettier-ignore
    if (Object.hasOwn(constants, name)) return constants[name]!
    const args: Node[] = []
    if (this.accept('(')) {
      do args.push(this.pipe())
      while (this.accept(';'))
      this.expect(')')
    }
    return { type: 'call', name, args }
  }

  private keyword(): Node {
    if (this.accept('if')) return this.choice()
    if (this.accept('try')) {
      const body = this.postfix()
      return { type: 'try', body, handler: this.accept('catch') ? this.postfix() : null }
    }
    if (this.accept('reduce')) {
      const { source, pattern } = this.loopHead()
      const start = this.pipe()
      this.expect(';')
      const step = this.pipe()
      this.expect(')')
      return { type: 'reduce', source, pattern, start, step }
    }
    if (this.accept('foreach')) {
      const { source, pattern } = this.loopHead()
      const start = this.pipe()
      this.expect(';')
      const step = this.pipe()
      const result = this.accept(';') ? this.pipe() : null
      this.expect(')')
      return { type: 'foreach', source, pattern, start, step, result }
    }
    if (this.is('def')) {
      const definition = this.definition()
      return { type: 'define', definition, body: this.pipe() }
    }
    throw this.problem()
  }

  private loopHead(): { readonly source: Node; readonly pattern: Pattern } {
    const source = this.postfix()
    this.expect('as')
    const pattern = this.pattern()
    this.expect('(')
    return { source, pattern }
  }

  private choice(): Node {
    const test = this.pipe()
    this.expect('then')
    const yes = this.pipe()
    if (this.accept('elif')) return { type: 'if', test, yes, no: this.choice() }
    const no = this.accept('else') ? this.pipe() : null
    this.expect('end')
    return { type: 'if', test, yes, no }
  }

  private definition(): Definition {
    this.expect('def')
    const name = this.peek().text
    if (this.peek().type !== 'name' && this.peek().type !== 'word') throw this.problem()
    this.at++
    const parameters: string[] = []
    if (this.accept('(')) {
      do {
        const { type, text } = this.peek()
        if (type !== 'name' && type !== 'variable') throw this.problem()
        parameters.push(type === 'variable' ? `$${text}` : text)
        this.at++
      } while (this.accept(';'))
      this.expect(')')
    }
    this.expect(':')
    const body = this.pipe()
    this.expect(';')
    return { name, parameters, body }
  }

  private variable(): string {
    const { type, text } = this.peek()
    if (type !== 'variable') throw this.problem()
    this.at++
    return text
  }

  private pattern(): Pattern {
    if (this.peek().type === 'variable') return { type: 'variable', name: this.variable() }
    if (this.accept('[')) {
      const items: Pattern[] = []
      do items.push(this.pattern())
      while (this.accept(','))
      this.expect(']')
      return { type: 'array', items }
    }
    this.expect('{')
    const members: Extract<Pattern, { type: 'object' }>['members'][number][] = []
    do {
      const variable = this.peek().type === 'variable' ? this.peek().text : null
      const key = this.key()
      members.push({ key, variable, pattern: this.accept(':') ? this.pattern() : null })
    } while (this.accept(','))
    this.expect('}')
    return { type: 'object', members }
  }

  private object(): Node {
    const members: { key: Node; value: Node }[] = []
    while (!this.accept('}')) {
      if (members.length > 0) this.expect(',')
      const { type, text } = this.peek()
      const key = type === 'format' ? this.formatKey(text) : this.key()
      if (this.accept(':')) members.push({ key, value: this.memberValue() })
      else if (type === 'variable') members.push({ key, value: { type: 'variable', name: text } })
      else members.push({ key, value: { type: 'index', target: IDENTITY, key } })
    }
    return { type: 'object', members }
  }

  private formatKey(name: string): Node {
    this.at++
    return this.text(name)
  }

  private key(): Node {
    const { type, text } = this.peek()
    if (type === 'string') return this.text('text')
    if (this.accept('(')) {
      const key = this.pipe()
      this.expect(')')
      return key
    }
    if (!/^(?:name|word|variable|number)$/.test(type)) throw this.problem()
    this.at++
    return { type: 'literal', value: text }
  }

  /** Values of an object may be joined by `|`, not by commas. */
  private memberValue(): Node {
    const left = this.level(0)
    return this.accept('|') ? { type: 'pipe', left, right: this.memberValue() } : left
  }

  private text(format: string): Node {
    const { parts = [] } = this.peek()
    this.at++
    const nodes = parts.map((part) => (typeof part === 'string' ? part : new JqParser(part).program()))
    const [only] = nodes
    return nodes.length === 1 && typeof only === 'string' ? { type: 'literal', value: only } : { type: 'string', parts: nodes, format } // prettier-ignore
  }
}

function joined(operator: string, left: Node, right: Node): Node {
  if (operator === '//') return { type: 'alternative', left, right }
  if (operator === 'and' || operator === 'or') return { type: operator, left, right }
  if (operator.endsWith('=') && !/^[=!<>]=$/.test(operator)) return { type: 'update', operator, left, right }
  return { type: 'binary', operator, left, right }
}
