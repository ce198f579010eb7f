/** Fills in what a schema says of fields that were left out. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/algorithm.go
import { isFields, schemaOfField, schemaOfItems, type Fields, type Schema } from './schema'

/** A value to which nothing had to be added comes back as it is. */
export function withDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const of = schemaOfItems(schema)
    return of ? each(value, of) : value
  }
  return isFields(value) ? fields(value, schema) : value
}

function each(values: readonly unknown[], schema: Schema): unknown {
  let copy: unknown[] | undefined
  for (const [index, item] of values.entries()) {
    const next = withDefaults(item, schema)
    if (next !== item) (copy ??= [...values])[index] = next
  }
  return copy ?? values
}

function fields(value: Fields, schema: Schema): unknown {
  let copy: Record<string, unknown> | undefined
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    const isMissing = !Object.hasOwn(value, name) || (value[name] === null && of.nullable !== true)
    if (isMissing && of.default !== undefined) (copy ??= { ...value })[name] = of.default
  }
  const filled: Fields = copy ?? value
  for (const name of Object.keys(filled)) {
    const of = schemaOfField(schema, name)
    const next = of ? withDefaults(filled[name], of) : filled[name]
    if (next !== filled[name]) (copy ??= { ...value })[name] = next
  }
  return copy ?? value
}
