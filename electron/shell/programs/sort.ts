/** sort and uniq. */
// Models: GNU coreutils, in the C locale: by code points, capitals before small letters
import type { Task } from '../../cluster/kernel/task'
import type { ProgramIo } from '../program'
import { tool, ToolProblem, wholeNumber, type Options } from './options'
import { linesOf, sourcesOf, wholeText, withoutBreak } from './sources'

interface Key {
  readonly from: number
  readonly fromChar: number
  readonly to: number
  readonly toChar: number
  readonly order: string
}

const SORT = {
  usage: '[OPTION]... [FILE]...', summary: 'Prints lines in order.', flags: 'nruhVfbsgcd', valued: 'kto', failure: 2,
  long: { 'numeric-sort': 'n', reverse: 'r', unique: 'u', key: 'k', 'field-separator': 't', 'human-numeric-sort': 'h', 'version-sort': 'V', 'ignore-case': 'f', output: 'o', stable: 's', check: 'c', 'general-numeric-sort': 'g' },
} // prettier-ignore

export const sort = tool('sort', SORT, function* (options, io) {
  const separator = options.value('t')?.replace('\\t', '\t')
  if (separator !== undefined && Array.from(separator).length !== 1)
    throw new ToolProblem(`multi-character tab '${separator}'`)
  const order = Array.from('nrhVfbgd')
    .filter((letter) => options.has(letter))
    .join('')
  const keys = options.values('k').map((text) => keyFrom(text, order))
  const sources = sourcesOf('sort', options.args, io, (path, why) => `cannot read: ${path}: ${why}`)
  if (sources.failed) return 2
  const lines = linesOf(yield* wholeText(sources))
  io.limits.step(lines.length * Math.ceil(Math.log2(lines.length + 2)))
  const byKeys = (a: string, b: string): number =>
    keys.length === 0
      ? compareBy(order, a, b)
      : keys.reduce((result, key) => result || compareBy(key.order, keyText(a, key, separator), keyText(b, key, separator)), 0) // prettier-ignore
  const compare = (a: string, b: string): number => {
    const result = byKeys(a, b)
    return result !== 0 || options.has('s') || options.has('u') ? result : order.includes('r') ? -plain(a, b) : plain(a, b) // prettier-ignore
  }
  if (options.has('c')) return checked(lines, compare, options, io)
  const sorted = [...lines].sort(compare)
  const kept = options.has('u') ? sorted.filter((line, index) => index === 0 || byKeys(sorted[index - 1]!, line) !== 0) : sorted // prettier-ignore
  return written(kept.map((line) => `${line}\n`).join(''), options.value('o'), io)
})

function checked(
  lines: readonly string[],
  compare: (a: string, b: string) => number,
  options: Options,
  io: ProgramIo,
): number {
  // prettier-ignore
  const at = lines.findIndex((line, index) => index > 0 && compare(lines[index - 1]!, line) > 0)
  if (at >= 0) io.err(`sort: ${options.args[0] ?? '-'}:${at + 1}: disorder: ${lines[at]!}\n`)
  return at >= 0 ? 1 : 0
}

function written(text: string, path: string | undefined, io: ProgramIo): number {
  if (path === undefined) io.out(text)
  else {
    const problem = io.writeFile(path, text)
    if (problem !== null) throw new ToolProblem(`open failed: ${path}: ${problem}`)
  }
  return 0
}

/** `-k2`, `-k2,2n`, `-k1.3,1.5r`. */
function keyFrom(text: string, order: string): Key {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text)
  if (!match) throw new ToolProblem(`invalid number at field start: invalid count at start of '${text}'`)
  const [, from, fromChar = '1', letters = '', to, toChar, more = ''] = match
  if (Number(from) === 0) throw new ToolProblem(`-: invalid field specification '${text}': field number is zero`)
  const own = letters + more
  const unknown = Array.from(own).find((letter) => !'nrhVfbgd'.includes(letter))
  if (unknown) throw new ToolProblem(`stray character in field spec: invalid field specification '${text}'`)
  return {
    from: Number(from), fromChar: Number(fromChar), to: to === undefined ? Infinity : Number(to),
    toChar: Number(toChar ?? 0), order: own === '' ? order : own,
  } // prettier-ignore
}

