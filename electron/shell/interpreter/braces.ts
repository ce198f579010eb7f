/** `web.{yaml,json}` and `{1..3}`: one word becomes several, before anything else is expanded. */
import { parse, type Word } from 'unbash'
import type { Limits } from '../limits'

const MOST_WORDS = 10_000

export function expandBraces(word: Word, limits: Limits): readonly Word[] {
  if (!word.parts?.some(({ type }) => type === 'BraceExpansion')) return [word]
  const texts = expandText(word.text, limits)
  return texts.map((text) => wordOf(text))
}

/** The word as the parser reads it behind a command's name, without braces to expand. */
function wordOf(text: string): Word {
  const [statement] = parse(`: ${text}`).commands
  const command = statement?.command.type === 'Command' ? statement.command : null
  const word = command?.args[0]
  return word?.type === 'Word' ? word : { type: 'Word', text, value: text, pos: 0, end: text.length }
}

function expandText(text: string, limits: Limits): readonly string[] {
  limits.step()
  const brace = firstBrace(text)
  if (!brace) return [text]
  const [before, after] = [text.slice(0, brace.start), text.slice(brace.end)]
  const rests = expandText(after, limits)
  const words = brace.choices
    .flatMap((choice) => expandText(choice, limits))
    .flatMap((choice) => rests.map((rest) => before + choice + rest))
  limits.step(words.length)
  return words.slice(0, MOST_WORDS)
}

interface Brace {
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
}

/** The first `{…}` that offers a choice; quotes and `${…}` are passed by. */
function firstBrace(text: string): Brace | null {
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') at++
    else if (char === "'" || char === '"') at = Math.max(at, text.indexOf(char, at + 1))
    else if (char === '$' && text[at + 1] === '{') at = Math.max(at, text.indexOf('}', at))
    else if (char === '{') {
      const brace = braceAt(text, at)
      if (brace) return brace
    }
  }
  return null
}

function braceAt(text: string, start: number): Brace | null {
  const choices: string[] = []
  let depth = 0
  let from = start + 1
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') at++
    else if (char === '{') depth++
    else if (char === '}' && depth > 0) depth--
    else if (depth === 0 && (char === ',' || char === '}')) {
      choices.push(text.slice(from, at))
      from = at + 1
      if (char === '}') return choiceOf(choices, start, at + 1)
    }
  }
  return null
}

function choiceOf(choices: readonly string[], start: number, end: number): Brace | null {
  if (choices.length > 1) return { start, end, choices }
  const range = /^(-?\d+|[a-zA-Z])\.\.(-?\d+|[a-zA-Z])(?:\.\.(-?\d+))?$/.exec(choices[0]!)
  return range ? { start, end, choices: rangeOf(range[1]!, range[2]!, Math.abs(Number(range[3] ?? 1)) || 1) } : null
}

function rangeOf(first: string, last: string, step: number): readonly string[] {
  const isNumber = /^-?\d+$/.test(first) && /^-?\d+$/.test(last)
  const [from, to] = isNumber ? [Number(first), Number(last)] : [first.codePointAt(0)!, last.codePointAt(0)!]
  const count = Math.min(MOST_WORDS, Math.floor(Math.abs(to - from) / step) + 1)
  const values = Array.from({ length: count }, (_, index) => from + (to < from ? -1 : 1) * index * step)
  const width = /^-?0\d/.test(first) || /^-?0\d/.test(last) ? Math.max(first.length, last.length) : 0
  return values.map((value) => (isNumber ? String(value).padStart(width, '0') : String.fromCodePoint(value)))
}
