import { type Operator, type Requirement, requirementErrors } from './label-requirement'

/** The grammar of label selectors in text form, with the error texts of the original parser. */
// Models: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Lexer, Parser
type TokenType = 'identifier' | 'end' | 'in' | 'notin' | '(' | ')' | ',' | '!' | '=' | '==' | '!=' | '<' | '>'

interface Token {
  readonly type: TokenType
  readonly text: string
}

const TOKEN = /\s*(==|!=|[=!(),<>]|[^\s=!(),<>]+)/y

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const literal = match[1] ?? ''
    const isWord = !/^[=!(),<>]/.test(literal)
    const type = isWord && literal !== 'in' && literal !== 'notin' ? 'identifier' : (literal as TokenType)
    tokens.push({ type, text: literal })
  }
  return [...tokens, { type: 'end', text: '' }]
}

class Parser {
  private position = 0

  constructor(private readonly tokens: readonly Token[]) {}

  /** Where a value is expected, `in` and `notin` are ordinary words. */
  private peekValue(): Token {
    const token = this.peek()
    return token.type === 'in' || token.type === 'notin' ? { type: 'identifier', text: token.text } : token
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { type: 'end', text: '' }
  }

  private takeValue(): Token {
    const token = this.peekValue()
    this.position++
    return token
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = []
    for (;;) {
      const token = this.peekValue()
      if (token.type === 'end') return requirements
      if (token.type !== 'identifier' && token.type !== '!') {
        throw new Error(`found '${token.text}', expected: !, identifier, or 'end of string'`)
      }
      requirements.push(this.requirement())
      if (this.separator() === 'end') return requirements
    }
  }

  private separator(): TokenType {
    const { type, text } = this.takeValue()
    if (type !== ',' && type !== 'end') throw new Error(`found '${text}', expected: ',' or 'end of string'`)
    const next = this.peekValue()
    if (type === ',' && next.type !== 'identifier' && next.type !== '!') {
      throw new Error(`found '${next.text}', expected: identifier after ','`)
    }
    return type
  }

  private requirement(): Requirement {
    try {
      return this.soundRequirement()
    } catch (error) {
      throw new Error(`unable to parse requirement: ${error instanceof Error ? error.message : ''}`, { cause: error })
    }
  }

  private soundRequirement(): Requirement {
    const isNegated = this.peekValue().type === '!'
    if (isNegated) this.position++
    const key = this.takeValue()
    if (key.type !== 'identifier') throw new Error(`found '${key.text}', expected: identifier`)
    const next = this.peekValue().type
    if (isNegated) return checked({ key: key.text, operator: '!', values: [] })
    if (next === 'end' || next === ',') return checked({ key: key.text, operator: 'exists', values: [] })
    const operator = this.operator()
    const values = operator === 'in' || operator === 'notin' ? this.valueList() : [this.exactValue()]
    return checked({ key: key.text, operator, values: [...new Set(values)].sort() })
  }

  private operator(): Operator {
    const { type, text } = this.peek()
    this.position++
    if (type === 'in' || type === 'notin' || type === '=' || type === '==' || type === '!=') return type
    if (type === '>') return 'gt'
    if (type === '<') return 'lt'
    throw new Error(`found '${text}', expected: in, notin, =, ==, !=, gt, lt`)
  }

  private exactValue(): string {
    const next = this.peekValue().type
    if (next === 'end' || next === ',') return ''
    const token = this.takeValue()
    if (token.type !== 'identifier') throw new Error(`found '${token.text}', expected: identifier`)
    return token.text
  }

  /** A gap between commas, or nothing at all, stands for the empty value. */
  private valueList(): string[] {
    const open = this.takeValue()
    if (open.type !== '(') throw new Error(`found '${open.text}' expected: '('`)
    const values: string[] = []
    for (;;) {
      const next = this.peekValue()
      values.push(next.type === 'identifier' ? this.takeValue().text : '')
      const { type, text } = this.takeValue()
      if (type === ')') return values
      if (type !== ',') throw new Error(`found '${text}', expected: ',' or ')'`)
    }
  }
}

function checked(requirement: Requirement): Requirement {
  const [first] = requirementErrors(requirement.key, requirement.operator, requirement.values)
  if (!first) return requirement
  const value = first.field === 'key' ? requirement.key : (requirement.values[0] ?? '')
  throw new Error(`${first.field}: Invalid value: ${JSON.stringify(value)}: ${first.detail}`)
}

export function parseRequirements(text: string): Requirement[] {
  return new Parser(tokensOf(text)).parse()
}
