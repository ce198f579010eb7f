/** Reads a Go template, with text/template's words for what cannot be read. */
// Models: Go's text/template/parse: parse.go
// Simplified: no define, template or block; no complex numbers.
import { FUNCTION_NAMES } from './functions'
import { GoTemplateError, type Branch, type Command, type Operand, type Pipeline, type TemplateNode } from './nodes'
import { tokensOf, type Token } from './lexer'
import { characterOf, numberOf, stringOf } from './literals'

export function parseGoTemplate(template: string): readonly TemplateNode[] {
  return new Parser(tokensOf(template), template).template()
}

const BRANCHES = ['if', 'range', 'with'] as const
const NOT_KNOWN = ['define', 'template', 'block']

class Parser {
  private index = 0
  private loops = 0
  private readonly variables: string[] = ['$']

  constructor(
    private readonly tokens: readonly Token[],
    private readonly source: string,
  ) {}

  template(): readonly TemplateNode[] {
    const { nodes, ended } = this.nodes()
    if (ended !== null) throw this.error(`unexpected {{${ended}}}`)
    return nodes
  }

  /** Up to an `end` or `else`, which it takes. */
  private nodes(): { readonly nodes: readonly TemplateNode[]; readonly ended: 'end' | 'else' | null } {
    const nodes: TemplateNode[] = []
    for (let token = this.tokens[this.index]; token; token = this.tokens[this.index]) {
      this.index++
      if (token.type === 'text') {
        nodes.push({ type: 'text', text: token.text })
        continue
      }
      const word = this.peek()
      if (word?.type === 'word' && (word.text === 'end' || word.text === 'else')) {
        this.take()
        if (word.text === 'end') this.close()
        return { nodes, ended: word.text }
      }
      nodes.push(this.statement(word))
    }
    return { nodes, ended: null }
  }

  private statement(word: Token | undefined): TemplateNode {
    const type = BRANCHES.find((each) => word?.type === 'word' && word.text === each)
    if (type) return this.branch(type)
    if (word?.type === 'word' && NOT_KNOWN.includes(word.text))
      throw this.error(`{{${word.text}}} is not part of this simulation`)
    if (word?.type === 'word' && (word.text === 'break' || word.text === 'continue')) {
      this.take()
      this.close()
      if (this.loops === 0) throw this.error(`{{${word.text}}} outside {{range}}`)
      return { type: word.text }
    }
    const pipeline = this.pipeline('command', '}}')
    this.close()
    return { type: 'action', pipeline }
  }

  private branch(type: Branch['type']): TemplateNode {
    this.take()
    const known = this.variables.length
    const pipeline = this.pipeline(type, '}}')
    this.close()
    if (type === 'range') this.loops++
    const { nodes: body, ended } = this.nodes()
    if (type === 'range') this.loops--
    const otherwise = ended === 'else' ? this.otherwise(type) : []
    if (ended === null) throw this.error('unexpected EOF')
    this.variables.length = known
    return { type, pipeline, body, otherwise }
  }

  /** `{{else if …}}` is an `if` of its own that shares the `end`. */
  private otherwise(type: Branch['type']): readonly TemplateNode[] {
    const word = this.peek()
    if (word?.type === 'word' && word.text === type && type !== 'range') return [this.branch(type)]
    this.close()
    const { nodes, ended } = this.nodes()
    if (ended === null) throw this.error('unexpected EOF')
    if (ended === 'else') throw this.error('expected end; found {{else}}')
    return nodes
  }

  private pipeline(context: string, end: '}}' | ')'): Pipeline {
    const start = this.peek()
    const { names, isAssignment } = this.declaration(context)
    const commands: Command[] = []
    for (;;) {
      const token = this.peek()
      if (!token) throw this.error('unexpected EOF')
      if (token.text === end && (token.type === 'close' || token.type === 'symbol')) break
      commands.push(this.command())
      if (this.peek()?.text === '|' && this.peek()?.type === 'symbol') {
        this.take()
        if (this.peek()?.text === end) throw this.error(`missing value for ${context}`)
      }
    }
    if (commands.length === 0) throw this.error(`missing value for ${context}`)
    commands.slice(1).forEach(({ operands: [first] }) => {
      if (first!.type === 'constant' || first!.type === 'dot' || first!.type === 'nil')
        throw this.error(`non executable command in pipeline stage 2`)
    })
    this.variables.push(...(isAssignment ? [] : names))
    return { ...this.place(start), variables: names, isAssignment, commands }
  }

