import { isObject, type Json, type MutableObject, setKey } from './json'

/** JSON merge patch: null removes a key, lists are replaced whole. */
// Models: RFC 7386
export function jsonMergePatch(original: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch
  const merged: MutableObject = {}
  if (isObject(original)) for (const key of Object.keys(original)) setKey(merged, key, original[key] ?? null)
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, key)
    else setKey(merged, key, jsonMergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, value))
  }
  return merged
}
