/** JSON knows one kind of number, CEL two: the schema says which is meant. */
import type { CelValue } from '../../cel/values'
import { isFields, schemaOfField, schemaOfItems, type Schema } from './schema'

export function celValue(value: unknown, schema: Schema | undefined): CelValue {
  if (typeof value === 'number') return Number.isInteger(value) && schema?.type !== 'number' ? BigInt(value) : value
  if (Array.isArray(value)) return value.map((item) => celValue(item, schema && schemaOfItems(schema)))
  if (!isFields(value)) return (value ?? null) as CelValue
  return new Map(
    Object.entries(value).map(([name, field]) => [name, celValue(field, schema && schemaOfField(schema, name))]),
  )
}
