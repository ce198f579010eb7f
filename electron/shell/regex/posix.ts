/** The regular expressions of grep, sed and awk, rewritten in the syntax of RE2. */
// Models: POSIX.1, 9 Regular Expressions, with GNU's \+ \? \| \w \s \b \< \>
// Simplified: no back-references within a pattern and no collating elements: both are refused by name.
import { Regex, RegexError } from './regex'

export { RegexError }

export interface PosixOptions {
  readonly ignoreCase?: boolean
  /** `\n` and `\t` mean what they mean in C: so in sed and awk, not in grep. */
  readonly escapes?: boolean
}

export function compileExtended(pattern: string, options: PosixOptions = {}): Regex {
  return new Regex(extended(pattern, options.escapes ?? false), { ...options, longest: true, dotAll: true })
}

export function compileBasic(pattern: string, options: PosixOptions = {}): Regex {
  return compileExtended(asExtended(pattern), options)
}

/** A text that means itself. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A basic expression as an extended one: there the operators stand without their backslash. */
function asExtended(pattern: string): string {
  let result = ''
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!
    const next = pattern[at + 1]
    const isStart = result === '' || /(?:^|[^\\])(?:\\\\)*[(|]$/.test(result)
    if (char === '\\') {
      if (next === undefined) throw new RegexError('Trailing backslash')
      result += '(){}|+?'.includes(next) ? next : char + next
      at++
    } else if (char === '[') {
      const end = endOfBracket(pattern, at)
      result += pattern.slice(at, end)
      at = end - 1
    } else if (char === '*') result += isStart || result === '^' ? '\\*' : '*'
    else if (char === '^') result += isStart ? '^' : '\\^'
    else if (char === '$') result += next === undefined || /^\\[)|]/.test(pattern.slice(at + 1)) ? '$' : '\\$'
    else result += '(){}|+?'.includes(char) ? `\\${char}` : char
  }
  return result
}

/** The index behind the closing bracket; one right behind the opening is a member. */
function endOfBracket(pattern: string, start: number): number {
  let at = start + 1
  if (pattern[at] === '^') at++
  if (pattern[at] === ']') at++
  for (; at < pattern.length; at++) {
    const inner = /^\[([:.=]).*?\1\]/s.exec(pattern.slice(at))
    if (inner) at += inner[0].length - 1
    else if (pattern[at] === ']') return at + 1
  }
  throw new RegexError('Unmatched [, [^, [:, [., or [=')
}

function extended(pattern: string, hasEscapes: boolean): string {
  const writer = new ExtendedWriter()
  for (let at = 0; at < pattern.length;) {
    const char = pattern[at]!
    if (char === '[') {
      const end = endOfBracket(pattern, at)
      writer.atom(bracket(pattern.slice(at + 1, end - 1), hasEscapes))
      at = end
    } else if (char === '\\') {
      writer.atom(escaped(pattern[at + 1], hasEscapes))
      at += 2
    } else if (char === '{') {
      const count = /^\{(\d*)(,?)(\d*)\}/.exec(pattern.slice(at))
      if (!count || (count[1] === '' && count[3] === '')) writer.atom('\\{')
      else writer.quantifier(`{${count[1] || '0'}${count[2]}${count[3]}}`)
      at += count?.[0].length ?? 1
    } else {
      writer.plain(char, pattern[at + 1])
      at++
    }
  }
  return writer.text
}

class ExtendedWriter {
  text = ''
  /** Where the last atom begins; -1 when there is nothing that could be repeated. */
  private last = -1
  private isRepeated = false
  private readonly open: number[] = []

  atom(text: string): void {
    this.last = this.text.length
    this.isRepeated = false
    this.text += text
  }

  /** A second quantifier repeats the whole of what the first one does. */
  quantifier(text: string): void {
    if (this.last < 0) {
      this.atom(`\\${text}`)
      return
    }
    if (this.isRepeated) this.text = `${this.text.slice(0, this.last)}(?:${this.text.slice(this.last)})`
    this.text += text
    this.isRepeated = true
  }

  plain(char: string, next: string | undefined): void {
    if ('*+?'.includes(char)) this.quantifier(char)
    else if (char === '(') {
      if (next === '?') throw new RegexError('Invalid preceding regular expression')
      this.open.push(this.text.length)
      this.text += '('
      this.last = -1
    } else if (char === ')') {
      const start = this.open.pop()
      if (start === undefined) throw new RegexError('Unmatched ) or \\)')
      this.text += ')'
      this.last = start
      this.isRepeated = false
    } else if (char === '|' || char === '^' || char === '$') {
      this.text += char
      this.last = -1
    } else this.atom(char)
  }
}

function escaped(char: string | undefined, hasEscapes: boolean): string {
  if (char === undefined) throw new RegexError('Trailing backslash')
  if (/[1-9]/.test(char)) throw new RegexError(`the back-reference \\${char} is not supported here`)
  if (hasEscapes && 'nt'.includes(char)) return char === 'n' ? '\\n' : '\\t'
  if ('wWsSbB'.includes(char)) return `\\${char}`
  if (char === '<' || char === '>') return '\\b'
  if (char === '`') return '\\A'
  if (char === "'") return '\\z'
  if (/[A-Za-z0-9]/.test(char)) throw new RegexError(`stray \\ before ${char}`)
  return escapeRegex(char)
}

/** Within brackets a backslash is a character as any other, but for `\n` and `\t` where there are escapes. */
function bracket(members: string, hasEscapes: boolean): string {
  if (/\[[.=]/.test(members)) throw new RegexError('collating elements are not supported here')
  const isNegated = members.startsWith('^')
  let result = ''
  for (let at = isNegated ? 1 : 0; at < members.length; at++) {
    const named = /^\[:\w+:\]/.exec(members.slice(at))
    const char = members[at]!
    if (named) {
      result += named[0]
      at += named[0].length - 1
    } else if (hasEscapes && char === '\\' && /[nt\\\]]/.test(members[at + 1] ?? '')) result += char + members[++at]!
    else result += /[\\[\]^]/.test(char) ? `\\${char}` : char
  }
  return `[${isNegated ? '^' : ''}${result}]`
}
