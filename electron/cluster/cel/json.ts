/** Objects of the API as values of expressions, and back. */
import { CelError } from './cel-error'
import { durationText, timestampText } from './time-text'
import { Duration, Opaque, Optional, Timestamp, TypeValue, Uint, type CelValue } from './values'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Stored objects never change, so each is translated once. */
const known = new WeakMap<object, CelValue>()

export function fromJson(json: unknown): CelValue {
  if (json === null || json === undefined) return null
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json
  if (typeof json !== 'object') return json as string | boolean
  let value = known.get(json)
  if (value === undefined) {
    value = Array.isArray(json) ? json.map(fromJson) : mapOf(json as Readonly<Record<string, unknown>>)
    known.set(json, value)
  }
  return value
}

/** A field that is not there is no field with a null in it. */
function mapOf(json: Readonly<Record<string, unknown>>): CelValue {
  const entries = Object.entries(json).filter(([, value]) => value !== undefined)
  return new Map(entries.map(([key, value]) => [key, fromJson(value)]))
}

export function toJson(value: CelValue): Json {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Uint) return Number(value.value)
  if (value instanceof Timestamp) return timestampText(value)
  if (value instanceof Duration) return durationText(value)
  if (value instanceof Optional) return value.content === undefined ? null : toJson(value.content)
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [keyText(key as CelValue), toJson(item as CelValue)]))
  if (value instanceof Uint8Array || value instanceof TypeValue || value instanceof Opaque)
    throw new CelError('unsupported conversion to JSON')
  return (value as readonly CelValue[]).map(toJson)
}

/** Keys of JSON are texts. */
function keyText(key: CelValue): string {
  const json = toJson(key)
  return typeof json === 'string' ? json : JSON.stringify(json)
}
