import { canonicalQuantity, isQuantity, QUANTITY_FORMAT_ERROR } from '../../../contract/api/quantity'

/** What became of a scalar: the value to store, or why it cannot be one of this type. */
export type ScalarResult = { readonly value: unknown } | { readonly mismatch: string } | { readonly error: string }

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const LAYOUTS: Readonly<Record<string, string>> = {
  time: '2006-01-02T15:04:05Z07:00',
  microTime: '2006-01-02T15:04:05.000000Z07:00',
}
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const INT_BOUNDS: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 }

export function isScalar(type: string): boolean {
  return type in DECODERS
}

export function decodeScalar(type: string, value: unknown): ScalarResult {
  return DECODERS[type]?.(value, type) ?? { mismatch: jsonTypeOf(value) }
}

/** The word that Go's JSON decoder has for a value. */
export function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

function exactly(jsType: string) {
  return (value: unknown): ScalarResult => (typeof value === jsType ? { value } : { mismatch: jsonTypeOf(value) })
}

function integer(value: unknown, type: string): ScalarResult {
  if (typeof value !== 'number') return { mismatch: jsonTypeOf(value) }
  const bound = INT_BOUNDS[type] ?? Infinity
  return Number.isInteger(value) && value >= -bound && value < bound ? { value } : { mismatch: `number ${value}` }
}

function quantity(value: unknown): ScalarResult {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return isQuantity(text) ? { value: canonicalQuantity(text) } : { error: QUANTITY_FORMAT_ERROR }
}

function time(value: unknown, type: string): ScalarResult {
  if (typeof value !== 'string') {
    return { error: `json: cannot unmarshal ${jsonTypeOf(value)} into Go value of type string` }
  }
  if (RFC3339.test(value)) return { value }
  return {
    error: `parsing time ${JSON.stringify(value)} as "${LAYOUTS[type] ?? ''}": cannot parse ${JSON.stringify(value)} as "2006"`,
  }
}

function intOrString(value: unknown): ScalarResult {
  if (typeof value === 'string') return { value }
  const result = integer(value, 'int32')
  if (!('mismatch' in result)) return result
  return { error: `json: cannot unmarshal ${result.mismatch} into Go value of type int32` }
}

function bytes(value: unknown): ScalarResult {
  if (typeof value !== 'string') return { mismatch: jsonTypeOf(value) }
  return BASE64.test(value) ? { value } : { error: `illegal base64 data at input byte ${firstIllegalByte(value)}` }
}

function firstIllegalByte(value: string): number {
  const position = value.search(/[^A-Za-z0-9+/]/)
  return position < 0 ? value.length - (value.length % 4) : position
}

const DECODERS: Readonly<Record<string, (value: unknown, type: string) => ScalarResult>> = {
  string: exactly('string'),
  bool: exactly('boolean'),
  float64: exactly('number'),
  int32: integer,
  int64: integer,
  quantity,
  time,
  microTime: time,
  intOrString,
  bytes,
  json: (value) => ({ value }),
  strings: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? { value }
      : { mismatch: jsonTypeOf(value) },
  any: (value) => (jsonTypeOf(value) === 'object' ? { value } : { mismatch: jsonTypeOf(value) }),
}

/** What Go has where nothing was said. */
export function zeroOf(type: string): unknown {
  if (!isScalar(type)) return {}
  if (type === 'bool') return false
  return type.startsWith('int') || type === 'float64' ? 0 : type === 'quantity' ? '0' : ''
}
