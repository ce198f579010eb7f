/** JSON as jq holds it: objects keep the order of their keys, whatever the keys look like. */
import { ToolProblem } from '../options'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = ReadonlyMap<string, Json>

/** What a filter raises; `try … catch` gets the value. */
export class JqError extends Error {
  constructor(readonly value: Json) {
    super(typeof value === 'string' ? value : printJson(value))
  }
}

export function isObject(value: Json): value is JsonObject {
  return value instanceof Map
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

export type TypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

export function typeName(value: Json): TypeName {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  return isObject(value) ? 'object' : (typeof value as 'boolean' | 'number' | 'string')
}

export function isTruthy(value: Json): boolean {
  return value !== null && value !== false
}

const RANK: Readonly<Record<TypeName, number>> = { null: 0, boolean: 1, number: 3, string: 4, array: 5, object: 6 }

/** The order of everything: null, false, true, numbers, texts, arrays, objects. */
export function compareJson(a: Json, b: Json): number {
  const byType = RANK[typeName(a)] - RANK[typeName(b)]
  if (byType !== 0) return byType
  if (isArray(a) && isArray(b)) return compareArrays(a, b)
  if (isObject(a) && isObject(b)) return compareObjects(a, b)
  if (typeof a === 'number' && Number.isNaN(a)) return -1
  return a! < b! ? -1 : a! > b! ? 1 : 0
}

function compareArrays(a: readonly Json[], b: readonly Json[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareJson(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareObjects(a: JsonObject, b: JsonObject): number {
  const [keys, others] = [sortedKeys(a), sortedKeys(b)]
  const byKeys = compareArrays(keys, others)
  if (byKeys !== 0) return byKeys
  for (const key of keys) {
    const order = compareJson(a.get(key)!, b.get(key)!)
    if (order !== 0) return order
  }
  return 0
}

export function sortedKeys(object: JsonObject): readonly string[] {
  return [...object.keys()].sort()
}

export interface Layout {
  /** What each level begins with; null prints everything in one line. */
  readonly indent: string | null
  readonly sortsKeys?: boolean
  readonly ascii?: boolean
}

const COMPACT: Layout = { indent: null }

export function printJson(value: Json, layout: Layout = COMPACT, level = 0): string {
  if (isArray(value))
    return bracketed(
      '[',
      value.map((item) => printJson(item, layout, level + 1)),
      ']',
      layout,
      level,
    )
  if (isObject(value)) {
    const keys = layout.sortsKeys ? sortedKeys(value) : [...value.keys()]
    const gap = layout.indent === null ? '' : ' '
    const members = keys.map((key) => `${quoted(key, layout)}:${gap}${printJson(value.get(key)!, layout, level + 1)}`)
    return bracketed('{', members, '}', layout, level)
  }
  if (typeof value === 'string') return quoted(value, layout)
  return typeof value === 'number' ? numberText(value) : String(value)
}

function bracketed(open: string, items: readonly string[], close: string, { indent }: Layout, level: number): string {
  if (items.length === 0 || indent === null) return open + items.join(',') + close
  const pad = indent.repeat(level + 1)
  return `${open}\n${items.map((item) => pad + item).join(',\n')}\n${indent.repeat(level)}${close}`
}

function quoted(text: string, { ascii }: Layout): string {
  const plain = JSON.stringify(text).replace(/\u007f/g, '\\u007f')
  return ascii ? plain.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`) : plain // prettier-ignore
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null'
  if (!Number.isFinite(value)) return value > 0 ? '1.7976931348623157e+308' : '-1.7976931348623157e+308'
  return Object.is(value, -0) ? '-0' : String(value)
}

/** As errors show a value: its beginning. */
export function shortened(value: Json): string {
  const text = printJson(value)
  return text.length > 14 ? `${text.slice(0, 11)}...` : text
}

const UNFINISHED = 'Unfinished JSON term at EOF'

/** A text of JSON values, one after the other. */
export class JsonReader {
  private at = 0

  constructor(private readonly text: string) {}

  /** How many line breaks stand before what comes next. */
  get line(): number {
    return this.text.slice(0, this.at).split('\n').length - 1
  }

  /** Undefined at the end. */
  next(): Json | undefined {
    this.skipBlanks()
    if (this.at >= this.text.length) return undefined
    const value = this.value(0)
    if (this.text[this.at] === '\n') this.at++
    return value
  }

  private ahead(): string | undefined {
    this.skipBlanks()
    return this.text[this.at]
  }

  private skipBlanks(): void {
    while (/[ \t\r\n\ufeff]/.test(this.text[this.at] ?? '')) this.at++
  }

  private value(depth: number): Json {
    if (depth > 500) throw this.problem('Exceeds depth limit for parsing')
    this.skipBlanks()
    const char = this.text[this.at]
    if (char === '{') return this.object(depth)
    if (char === '[') return this.array(depth)
    if (char === '"') return this.string()
    return this.literal()
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>()
    this.at++
    while (this.ahead() !== '}') {
      if (members.size > 0) this.expect(',', 'Expected separator between values')
      this.skipBlanks()
      if (this.at >= this.text.length) throw this.problem(UNFINISHED)
      if (this.text[this.at] !== '"') throw this.problem('Object keys must be strings')
      const key = this.string()
      this.skipBlanks()
      this.expect(':', 'Objects must consist of key:value pairs')
      members.set(key, this.value(depth + 1))
    }
    this.at++
    return members
  }

  private array(depth: number): Json {
    const items: Json[] = []
    this.at++
    while (this.ahead() !== ']') {
      if (items.length > 0) this.expect(',', 'Expected separator between values')
      items.push(this.value(depth + 1))
    }
    this.at++
    return items
  }

  private expect(char: string, message: string): void {
    if (this.at >= this.text.length) throw this.problem(UNFINISHED)
    if (this.text[this.at] !== char) throw this.problem(message)
    this.at++
  }

  private string(): string {
    const expression = /"(?:[^"\\]|\\[\s\S])*"/y
    expression.lastIndex = this.at
    const match = expression.exec(this.text)
    if (!match) throw this.problem('Unfinished string')
    this.at += match[0].length
    try {
      return JSON.parse(
        // eslint-disable-next-line no-control-regex -- jq takes them as they are
        match[0].replace(/[\u0000-\u001f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
      ) as string
    } catch {
      throw this.problem('Invalid escape')
    }
  }

  private literal(): Json {
    const expression = /[^\s,:[\]{}"]+/y
    expression.lastIndex = this.at
    const word = expression.exec(this.text)?.[0] ?? ''
    this.at += word.length
    if (word === 'null') return null
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'nan' || word === 'NaN') return NaN
    if (/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(word)) return Number(word)
    if (word === '' && this.at >= this.text.length) throw this.problem(UNFINISHED)
    throw this.problem(word === '' ? 'Expected value before separator' : 'Invalid literal')
  }

  private problem(message: string): ToolProblem {
    const before = this.text.slice(0, this.at).split('\n')
    return new ToolProblem(`parse error: ${message} at line ${before.length}, column ${before.at(-1)!.length}`, 2)
  }
}

/** Values of plain JavaScript, as libraries and the cluster have them. */
export function fromPlain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(fromPlain)
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, member]) => [key, fromPlain(member)]))
  return value === undefined || typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint' ? null : (value as Json) // prettier-ignore
}
