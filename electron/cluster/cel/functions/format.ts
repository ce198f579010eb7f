/** `"%s has %d replicas".format([name, 3])`. */
// Models: github.com/google/cel-go/ext/formatting.go
import { CelError } from '../cel-error'
import { durationText, timestampText } from '../time-text'
import { Duration, Opaque, Optional, Timestamp, TypeValue, Uint, typeNameOf, type CelList, type CelMap, type CelValue } from '../values' // prettier-ignore
import { doubleText } from './double-text'
import { decodeUtf8 } from './utf8'

const CLAUSE = /%(?:\.(\d+))?([sdfexXob%])/g

export function formatted(pattern: string, args: CelList): string {
  let next = 0
  const text = pattern.replace(CLAUSE, (_, precision: string | undefined, verb: string) => {
    if (verb === '%') return '%'
    const value = args[next]
    if (value === undefined) throw new CelError(`index ${next} out of range`)
    next++
    return clause(verb, value, precision === undefined ? 6 : Number(precision))
  })
  const unknown = /%(?!%)(?:\.\d+)?([^sdfexXob%\d.])/.exec(pattern.replace(/%%/g, ''))
  if (unknown) throw new CelError(`unrecognized formatting clause "${unknown[1]}"`)
  return text
}

function clause(verb: string, value: CelValue, precision: number): string {
  const number = value instanceof Uint ? value.value : value
  switch (verb) {
    case 's':
      return stringClause(value)
    case 'd':
      if (typeof number === 'bigint') return String(number)
      if (typeof number === 'number' && !Number.isFinite(number)) return doubleText(number)
      break
    case 'f':
      if (typeof number === 'number' || typeof number === 'bigint') return Number(number).toFixed(precision)
      break
    case 'e':
      if (typeof number === 'number') return number.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2')
      break
    default:
      return radixClause(verb, number)
  }
  throw new CelError(`error during formatting: ${typeNameOf(value)} cannot be formatted with %${verb}`)
}

function radixClause(verb: string, value: CelValue): string {
  if (verb === 'b' && typeof value === 'boolean') return value ? '1' : '0'
  const radix = { b: 2, o: 8, x: 16, X: 16 }[verb]
  if (typeof value !== 'bigint' || radix === undefined)
    throw new CelError(`error during formatting: ${typeNameOf(value)} cannot be formatted with %${verb}`)
  const digits = value.toString(radix)
  return verb === 'X' ? digits.toUpperCase() : digits
}

function stringClause(value: CelValue): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return doubleText(value)
  if (value instanceof Uint) return String(value.value)
  if (value instanceof Timestamp) return timestampText(value)
  if (value instanceof Duration) return durationText(value)
  if (value instanceof TypeValue) return value.name
  if (value instanceof Uint8Array) return decodeUtf8(value)
  if (value instanceof Opaque || value instanceof Optional)
    throw new CelError(`error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given ${typeNameOf(value)}`) // prettier-ignore
  if (Array.isArray(value)) return `[${(value as CelList).map(stringClause).join(', ')}]`
  const entries = [...(value as CelMap)].map(([key, item]) => `${stringClause(key)}: ${stringClause(item)}`)
  return `{${entries.sort().join(', ')}}`
}