function keyText(line: string, { from, fromChar, to, toChar, order }: Key, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(separator)
  const glue = separator ?? ''
  const first = fields[from - 1] ?? ''
  const start = (order.includes('b') ? first.trimStart() : first).slice(fromChar - 1)
  if (to <= from) return toChar > 0 ? first.slice(fromChar - 1, toChar) : start
  const last = fields[to - 1]
  const middle = fields.slice(from, Math.min(to - 1, fields.length))
  return [start, ...middle, ...(last === undefined ? [] : [toChar > 0 ? last.slice(0, toChar) : last])].join(glue)
}

function compareBy(order: string, a: string, b: string): number {
  const result = forwards(order, a, b)
  return order.includes('r') ? -result : result
}

function forwards(order: string, a: string, b: string): number {
  if (/[nhg]/.test(order)) return amount(a, order) - amount(b, order)
  if (order.includes('V')) return byVersion(a, b)
  const [x, y] = [a, b].map((text) => (order.includes('b') ? text.trimStart() : text))
  return order.includes('f') ? plain(x!.toUpperCase(), y!.toUpperCase()) : plain(x!, y!)
}

export function plain(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The number that a text begins with, else 0; with -h its unit counts. */
function amount(text: string, order: string): number {
  const [, number = '0', unit = ''] = /^\s*(-?\d*\.?\d+(?:[eE][-+]?\d+)?)([KMGTPE]?)/i.exec(text) ?? []
  const power = order.includes('h') ? 'KMGTPE'.indexOf(unit.toUpperCase()) + 1 : 0
  return Number.parseFloat(number) * (unit === '' ? 1 : 1024 ** power)
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? [])
  for (let at = 0; at < Math.max(left!.length, right!.length); at++) {
    const [x = '', y = ''] = [left![at], right![at]]
    const isNumber = /^\d/.test(x) && /^\d/.test(y)
    const result = isNumber ? Number(x) - Number(y) : plain(x, y)
    if (result !== 0) return result
  }
  return 0
}

const UNIQ = { usage: '[-cdui] [-f FIELDS] [-s CHARS] [FILE]', summary: 'Keeps one of lines that are alike and stand together.', flags: 'cdui', valued: 'fs', long: { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i', 'skip-fields': 'f', 'skip-chars': 's' } } // prettier-ignore

export const uniq = tool('uniq', UNIQ, function* (options, io) {
  if (options.args.length > 1) throw new ToolProblem(`extra operand '${options.args[1]!}'`)
  const [source] = sourcesOf('uniq', options.args, io).found
  if (!source) return 1
  const fields = wholeNumber(options.value('f'), 0, 'number of fields to skip')
  const chars = wholeNumber(options.value('s'), 0, 'number of bytes to skip')
  const keyOf = (line: string): string => {
    const rest = line.replace(new RegExp(`^(?:\\s*\\S+){0,${Math.min(fields, 1000)}}`), '').slice(chars)
    return options.has('i') ? rest.toLowerCase() : rest
  }
  let [kept, count]: [string | null, number] = [null, 0]
  const tell = function* (): Task {
    const isShown = count > 0 && (options.has('d') ? count > 1 : true) && (options.has('u') ? count === 1 : true)
    if (isShown) io.out(`${options.has('c') ? `${String(count).padStart(7)} ` : ''}${kept!}\n`)
    yield* io.room()
  }
  for (let raw = yield* source.input.line(); raw !== null; raw = yield* source.input.line()) {
    io.limits.step(2)
    const line = withoutBreak(raw)
    if (kept !== null && keyOf(line) === keyOf(kept)) count++
    else {
      yield* tell()
      ;[kept, count] = [line, 1]
    }
  }
  yield* tell()
  return 0
})