  /** `$a :=`, `$i, $a :=` (of a range), `$a =`. */
  private declaration(context: string): { readonly names: readonly string[]; readonly isAssignment: boolean } {
    const rest = this.tokens.slice(this.index).filter(({ type }) => type !== 'space').slice(0, 4).map(({ text }) => text) // prettier-ignore
    const count = /^\$/.test(rest[0] ?? '') ? (/^:?=$/.test(rest[1] ?? '') ? 1 : context === 'range' && rest[1] === ',' && rest[3] === ':=' ? 2 : 0) : 0 // prettier-ignore
    if (count === 0) return { names: [], isAssignment: false }
    for (let taken = 0; taken < count * 2; taken++) this.take()
    return { names: count === 1 ? [rest[0]!] : [rest[0]!, rest[2]!], isAssignment: count === 1 && rest[1] === '=' }
  }

  private command(): Command {
    const start = this.peek()
    const operands: Operand[] = []
    for (;;) {
      const operand = this.operand()
      if (operand) operands.push(operand)
      const token = this.tokens[this.index]
      if (token?.type === 'space') {
        this.index++
        continue
      }
      if (!token || token.type === 'close' || token.text === '|' || token.text === ')') break
      throw this.error(`unexpected ${shown(token)} in operand`)
    }
    if (operands.length === 0) throw this.error('empty command')
    return { ...this.place(start), operands }
  }

  private operand(): Operand | null {
    const token = this.tokens[this.index]
    if (!token || token.type === 'space' || token.type === 'close' || /^[|)]$/.test(token.text)) return null
    this.index++
    const place = this.place(token)
    switch (token.type) {
      case 'string':
        return { ...place, type: 'constant', value: stringOf(token.text) }
      case 'char':
        return { ...place, type: 'constant', value: characterOf(token.text) }
      case 'number':
        return { ...place, type: 'constant', value: numberOf(token.text) }
      case 'field':
        return { ...place, type: 'field', names: [token.text.slice(1), ...this.fieldsAfter()] }
      case 'variable':
        if (!this.variables.includes(token.text)) throw this.error(`undefined variable ${JSON.stringify(token.text)}`)
        return { ...place, type: 'variable', name: token.text, names: this.fieldsAfter() }
      case 'word':
        return { ...place, ...this.word(token.text) } as Operand
      default:
        return this.symbol(token)
    }
  }

  private word(text: string): object {
    if (text === 'true' || text === 'false') return { type: 'constant', value: text === 'true' }
    if (text === 'nil') return { type: 'nil' }
    if (!FUNCTION_NAMES.includes(text)) throw this.error(`function ${JSON.stringify(text)} not defined`)
    return { type: 'function', name: text }
  }

  private symbol(token: Token): Operand {
    if (token.text === '.') return { ...this.place(token), type: 'dot' }
    if (token.text !== '(') throw this.error(`unexpected ${shown(token)} in operand`)
    const pipeline = this.pipeline('parenthesized pipeline', ')')
    this.take()
    return { ...this.place(token), type: 'pipeline', pipeline, names: this.fieldsAfter() }
  }

  private fieldsAfter(): readonly string[] {
    const names: string[] = []
    while (this.tokens[this.index]?.type === 'field') names.push(this.tokens[this.index++]!.text.slice(1))
    return names
  }

  private peek(): Token | undefined {
    while (this.tokens[this.index]?.type === 'space') this.index++
    return this.tokens[this.index]
  }

  private take(): Token | undefined {
    const token = this.peek()
    this.index++
    return token
  }

  private close(): void {
    const token = this.take()
    if (token?.type !== 'close') throw this.error(`unexpected ${token ? shown(token) : 'EOF'} in end`)
  }

  private place(token: Token | undefined): { readonly line: number; readonly column: number; readonly text: string } {
    const { line = 1, column = 0 } = token ?? {}
    const [rest = ''] = (this.source.split('\n')[line - 1] ?? '').slice(column).split(/\s*-?\}\}|\s*\|/)
    return { line, column, text: rest }
  }

  private error(message: string): GoTemplateError {
    const line = (this.tokens[this.index - 1] ?? this.tokens.at(-1))?.line ?? 1
    return new GoTemplateError(`template: output:${line}: ${message}`)
  }
}

function shown({ text }: Token): string {
  return JSON.stringify(text)
}
