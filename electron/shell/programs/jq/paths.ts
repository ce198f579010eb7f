/** Where a value stands in another: reading, writing and deleting by path. */
import { compareJson, isArray, isObject, JqError, shortened, typeName, type Json } from './json'

export type Path = readonly Json[]

const LARGEST_INDEX = 1_000_000

/** `.[key]`, for keys of every kind. */
export function valueAt(value: Json, key: Json): Json {
  if (isObject(value) && typeof key === 'string') return value.get(key) ?? null
  if (isArray(value) && typeof key === 'number') {
    const at = Math.floor(key)
    return value[at < 0 ? value.length + at : at] ?? null
  }
  if (isObject(key) && (isArray(value) || typeof value === 'string' || value === null)) return sliced(value, key.get('start') ?? null, key.get('end') ?? null) // prettier-ignore
  if (isArray(value) && isArray(key)) return placesOf(value, key)
  if (value === null && (typeof key === 'string' || typeof key === 'number' || key === null)) return null
  throw new JqError(
    `Cannot index ${typeName(value)} with ${typeof key === 'string' ? `string ${JSON.stringify(key)}` : typeName(key)}`,
  )
}

/** Where one array begins in another. */
export function placesOf(value: readonly Json[], part: readonly Json[]): readonly number[] {
  if (part.length === 0) return []
  return value.flatMap((_, at) => (part.every((item, index) => at + index < value.length && compareJson(value[at + index]!, item) === 0) ? [at] : [])) // prettier-ignore
}

export function sliced(value: readonly Json[] | string | null, from: Json, to: Json): Json {
  if (value === null) return null
  if (typeof value !== 'string') return value.slice(...bounds(value.length, from, to))
  const chars = Array.from(value)
  return chars.slice(...bounds(chars.length, from, to)).join('')
}

function bounds(length: number, from: Json, to: Json): readonly [number, number] {
  if ((from !== null && typeof from !== 'number') || (to !== null && typeof to !== 'number'))
    throw new JqError('Start and end indices of an array slice must be numbers')
  const at = (bound: number, round: (value: number) => number): number => {
    const whole = round(bound)
    return Math.min(length, Math.max(0, whole < 0 ? length + whole : whole))
  }
  const start = from === null ? 0 : at(from, Math.floor)
  return [start, Math.max(start, to === null ? length : at(to, Math.ceil))]
}

export function getPath(value: Json, path: Path): Json {
  return path.reduce<Json>((inner, key) => (inner === null ? null : valueAt(inner, key)), value)
}

/** A copy in which another value stands at the path. */
export function setPath(value: Json, path: Path, to: Json): Json {
  return changedAt(value, path, () => to)
}

export function changedAt(value: Json, [key, ...rest]: Path, change: (before: Json) => Json): Json {
  if (key === undefined) return change(value)
  return withMember(value, key, changedAt(valueAt(value, key), rest, change))
}

function withMember(value: Json, key: Json, member: Json): Json {
  if (typeof key === 'string' && (value === null || isObject(value))) return new Map([...(value ?? []), [key, member]])
  if (typeof key === 'number' && (value === null || isArray(value))) return withItem(value ?? [], Math.floor(key), member) // prettier-ignore
  if (isObject(key) && (value === null || isArray(value))) {
    if (!isArray(member)) throw new JqError('A slice of an array can only be assigned another array')
    const items = value ?? []
    const [start, end] = bounds(items.length, key.get('start') ?? null, key.get('end') ?? null)
    return [...items.slice(0, start), ...member, ...items.slice(end)]
  }
  throw new JqError(`Cannot update field at ${typeName(key)} index of ${typeName(value)}`)
}

function withItem(items: readonly Json[], key: number, item: Json): Json {
  const at = key < 0 ? items.length + key : key
  if (at < 0) throw new JqError('Out of bounds negative array index')
  if (at > LARGEST_INDEX) throw new JqError('Array index too large')
  const copy = [...items]
  while (copy.length < at) copy.push(null)
  copy[at] = item
  return copy
}

/** The longest and last first, so that no deletion moves what another means. */
export function deletePaths(value: Json, paths: readonly Path[]): Json {
  return [...paths].sort((a, b) => compareJson(b, a)).reduce(deletePath, value) // prettier-ignore
}

function deletePath(value: Json, [key, ...rest]: Path): Json {
  if (key === undefined || value === null) return null
  if (rest.length > 0) {
    const inner = valueAt(value, key)
    return inner === null ? value : withMember(value, key, deletePath(inner, rest))
  }
  if (isObject(value) && typeof key === 'string') {
    const copy = new Map(value)
    copy.delete(key)
    return copy
  }
  if (isArray(value) && typeof key === 'number') {
    const at = key < 0 ? value.length + key : key
    return value.filter((_, index) => index !== at)
  }
  if (isArray(value) && isObject(key)) {
    const [start, end] = bounds(value.length, key.get('start') ?? null, key.get('end') ?? null)
    return [...value.slice(0, start), ...value.slice(end)]
  }
  throw new JqError(
    `Cannot delete field at ${typeof key === 'string' ? 'object' : 'array'} index of ${typeName(value)}`,
  )
}

export function notIterable(value: Json): JqError {
  return new JqError(`Cannot iterate over ${typeName(value)} (${shortened(value)})`)
}
