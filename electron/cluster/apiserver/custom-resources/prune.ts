/** Takes away the fields that a schema does not know, and tells which. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning/algorithm.go
import { isFields, OBJECT_FIELDS, schemaOfField, schemaOfItems, type Fields, type Schema } from './schema'

export interface Pruned {
  readonly value: unknown
  /** What was taken away: `unknown field "spec.extra"`. */
  readonly dropped: readonly string[]
}

/** A value that needs no pruning comes back as it is. */
export function prune(value: unknown, schema: Schema): Pruned {
  const dropped: string[] = []
  return { value: pruned(value, schema, '', true, dropped), dropped }
}

function pruned(
  value: unknown,
  schema: Schema | undefined,
  path: string,
  isObject: boolean,
  dropped: string[],
): unknown {
  if (Array.isArray(value)) return items(value, schema, path, dropped)
  return isFields(value) ? fields(value, schema, path, isObject, dropped) : value
}

function items(values: readonly unknown[], schema: Schema | undefined, path: string, dropped: string[]): unknown {
  const of = schema && schemaOfItems(schema)
  let copy: unknown[] | undefined
  for (const [index, item] of values.entries()) {
    const next = pruned(item, of, `${path}[${index}]`, isEmbedded(of), dropped)
    if (next !== item) (copy ??= [...values])[index] = next
  }
  return copy ?? values
}

function fields(value: Fields, schema: Schema = {}, path: string, isObject: boolean, dropped: string[]): unknown {
  const keepsAll = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
  let copy: Record<string, unknown> | undefined
  for (const name of Object.keys(value).sort()) {
    if (isObject && OBJECT_FIELDS.has(name)) continue
    const at = path === '' ? name : `${path}.${name}`
    const of = schemaOfField(schema, name)
    if (!of && !keepsAll) {
      dropped.push(`unknown field "${at}"`)
      Reflect.deleteProperty((copy ??= { ...value }), name)
    } else if (of) {
      const next = pruned(value[name], of, at, isEmbedded(of), dropped)
      if (next !== value[name]) (copy ??= { ...value })[name] = next
    }
  }
  return copy ?? value
}

function isEmbedded(schema: Schema | undefined): boolean {
  return schema?.['x-kubernetes-embedded-resource'] === true
}
