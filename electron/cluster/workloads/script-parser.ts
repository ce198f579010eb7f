/** The few words of shell that container commands are written in, as a tree. */
// Models: the POSIX shell's lists, loops and conditions.
// Simplified: no functions, arrays, here-documents or background jobs; what is not understood runs as a plain command.

export type Script = readonly Statement[]

export type Statement =
  | {
      readonly kind: 'command'
      readonly words: readonly string[]
      readonly target: string | null
      readonly joint: Joint
    }
  | {
      readonly kind: 'loop'
      readonly until: boolean
      readonly condition: Script
      readonly body: Script
      readonly joint: Joint
    }
  | {
      readonly kind: 'each'
      readonly name: string
      readonly items: readonly string[]
      readonly body: Script
      readonly joint: Joint
    }
  | {
      readonly kind: 'choice'
      readonly condition: Script
      readonly then: Script
      readonly otherwise: Script
      readonly joint: Joint
    }

/** What the statement before must have done for this one to run. */
export type Joint = 'always' | 'success' | 'failure'

export function parseScript(text: string): Script {
  return new ScriptParser(tokensOf(text)).list([])
}

const SEPARATORS = new Set([';', '\n', '&', '&&', '||'])

class ScriptParser {
  private position = 0

  constructor(private readonly tokens: readonly string[]) {}

  /** Statements up to one of the closing words, which is left standing. */
  list(closers: readonly string[]): Script {
    const statements: Statement[] = []
    let joint: Joint = 'always'
    while (this.position < this.tokens.length) {
      const token = this.tokens[this.position]!
      if (closers.includes(token)) break
      if (SEPARATORS.has(token)) {
        joint = token === '&&' ? 'success' : token === '||' ? 'failure' : 'always'
        this.position++
      } else {
        statements.push(this.statement(joint))
        joint = 'always'
      }
    }
    return statements
  }

  private statement(joint: Joint): Statement {
    const word = this.tokens[this.position]
    if (word === 'while' || word === 'until') return this.loop(word === 'until', joint)
    if (word === 'for') return this.each(joint)
    if (word === 'if') return this.choice(joint)
    return this.command(joint)
  }

  private loop(until: boolean, joint: Joint): Statement {
    this.position++
    const condition = this.list(['do'])
    return { kind: 'loop', until, condition, body: this.block('do', 'done'), joint }
  }

  private each(joint: Joint): Statement {
    const name = this.tokens[this.position + 1] ?? ''
    this.position += 3
    const items: string[] = []
    while (this.position < this.tokens.length && this.tokens[this.position] !== 'do') {
      const token = this.tokens[this.position++]!
      if (!SEPARATORS.has(token)) items.push(unquoted(token))
    }
    return { kind: 'each', name, items, body: this.block('do', 'done'), joint }
  }

  private choice(joint: Joint): Statement {
    this.position++
    const condition = this.list(['then'])
    this.position++
    const then = this.list(['else', 'fi'])
    const otherwise = this.tokens[this.position] === 'else' ? this.block('else', 'fi') : []
    if (this.tokens[this.position] === 'fi') this.position++
    return { kind: 'choice', condition, then, otherwise, joint }
  }

  private block(opener: string, closer: string): Script {
    if (this.tokens[this.position] === opener) this.position++
    const body = this.list([closer])
    this.position++
    return body
  }

  private command(joint: Joint): Statement {
    const words: string[] = []
    let target: string | null = null
    for (; this.position < this.tokens.length && !SEPARATORS.has(this.tokens[this.position]!); this.position++) {
      const token = this.tokens[this.position]!
      if (/^\d?>>?$/.test(token)) target = unquoted(this.tokens[++this.position] ?? '')
      else words.push(token)
    }
    return { kind: 'command', words, target, joint }
  }
}

/** Words keep their quotes until they are expanded, since quotes decide what is expanded. */
function tokensOf(text: string): string[] {
  const pattern =
    /\s*(#[^\n]*|&&|\|\||[;\n&|]|\d?>>?(?:&\d)?|(?:'[^']*'|"(?:\\.|[^"\\])*"|\$\([^)]*\)|\\.|[^\s;&|>'"\\])+)/gs
  const tokens: string[] = []
  for (const match of text.replace(/[ \t]*\n/g, ' \n ').matchAll(/\n|[^\n]+/g)) {
    if (match[0] === '\n') tokens.push('\n')
    else
      for (const [, token] of match[0].matchAll(pattern))
        if (token && !token.startsWith('#') && !/>&/.test(token)) tokens.push(token)
  }
  return tokens
}

export function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) => single ?? double ?? escaped ?? '',
  )
}
