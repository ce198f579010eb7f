/** Shell patterns: `*`, `?` and `[…]`, where they are not quoted. */
// Models: POSIX.1, 2.13 Pattern Matching Notation

/** A stretch of a word; a literal one was quoted or escaped, and means itself. */
export interface Segment {
  readonly text: string
  readonly literal: boolean
}

type Token =
  | { readonly type: 'char'; readonly char: string }
  | { readonly type: 'any' }
  | { readonly type: 'star' }
  | { readonly type: 'set'; readonly has: (char: string) => boolean }

export type Pattern = readonly Token[]

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/, alpha: /[A-Za-z]/, blank: /[ \t]/, digit: /\d/, lower: /[a-z]/, upper: /[A-Z]/,
  punct: /[!-/:-@[-`{-~]/, space: /\s/, xdigit: /[0-9A-Fa-f]/, word: /\w/,
} // prettier-ignore

export function hasWildcards(segments: readonly Segment[]): boolean {
  return segments.some(({ text, literal }) => !literal && /[*?[]/.test(text))
}

export function compilePattern(segments: readonly Segment[]): Pattern {
  const chars = segments.flatMap(({ text, literal }) => Array.from(text).map((char) => ({ char, literal })))
  const tokens: Token[] = []
  for (let at = 0; at < chars.length; at++) {
    const { char, literal } = chars[at]!
    if (literal) tokens.push({ type: 'char', char })
    else if (char === '*') tokens.push({ type: 'star' })
    else if (char === '?') tokens.push({ type: 'any' })
    else if (char === '\\' && at + 1 < chars.length) tokens.push({ type: 'char', char: chars[++at]!.char })
    else {
      const end = char === '[' ? endOfSet(chars, at) : -1
      tokens.push(end < 0 ? { type: 'char', char } : { type: 'set', has: setOf(chars.slice(at + 1, end)) })
      if (end >= 0) at = end
    }
  }
  return tokens
}

interface Char {
  readonly char: string
  readonly literal: boolean
}

/** The index of the closing bracket; a bracket right behind the opening one is a member. */
function endOfSet(chars: readonly Char[], start: number): number {
  let at = start + 1
  if (/[!^]/.test(chars[at]?.char ?? '')) at++
  if (chars[at]?.char === ']') at++
  for (; at < chars.length; at++) {
    if (chars[at]!.char === '[' && chars[at + 1]?.char === ':') {
      while (at < chars.length && !(chars[at]!.char === ':' && chars[at + 1]?.char === ']')) at++
      at++
    } else if (chars[at]!.char === ']' && !chars[at]!.literal) return at
  }
  return -1
}

function setOf(chars: readonly Char[]): (char: string) => boolean {
  const isNegated = chars[0]?.literal === false && /[!^]/.test(chars[0].char)
  const text = chars.slice(isNegated ? 1 : 0).map(({ char }) => char).join('') // prettier-ignore
  const tests = [...text.matchAll(/\[:(\w+):\]|(.)-(.)|(.)/gsu)].map(([, name, from, to, one]) => {
    if (name !== undefined) return (char: string) => CLASSES[name]?.test(char) ?? false
    if (from !== undefined) return (char: string) => char >= from && char <= to!
    return (char: string) => char === one
  })
  return (char) => tests.some((test) => test(char)) !== isNegated
}

/** The whole text; a star gives back what it took, the last one only: that is enough. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const chars = Array.from(text)
  let [at, token, star, resume] = [0, 0, -1, 0]
  while (at < chars.length) {
    const wanted = pattern[token]
    if (wanted?.type === 'star') {
      star = token++
      resume = at
    } else if (wanted && fits(wanted, chars[at]!)) {
      token++
      at++
    } else if (star >= 0) {
      token = star + 1
      at = ++resume
    } else return false
  }
  while (pattern[token]?.type === 'star') token++
  return token === pattern.length
}

function fits(token: Token, char: string): boolean {
  return token.type === 'any' || (token.type === 'char' ? token.char === char : token.type === 'set' && token.has(char))
}
