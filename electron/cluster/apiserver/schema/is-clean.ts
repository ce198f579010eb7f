import { canonicalQuantity, isQuantity } from '../../../contract/api/quantity'
import type { FieldEntry, FieldTable } from '../../../contract/api/schema/field-table'
import { requiredFields } from './required-fields'
import { isAlternative } from './alternatives'
import { decodeScalar, isScalar } from './scalars'

/** Would strict decoding leave this object exactly as it is? Most requests come from components and would. */
export function isClean(definition: string, value: unknown, table: FieldTable): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = table[definition]
  if (!fields) return false
  for (const key in value) {
    const entry = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (!entry || !isCleanField(entry, (value as Record<string, unknown>)[key], table)) return false
  }
  return requiredFields(fields).every((field) => (value as Record<string, unknown>)[field] !== undefined)
}

function isCleanField(entry: FieldEntry, value: unknown, table: FieldTable): boolean {
  if (entry.wrapper === undefined) return isCleanValue(entry.type, value, table)
  if (typeof value !== 'object' || value === null) return false
  if (entry.wrapper === 'list') {
    return Array.isArray(value) && value.every((item) => isCleanValue(entry.type, item, table))
  }
  if (Array.isArray(value)) return false
  for (const key in value) if (!isCleanValue(entry.type, (value as Record<string, unknown>)[key], table)) return false
  return true
}

function isCleanValue(type: string, value: unknown, table: FieldTable): boolean {
  if (type === 'string') return typeof value === 'string'
  if (type === 'bool') return typeof value === 'boolean'
  if (isAlternative(type)) return false
  if (!isScalar(type)) return isClean(type, value, table)
  if (type === 'quantity') return typeof value === 'string' && isQuantity(value) && canonicalQuantity(value) === value
  if (value === null) return false
  return 'value' in decodeScalar(type, value)
}
