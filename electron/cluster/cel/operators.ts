/** What the operators do: equality and order over all types, arithmetic that says when it overflows. */
// Models: github.com/google/cel-go/common/types: Equal, Compare, Add, Subtract, Multiply, Divide, Modulo
import { CelError, INT_OVERFLOW, NO_SUCH_OVERLOAD, noSuchKey } from './cel-error'
import {
  Duration,
  Opaque,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
  type CelList,
  type CelMap,
  type CelValue,
} from './values'

const INT_MIN = -(2n ** 63n)
const INT_MAX = 2n ** 63n - 1n
const UINT_MAX = 2n ** 64n - 1n

export function equal(a: CelValue, b: CelValue): boolean {
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x !== undefined && y !== undefined) return x == y // A bigint and a number of the same worth are alike.
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a as CelList, b as CelList)
  if (a instanceof Map) return b instanceof Map && equalMaps(a as CelMap, b as CelMap)
  if (a instanceof Timestamp) return b instanceof Timestamp && a.nanos === b.nanos
  if (a instanceof Duration) return b instanceof Duration && a.nanos === b.nanos
  if (a instanceof TypeValue) return b instanceof TypeValue && a.name === b.name
  if (a instanceof Uint8Array) return b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
  if (a instanceof Optional) return b instanceof Optional && equalOptionals(a, b)
  return a instanceof Opaque && b instanceof Opaque && a.type === b.type && a.equals(b)
} // prettier-ignore

function equalLists(a: CelList, b: CelList): boolean {
  return a.length === b.length && a.every((item, index) => equal(item, b[index]!))
}

function equalMaps(a: CelMap, b: CelMap): boolean {
  if (a.size !== b.size) return false
  return [...a].every(([key, value]) => {
    const other = lookUp(b, key)
    return other !== undefined && equal(value, other)
  })
}

function equalOptionals(a: Optional, b: Optional): boolean {
  if (a.content === undefined || b.content === undefined) return a.content === b.content
  return equal(a.content, b.content)
}

/** The value under a key; numbers of the same worth are the same key. */
export function lookUp(map: CelMap, key: CelValue): CelValue | undefined {
  if (map.has(key)) return map.get(key)
  if (numberOf(key) === undefined) return undefined
  for (const [other, value] of map) if (equal(other, key)) return value
  return undefined
}

export function compare(a: CelValue, b: CelValue): number {
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  const isTimes = (a instanceof Timestamp && b instanceof Timestamp) || (a instanceof Duration && b instanceof Duration)
  if (isTimes) return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0
  throw new CelError(NO_SUCH_OVERLOAD)
}

export function arithmetic(operator: '+' | '-' | '*' | '/' | '%', a: CelValue, b: CelValue): CelValue {
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInt(integer(operator, a, b))
  if (typeof a === 'number' && typeof b === 'number') return real(operator, a, b)
  if (a instanceof Uint && b instanceof Uint) return checkedUint(integer(operator, a.value, b.value))
  if (operator === '+') return sum(a, b)
  if (operator === '-') return difference(a, b)
  throw new CelError(NO_SUCH_OVERLOAD)
}

export function negate(value: CelValue): CelValue {
  if (typeof value === 'bigint') return checkedInt(-value)
  if (typeof value === 'number') return -value
  if (value instanceof Duration) return new Duration(-value.nanos)
  throw new CelError(NO_SUCH_OVERLOAD)
}

export function contains(container: CelValue, value: CelValue): boolean {
  if (Array.isArray(container)) return (container as CelList).some((item) => equal(item, value))
  if (container instanceof Map) return lookUp(container as CelMap, value) !== undefined
  throw new CelError(NO_SUCH_OVERLOAD)
}

/** `list[0]`, `map["key"]`. */
export function indexed(container: CelValue, index: CelValue): CelValue {
  if (container instanceof Map) {
    const value = lookUp(container as CelMap, index)
    if (value === undefined) throw noSuchKey(typeof index === 'string' ? index : String(numberOf(index) ?? index)) // eslint-disable-line @typescript-eslint/no-base-to-string -- keys of maps are plain
    return value
  }
  const position = numberOf(index)
  if (!Array.isArray(container) || position === undefined) throw new CelError(NO_SUCH_OVERLOAD)
  const item = (container as CelList)[Number(position)]
  if (item === undefined) throw new CelError(`index out of bounds: ${position}`)
  return item
}

export function numberOf(value: CelValue): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value
  return value instanceof Uint ? value.value : undefined
}

export function checkedInt(value: bigint): bigint {
  if (value < INT_MIN || value > INT_MAX) throw new CelError(INT_OVERFLOW)
  return value
}

export function checkedUint(value: bigint): Uint {
  if (value < 0n || value > UINT_MAX) throw new CelError('unsigned integer overflow')
  return new Uint(value)
}

function integer(operator: string, a: bigint, b: bigint): bigint {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (b === 0n) throw new CelError(operator === '/' ? 'division by zero' : 'modulus by zero')
  return operator === '/' ? a / b : a % b
}

function real(operator: string, a: number, b: number): number {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (operator === '/') return a / b
  throw new CelError(NO_SUCH_OVERLOAD)
}

function sum(a: CelValue, b: CelValue): CelValue {
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (Array.isArray(a) && Array.isArray(b)) return [...(a as CelList), ...(b as CelList)]
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Uint8Array.from([...a, ...b])
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.nanos + b.nanos)
  if (a instanceof Timestamp && b instanceof Duration) return new Timestamp(a.nanos + b.nanos)
  if (a instanceof Duration && b instanceof Timestamp) return new Timestamp(a.nanos + b.nanos)
  throw new CelError(NO_SUCH_OVERLOAD)
}

function difference(a: CelValue, b: CelValue): CelValue {
  if (a instanceof Timestamp && b instanceof Timestamp) return new Duration(a.nanos - b.nanos)
  if (a instanceof Timestamp && b instanceof Duration) return new Timestamp(a.nanos - b.nanos)
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.nanos - b.nanos)
  throw new CelError(NO_SUCH_OVERLOAD)
}
