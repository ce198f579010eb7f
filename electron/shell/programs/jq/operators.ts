/** jq's arithmetic, on values of every kind. */
import { compareJson, isArray, isObject, JqError, shortened, typeName, type Json, type JsonObject } from './json'

export function applied(operator: string, a: Json, b: Json): Json {
  switch (operator) {
    case '+':
      return plus(a, b)
    case '-':
      return minus(a, b)
    case '*':
      return times(a, b)
    case '/':
      return divided(a, b)
    case '%':
      return remainder(a, b)
    case '==':
      return compareJson(a, b) === 0
    case '!=':
      return compareJson(a, b) !== 0
    case '<':
      return compareJson(a, b) < 0
    case '<=':
      return compareJson(a, b) <= 0
    case '>':
      return compareJson(a, b) > 0
    default:
      return compareJson(a, b) >= 0
  }
}

function impossible(a: Json, b: Json, what: string): JqError {
  return new JqError(`${typeName(a)} (${shortened(a)}) and ${typeName(b)} (${shortened(b)}) cannot be ${what}`)
}

export function plus(a: Json, b: Json): Json {
  if (a === null) return b
  if (b === null) return a
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (isArray(a) && isArray(b)) return [...a, ...b]
  if (isObject(a) && isObject(b)) return new Map([...a, ...b])
  throw impossible(a, b, 'added')
}

function minus(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (isArray(a) && isArray(b)) return a.filter((item) => !b.some((other) => compareJson(item, other) === 0))
  throw impossible(a, b, 'subtracted')
}

const LONGEST = 1024 * 1024

function times(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return a * b
  const [text, count] = typeof a === 'string' ? [a, b] : [b, a]
  if (typeof text === 'string' && typeof count === 'number') {
    if (count <= 0) return null
    const times = Math.max(1, Math.floor(count))
    if (text.length * times > LONGEST) throw new JqError('Repeat string result too long')
    return text.repeat(times)
  }
  if (isObject(a) && isObject(b)) return merged(a, b)
  throw impossible(a, b, 'multiplied')
}

function merged(a: JsonObject, b: JsonObject): JsonObject {
  const result = new Map(a)
  for (const [key, value] of b) {
    const before = result.get(key)
    result.set(key, before !== undefined && isObject(before) && isObject(value) ? merged(before, value) : value)
  }
  return result
}

function divided(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw impossible(a, b, 'divided because the divisor is zero')
    return a / b
  }
  if (typeof a === 'string' && typeof b === 'string') return a === '' ? [] : b === '' ? Array.from(a) : a.split(b)
  throw impossible(a, b, 'divided')
}

function remainder(a: Json, b: Json): Json {
  if (typeof a !== 'number' || typeof b !== 'number') throw impossible(a, b, 'divided')
  const [x, y] = [Math.trunc(a), Math.abs(Math.trunc(b))]
  if (y === 0) throw impossible(a, b, 'divided because the divisor is zero')
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : x % y
}
