/** Text: parts, search, case, and one text from a pattern and values. */
// Models: github.com/google/cel-go/ext/strings.go, version 2
import { CelError } from '../cel-error'
import { library } from '../function'
import type { CelList } from '../values'
import { formatted } from './format'

export const STRINGS = library({
  'string.charAt(int): string': (text: string, index: bigint) => {
    const characters = Array.from(text)
    if (index < 0n || index > BigInt(characters.length)) throw outOfRange(index)
    return characters[Number(index)] ?? ''
  },
  'string.indexOf(string): int': (text: string, part: string) => BigInt(text.indexOf(part)),
  'string.indexOf(string, int): int': (text: string, part: string, from: bigint) => BigInt(text.indexOf(part, inside(text, from))),
  'string.lastIndexOf(string): int': (text: string, part: string) => BigInt(text.lastIndexOf(part)),
  'string.lastIndexOf(string, int): int': (text: string, part: string, from: bigint) => BigInt(text.lastIndexOf(part, inside(text, from))),
  'string.substring(int): string': (text: string, from: bigint) => text.slice(inside(text, from)),
  'string.substring(int, int): string': (text: string, from: bigint, to: bigint) => {
    if (from > to) throw new CelError(`invalid substring range. start: ${from}, end: ${to}`)
    return text.slice(inside(text, from), inside(text, to))
  },
  'string.lowerAscii(): string': (text: string) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase()),
  'string.upperAscii(): string': (text: string) => text.replace(/[a-z]+/g, (part) => part.toUpperCase()),
  'string.trim(): string': (text: string) => text.trim(),
  'string.reverse(): string': (text: string) => Array.from(text).reverse().join(''),
  'string.replace(string, string): string': (text: string, old: string, by: string) => text.split(old).join(by),
  'string.replace(string, string, int): string': replaceSome,
  'string.split(string): list<string>': (text: string, by: string) => text.split(by),
  'string.split(string, int): list<string>': splitSome,
  'list<string>.join(): string': (list: CelList) => textsOf(list).join(''),
  'list<string>.join(string): string': (list: CelList, by: string) => textsOf(list).join(by),
  'string.format(list): string': formatted,
  'strings::quote(string): string': (text: string) => JSON.stringify(text),
}) // prettier-ignore

function replaceSome(text: string, old: string, by: string, count: bigint): string {
  const parts = text.split(old)
  if (count < 0n || parts.length - 1 <= Number(count)) return parts.join(by)
  const changed = parts.slice(0, Number(count) + 1).join(by)
  return [changed, ...parts.slice(Number(count) + 1)].join(old)
}

function splitSome(text: string, by: string, count: bigint): CelList {
  const parts = text.split(by)
  const most = Number(count)
  if (most === 0) return []
  if (most < 0 || parts.length <= most) return parts
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)]
}

function textsOf(list: CelList): readonly string[] {
  if (list.every((item) => typeof item === 'string')) return list
  throw new CelError('no such overload')
}

function inside(text: string, index: bigint): number {
  if (index < 0n || index > BigInt(text.length)) throw outOfRange(index)
  return Number(index)
}

function outOfRange(index: bigint): CelError {
  return new CelError(`index out of range: ${index}`)
}
