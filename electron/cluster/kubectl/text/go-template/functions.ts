/** The functions of a Go template: those of text/template, and kubectl's `exists` and `base64decode`. */
// Models: Go's text/template: funcs.go; k8s.io/cli-runtime/pkg/printers/template.go
// Simplified: html, js and urlquery leave what needs no escape as it is; call has nothing to call.
import { decodeBase64 } from '../../../../contract/text/base64'
import { sprintf } from '../sprintf'
import { isRecord } from '../../../text/record'
import { compare, equals } from './comparison'
import { GoTemplateError } from './nodes'
import { Integer, isTrue, numberIn, kindOf, textOf } from './values'

type Values = readonly unknown[]

const FUNCTIONS: Readonly<Record<string, (values: Values) => unknown>> = {
  len: ([value]) => new Integer(lengthOf(value)),
  index: ([first, ...keys]) => keys.reduce(item, first),
  slice: ([value, ...bounds]) => sliceOf(value, bounds),
  not: ([value]) => !isTrue(value),
  eq: ([first, ...others]) => others.some((other) => equals(first, other)),
  ne: ([a, b]) => !equals(a, b),
  lt: ([a, b]) => compare(a, b) < 0,
  le: ([a, b]) => compare(a, b) <= 0,
  gt: ([a, b]) => compare(a, b) > 0,
  ge: ([a, b]) => compare(a, b) >= 0,
  print: (values) => printAll(values),
  println: (values) => `${values.map(textOf).join(' ')}\n`,
  printf: ([format, ...values]) => sprintf(textOf(format), values.map(forPrinting)),
  html: (values) => printAll(values).replace(/[&<>"']/g, (char) => HTML[char]!),
  urlquery: (values) => encodeURIComponent(printAll(values)).replaceAll('%20', '+'),
  js: (values) => printAll(values).replace(/[\\'"<>&=\n\r\t]/g, (char) => JS[char]!),
  exists: ([first, ...keys]) => exists(first, keys),
  base64decode: ([value]) => decoded(value),
}

/** `and` and `or` stop at the first word that decides, so they are not called like the others. */
export const FUNCTION_NAMES: readonly string[] = [...Object.keys(FUNCTIONS), 'and', 'or']

const ARGUMENTS: Readonly<Record<string, number>> = {
  len: 1,
  not: 1,
  ne: 2,
  lt: 2,
  le: 2,
  gt: 2,
  ge: 2,
  base64decode: 1,
}
const AT_LEAST: Readonly<Record<string, number>> = { index: 1, slice: 1, eq: 1, printf: 1, exists: 1 }

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }
const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\', "'": "\\'", '"': '\\"', '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', '=': '\\u003D', '\n': '\\u000A', '\r': '\\u000D', '\t': '\\u0009',
} // prettier-ignore

export function callFunction(name: string, values: Values): unknown {
  const [exactly, atLeast] = [ARGUMENTS[name], AT_LEAST[name]]
  if (exactly !== undefined && values.length !== exactly)
    throw new GoTemplateError(`wrong number of args for ${name}: want ${exactly} got ${values.length}`)
  if (atLeast !== undefined && values.length < atLeast)
    throw new GoTemplateError(`wrong number of args for ${name}: want at least ${atLeast} got ${values.length}`)
  try {
    return FUNCTIONS[name]!(values)
  } catch (error) {
    if (error instanceof GoTemplateError) throw new GoTemplateError(`error calling ${name}: ${error.message}`)
    throw error
  }
}

/** As fmt.Sprint does: a space between two that are no strings. */
function printAll(values: Values): string {
  return values.map((value, index) => {
    const isApart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string'
    return `${isApart ? ' ' : ''}${textOf(value)}`
  }).join('') // prettier-ignore
}

function forPrinting(value: unknown): unknown {
  return value instanceof Integer ? BigInt(value.value) : value
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return utf8Length(value)
  if (Array.isArray(value)) return value.length
  if (isRecord(value) && !(value instanceof Integer)) return Object.keys(value).length
  throw new GoTemplateError(
    value === null || value === undefined ? 'len of nil pointer' : `len of type ${kindOf(value)}`,
  )
}

/** A string is counted in bytes. */
function utf8Length(text: string): number {
  return encodeURIComponent(text).replace(/%[\dA-F]{2}/g, '.').length
}

function item(value: unknown, key: unknown): unknown {
  if (value === null || value === undefined) throw new GoTemplateError('index of untyped nil')
  const position = numberIn(key)
  if (Array.isArray(value) || typeof value === 'string') {
    if (position === null) throw new GoTemplateError(`cannot index slice/array with type ${kindOf(key)}`)
    if (position < 0 || position >= value.length) throw new GoTemplateError(`index out of range: ${position}`)
    return typeof value === 'string' ? new Integer(value.charCodeAt(position)) : (value[position] as unknown)
  }
  if (!isRecord(value) || value instanceof Integer)
    throw new GoTemplateError(`can't index item of type ${kindOf(value)}`)
  if (typeof key !== 'string') throw new GoTemplateError(`value has type ${kindOf(key)}; should be string`)
  return Object.hasOwn(value, key) ? value[key] : null
}

function sliceOf(value: unknown, bounds: Values): unknown {
  if (typeof value !== 'string' && !Array.isArray(value))
    throw new GoTemplateError(`can't slice item of type ${kindOf(value)}`)
  const [from = 0, to = value.length] = bounds.map((bound) => numberIn(bound) ?? 0)
  if (from < 0 || to > value.length) throw new GoTemplateError(`index out of range: ${from < 0 ? from : to}`)
  if (from > to) throw new GoTemplateError(`invalid slice index: ${from} > ${to}`)
  return value.slice(from, to)
}

function exists(first: unknown, keys: Values): boolean {
  try {
    const found = keys.reduce(item, first)
    return found !== null && found !== undefined
  } catch {
    return false
  }
}

function decoded(value: unknown): string {
  const text = decodeBase64(textOf(value))
  if (text === undefined) throw new GoTemplateError('base64 decode failed: illegal base64 data at input byte 0')
  return text
}
