/** jq's functions on texts, and its regular expressions. */
// Simplified: the syntax of patterns is RE2's: no look-around, no back-references.
import { byteLength } from '../bytes'
import { Regex, RegexError, type Match } from '../../regex/regex'
import { NO_PATH, values } from './evaluate'
import { isArray, JqError, JsonReader, shortened, typeName, type Json } from './json'
import type { Native, Plain } from './natives'
import { ToolProblem } from '../options'

function text(value: Json | undefined, what: string): string {
  if (typeof value !== 'string') throw new JqError(`${typeName(value ?? null)} (${shortened(value ?? null)}) ${what}`)
  return value
}

const trimmed =
  (cut: (value: string) => string): Plain =>
  (value) =>
    cut(text(value, 'cannot be trimmed'))
const cased = (change: (char: string) => string, letters: RegExp): Plain => (value) => text(value, 'ascii_downcase input must be a string').replace(letters, change) // prettier-ignore

export const TEXTS: Readonly<Record<string, Plain | { readonly native: Native }>> = {
  'utf8bytelength/0': (value) => byteLength(text(value, 'only strings have UTF-8 byte length')),
  'ascii_downcase/0': cased((char) => char.toLowerCase(), /[A-Z]/g),
  'ascii_upcase/0': cased((char) => char.toUpperCase(), /[a-z]/g),
  'trim/0': trimmed((value) => value.trim()),
  'ltrim/0': trimmed((value) => value.trimStart()),
  'rtrim/0': trimmed((value) => value.trimEnd()),
  'startswith/1': (value, [part]) => text(value, 'startswith() requires string inputs').startsWith(text(part, 'startswith() requires string inputs')), // prettier-ignore
  'endswith/1': (value, [part]) => text(value, 'endswith() requires string inputs').endsWith(text(part, 'endswith() requires string inputs')), // prettier-ignore
  'ltrimstr/1': (value, [part]) => (typeof value === 'string' && typeof part === 'string' && value.startsWith(part) ? value.slice(part.length) : value), // prettier-ignore
  'rtrimstr/1': (value, [part]) => (typeof value === 'string' && typeof part === 'string' && part !== '' && value.endsWith(part) ? value.slice(0, -part.length) : value), // prettier-ignore
  'split/1': (value, [glue]) => split(text(value, 'cannot be split'), text(glue, 'cannot be a separator')),
  'explode/0': (value) => Array.from(text(value, 'cannot be exploded')).map((char) => char.codePointAt(0)!),
  'implode/0': (value) => {
    if (!isArray(value)) throw new JqError(`${typeName(value)} (${shortened(value)}) cannot be imploded`)
    return value.map((code) => (typeof code === 'number' && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(Math.floor(code)) : '\ufffd')).join('') // prettier-ignore
  },
  'fromjson/0': fromJson,
  'test/2': (value, [pattern, flags]) => matchesOf(value, pattern!, flags!).length > 0,
  'match/2': { native: each((found, names) => matchObject(found, names)) },
  'capture/2': { native: each((found, names) => captured(found, names)) },
  'scan/2': { native: each(({ groups }) => (groups.length > 1 ? groups.slice(1).map((group) => group ?? null) : groups[0]!), 'g') }, // prettier-ignore
  'sub/3': { native: substitute },
}

function split(value: string, glue: string): readonly string[] {
  return value === '' ? [] : glue === '' ? Array.from(value) : value.split(glue)
}

function fromJson(value: Json): Json {
  const source = text(value, 'only strings can be parsed')
  try {
    const reader = new JsonReader(source)
    const first = reader.next()
    if (first !== undefined && reader.next() === undefined) return first
  } catch (error) {
    if (!(error instanceof ToolProblem)) throw error
    throw new JqError(`${error.message.replace(/^parse error: /, '')} (while parsing '${source}')`)
  }
  throw new JqError(`Unexpected extra JSON values (while parsing '${source}')`)
}

interface Found extends Match {
  readonly offset: number
}

