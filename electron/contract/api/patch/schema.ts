import { FIELDS } from '../schema/fields.generated'
import type { FieldEntry, FieldTable } from '../schema/field-table'

/** What a patch must know about a place in an object: how each field merges, and what lies below it. */
export interface PatchSchema {
  field(name: string): FieldEntry | undefined
  /** The schema of a field's value, or of its items. */
  below(name: string): PatchSchema
}

/** Below a map, a scalar or an unknown field nothing has a merge rule. */
const PLAIN: PatchSchema = { field: () => undefined, below: () => PLAIN }

const known = new WeakMap<FieldTable, Map<string, PatchSchema>>()

export function patchSchemaOf(definition: string, table: FieldTable = FIELDS): PatchSchema {
  const schemas = known.get(table) ?? new Map<string, PatchSchema>()
  known.set(table, schemas)
  const existing = schemas.get(definition)
  if (existing) return existing
  const fields = Object.hasOwn(table, definition) ? table[definition] : undefined
  const schema = fields ? tableSchema(fields, table) : PLAIN
  schemas.set(definition, schema)
  return schema
}

function tableSchema(fields: Readonly<Record<string, FieldEntry>>, table: FieldTable): PatchSchema {
  const field = (name: string): FieldEntry | undefined => (Object.hasOwn(fields, name) ? fields[name] : undefined)
  return {
    field,
    below: (name) => {
      const entry = field(name)
      return !entry || entry.wrapper === 'map' ? PLAIN : patchSchemaOf(entry.type, table)
    },
  }
}

export function hasStrategy(entry: FieldEntry | undefined, strategy: 'merge' | 'replace' | 'retainKeys'): boolean {
  return entry?.patchStrategy?.split(',').includes(strategy) ?? false
}
