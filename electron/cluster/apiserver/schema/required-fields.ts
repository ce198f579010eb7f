import type { DefinitionFields } from '../../../contract/api/schema/field-table'

/** The fields of a definition that are always there, looked up once. */
const known = new WeakMap<DefinitionFields, readonly string[]>()

export function requiredFields(fields: DefinitionFields): readonly string[] {
  const found = known.get(fields)
  if (found) return found
  const required = Object.entries(fields).flatMap(([name, entry]) => (entry.required ? [name] : []))
  known.set(fields, required)
  return required
}
