/** Reads a JSONPath template, with client-go's words for what cannot be read. */
// Models: k8s.io/client-go/util/jsonpath/parser.go
import { JsonPathError, type PathList, type PathNode } from './nodes'
import { sliceOf } from './slice'

const FIELD_END = /[\s.,[\]$@{}]/
const LETTER = /[\p{L}\p{Nd}_]/u
const COMPARISON = /^([^!<>=]+)([!<>=]+)(.+?)$/
const KEY_IN_BRACKETS = /^'([^']*)'$/

/** The nodes of a whole template: text, and what stands between braces. */
export function parseTemplate(text: string): readonly PathNode[] {
  return new Parser(text).template()
}

/** A path that stands alone, such as one side of a comparison. */
function parsePath(text: string): PathList {
  return parseTemplate(`{${text}}`)[0] as PathList
}

class Parser {
  private position = 0

  constructor(private readonly input: string) {}

  template(): readonly PathNode[] {
    const nodes: PathNode[] = []
    while (this.position < this.input.length) {
      const brace = this.input.indexOf('{', this.position)
      const end = brace < 0 ? this.input.length : brace
      if (end > this.position) nodes.push({ type: 'text', text: this.input.slice(this.position, end) })
      this.position = end + 1
      if (brace >= 0) nodes.push({ type: 'list', nodes: this.action() })
    }
    return nodes
  }

  /** Up to the closing brace. */
  private action(): readonly PathNode[] {
    const nodes: PathNode[] = []
    for (;;) {
      const char = this.input[this.position]
      if (char === '}') break
      if (char === undefined || char === '\n' || char === '\r') throw new JsonPathError('unclosed action')
      if (char === ' ' || char === '@' || char === '$') this.position++
      else nodes.push(...this.part(char, nodes.at(-1)))
    }
    this.position++
    return nodes
  }

  private part(char: string, before: PathNode | undefined): readonly PathNode[] {
    if (this.input.startsWith('[?(', this.position)) return [this.filter()]
    if (this.input.startsWith('..', this.position)) return this.recursive(before)
    if (char === '[') return this.brackets()
    if (char === '"' || char === "'") return [this.quoted(char)]
    if (char === '.') return [this.field(1)]
    if (/[-+\d]/.test(char)) return [this.number()]
    if (LETTER.test(char)) return [this.identifier()]
    const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    throw new JsonPathError(`unrecognized character in action: U+${code} '${char}'`)
  }

  private take(pattern: RegExp): string {
    const start = this.position
    while (this.position < this.input.length && pattern.test(this.input[this.position]!)) this.position++
    return this.input.slice(start, this.position)
  }

  private identifier(): PathNode {
    const name = this.take(LETTER)
    return name === 'true' || name === 'false'
      ? { type: 'literal', value: name === 'true' }
      : { type: 'identifier', name }
  }

  private number(): PathNode {
    const text = this.take(/[-+\d.]/)
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`)
    return { type: 'literal', value: Number(text) }
  }

  /** A backslash makes the next character part of the name. */
  private field(skip: number): PathNode {
    this.position += skip
    const start = this.position
    while (this.position < this.input.length && !FIELD_END.test(this.input[this.position]!))
      this.position += this.input[this.position] === '\\' ? 2 : 1
    const name = this.input.slice(start, this.position)
    return name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') }
  }

  private recursive(before: PathNode | undefined): readonly PathNode[] {
    if (before?.type === 'recursive') throw new JsonPathError('invalid multiple recursive descent')
    this.position += 2
    const isField = LETTER.test(this.input[this.position] ?? ' ')
    return isField ? [{ type: 'recursive' }, this.field(0)] : [{ type: 'recursive' }]
  }

  private brackets(): readonly PathNode[] {
    const end = /[\]\n]/.exec(this.input.slice(this.position))
    if (end?.[0] !== ']') throw new JsonPathError('unterminated array')
    const inside = this.input.slice(this.position + 1, this.position + end.index)
    this.position += end.index + 1
    const members = inside.split(',')
    if (members.length > 1) return [{ type: 'union', members: members.map((each) => parsePath(`[${each.trim()}]`)) }]
    const key = KEY_IN_BRACKETS.exec(inside)
    if (key) return parsePath(`.${key[1]!}`).nodes
    return [{ type: 'array', slice: sliceOf(inside === '*' ? ':' : inside) }]
  }

  private filter(): PathNode {
    this.position += 3
    const text = this.filterText()
    if (this.input[this.position] !== ']') throw new JsonPathError('unclosed array expect ]')
    this.position++
    const [, left, operator, right] = COMPARISON.exec(text) ?? []
    if (left === undefined)
      return { type: 'filter', left: parsePath(text), operator: 'exists', right: { type: 'list', nodes: [] } }
    return { type: 'filter', left: parsePath(left), operator: operator!, right: parsePath(right!) }
  }

  /** Up to the closing parenthesis; one within quotes does not close. */
  private filterText(): string {
    const start = this.position
    let quote: string | null = null
    let isClosed = false
    for (; this.position < this.input.length; this.position++) {
      const char = this.input[this.position]!
      if (char === '\n') break
      if (quote === null && (char === '"' || char === "'")) quote = char
      else if (char === quote && this.input[this.position - 1] !== '\\') isClosed = true
      else if (char === ')' && (quote === null || isClosed)) return this.input.slice(start, this.position++)
    }
    throw new JsonPathError('unterminated filter')
  }

  private quoted(quote: string): PathNode {
    const start = this.position
    for (this.position++; this.position < this.input.length; this.position++) {
      const char = this.input[this.position]
      if (char === '\n') break
      if (char !== quote || this.input[this.position - 1] === '\\') continue
      this.position++
      return { type: 'text', text: unquote(this.input.slice(start + 1, this.position - 1)) }
    }
    throw new JsonPathError('unterminated quoted string')
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }

function unquote(text: string): string {
  return text.replace(/\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)/gs, (_, escape: string) =>
    escape.length > 1 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  )
}
