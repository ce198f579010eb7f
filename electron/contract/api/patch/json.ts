/** Plain JSON, as patches see objects. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}
export type MutableObject = Record<string, Json>

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** A key of the object's own: `__proto__` and its like are keys as any other. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** Deep equality of JSON; the order of keys does not count. */
export function jsonEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && listsEqual(a, b)
  }
  return objectsEqual(a as Record<string, unknown>, b as Record<string, unknown>)
}

function listsEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (!jsonEquals(a[index], b[index])) return false
  return true
}

/** A key that holds undefined counts as absent. All of a's are in b; if there are as many in b, b has no others. */
function objectsEqual(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  let more = 0
  for (const key in a) {
    const value = a[key]
    if (value === undefined) continue
    if (!Object.hasOwn(b, key) || !jsonEquals(value, b[key])) return false
    more++
  }
  for (const key in b) if (b[key] !== undefined) more--
  return more === 0
}

/** Sets a key even when it is called __proto__, which plain assignment would swallow. */
export function setKey(target: MutableObject, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
  else target[key] = value
}
