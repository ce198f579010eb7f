/** JSON knows one kind of number, CEL two: the schema says which is meant. */
import { isFields, schemaOfField, schemaOfItems, type Schema } from './schema'

export function celValue(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value === 'number') return Number.isInteger(value) && schema?.type !== 'number' ? BigInt(value) : value
  if (Array.isArray(value)) return value.map((item) => celValue(item, schema && schemaOfItems(schema)))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, celValue(field, schema && schemaOfField(schema, name))])) // prettier-ignore
}