function compiled(pattern: string, flags: string): Regex {
  const unknown = Array.from(flags).find((flag) => !'gimnpslx'.includes(flag))
  if (unknown) throw new JqError(`${flags} is not a valid modifier string`)
  if (flags.includes('x')) throw new JqError("the flag x of regular expressions is not part of this shell's jq")
  try {
    return new Regex(pattern, { ignoreCase: flags.includes('i'), dotAll: /[sp]/.test(flags) })
  } catch (error) {
    if (error instanceof RegexError)
      throw new JqError(`${pattern} (at offset 0) is not a valid regex: ${error.message}`)
    throw error
  }
}

function flagsText(flags: Json | undefined): string {
  if (typeof flags === 'string') return flags
  if (flags === null || flags === undefined) return ''
  throw new JqError(`${typeName(flags)} (${shortened(flags)}) is not a string`)
}

function matchesOf(value: Json, wanted: Json, more: Json, always = ''): readonly Found[] {
  const source = text(value, 'cannot be matched, as it is not a string')
  const [pattern, own] = isArray(wanted) ? [wanted[0], wanted[1] ?? null] : [wanted, null]
  const flags = always + flagsText(own) + flagsText(more)
  const regex = compiled(text(pattern, 'cannot be matched, as it is not a string'), flags)
  const first = flags.includes('g') ? null : regex.match(source)
  const all = flags.includes('g') ? regex.matches(source) : first ? [first] : []
  return all.map((match) => ({ ...match, offset: Array.from(source.slice(0, match.start)).length }))
}

function namesIn(pattern: Json): ReadonlyMap<number, string> {
  return compiled(
    text(isArray(pattern) ? pattern[0] : pattern, 'cannot be matched, as it is not a string'),
    '',
  ).groupNames()
}

function each(shown: (found: Found, names: ReadonlyMap<number, string>) => Json, always = ''): Native {
  return function* ([pattern, flags], value, path, run) {
    for (const more of values(flags!.node, flags!.scope, value))
      for (const wanted of values(pattern!.node, pattern!.scope, value))
        for (const found of matchesOf(value, wanted, more, always)) {
          run.io.limits.step()
          yield { value: shown(found, namesIn(wanted)), path: path && NO_PATH }
        }
  }
}

function captured({ groups }: Found, names: ReadonlyMap<number, string>): Json {
  return new Map([...names].map(([index, name]) => [name, groups[index] ?? null]))
}

function matchObject({ groups, offset }: Found, names: ReadonlyMap<number, string>): Json {
  const [whole = '', ...rest] = groups
  const captures = rest.map((group, index) => {
    const at = group === undefined ? -1 : offset + Array.from(whole.slice(0, Math.max(0, whole.indexOf(group)))).length
    return new Map<string, Json>([['offset', at], ['length', Array.from((group ?? '')).length], ['string', group ?? null], ['name', names.get(index + 1) ?? null]]) // prettier-ignore
  })
  return new Map<string, Json>([['offset', offset], ['length', Array.from(whole).length], ['string', whole], ['captures', captures]]) // prettier-ignore
}

/** The replacement is a filter over the named groups; each of its results makes a text of its own. */
const substituteAll = function* (
  source: string,
  found: readonly Found[],
  names: ReadonlyMap<number, string>,
  replacement: Parameters<Native>[0][number],
): Generator<string, void, undefined> {
  // prettier-ignore
  const build = function* (index: number, at: number, before: string): Generator<string, void, undefined> {
    const match = found[index]
    if (!match) {
      yield before + source.slice(at)
      return
    }
    for (const part of values(replacement.node, replacement.scope, captured(match, names))) {
      const shown = text(part, 'cannot be added to a string')
      yield* build(index + 1, match.end, replacement.scope.run.io.limits.hold(before + source.slice(at, match.start) + shown)) // prettier-ignore
    }
  }
  yield* build(0, 0, '')
}

function* substitute(...[[pattern, replacement, flags], value, path]: Parameters<Native>): ReturnType<Native> {
  for (const more of values(flags!.node, flags!.scope, value))
    for (const wanted of values(pattern!.node, pattern!.scope, value)) {
      const found = matchesOf(value, wanted, more)
      for (const result of substituteAll(text(value, 'cannot be matched, as it is not a string'), found, namesIn(wanted), replacement!)) yield { value: result, path: path && NO_PATH } // prettier-ignore
    }
}
