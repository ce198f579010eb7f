import { FIELDS } from '../../../contract/api/schema/fields.generated'

/** The fields of a definition that are always there, looked up once. */
const known = new Map<string, readonly string[]>()

export function requiredFields(definition: string): readonly string[] {
  const found = known.get(definition)
  if (found) return found
  const fields = Object.entries(FIELDS[definition] ?? {})
  const required = fields.filter(([, entry]) => entry.required).map(([name]) => name)
  known.set(definition, required)
  return required
}
