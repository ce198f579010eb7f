import { canonicalQuantity, isQuantity } from '../../../contract/api/quantity'
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import type { FieldEntry } from '../../../contract/api/schema/field-table'
import { requiredFields } from './required-fields'
import { decodeScalar, isScalar } from './scalars'

/** Would strict decoding leave this object exactly as it is? Most requests come from components and would. */
export function isClean(definition: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = FIELDS[definition]
  if (!fields) return false
  for (const key in value) {
    const entry = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!entry || !isCleanField(entry, (value as Record<string, unknown>)[key])) return false
  }
  return requiredFields(definition).every((field) => (value as Record<string, unknown>)[field] !== undefined)
}

function isCleanField(entry: FieldEntry, value: unknown): boolean {
  if (entry.wrapper === undefined) return isCleanValue(entry.type, value)
  if (typeof value !== 'object' || value === null) return false
  if (entry.wrapper === 'list') {
    return Array.isArray(value) && value.every((item) => isCleanValue(entry.type, item))
  }
  if (Array.isArray(value)) return false
  for (const key in value) if (!isCleanValue(entry.type, (value as Record<string, unknown>)[key])) return false
  return true
}

function isCleanValue(type: string, value: unknown): boolean {
  if (type === 'string') return typeof value === 'string'
  if (type === 'bool') return typeof value === 'boolean'
  if (!isScalar(type)) return isClean(type, value)
  if (type === 'quantity') return typeof value === 'string' && isQuantity(value) && canonicalQuantity(value) === value
  if (value === null) return false
  return 'value' in decodeScalar(type, value)
}
