/** The fields that a configuration speaks of: what its applier owns. */
// Models: sigs.k8s.io/structured-merge-diff: typed/tofieldset.go
import { fieldSet, LEAF, type FieldSet } from './field-set'
import { shapeOf, typeAt, type FieldType, type ListType, type MapType } from './field-type'
import { itemsByElement } from './list-items'
import { fieldElement } from './path-element'

/** A struct is no field of its own, unless it is empty; keys of maps and items of lists are. */
export function fieldsOf(value: unknown, type: FieldType): FieldSet {
  const shape = shapeOf(type, value)
  if (shape.kind === 'scalar' || shape.isAtomic) return LEAF
  if (shape.kind === 'list') return Array.isArray(value) ? fieldsOfList(value, shape) : fieldSet(false, undefined)
  return fieldsOfMap(value as Readonly<Record<string, unknown>> | null, shape)
}

function fieldsOfMap(value: Readonly<Record<string, unknown>> | null, type: MapType): FieldSet {
  const children = new Map<string, FieldSet>()
  for (const [key, inner] of Object.entries(value ?? {})) {
    if (inner === undefined) continue
    const below = fieldsOf(inner, typeAt(type, key))
    const isMember = below.isMember || !type.fields.has(key) || isEmptyMap(inner)
    if (isMember || below.children.size > 0) children.set(fieldElement(key), fieldSet(isMember, below.children))
  }
  return fieldSet(false, children)
}

function isEmptyMap(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
}

function fieldsOfList(items: readonly unknown[], type: ListType): FieldSet {
  const children = new Map<string, FieldSet>()
  for (const [element, twins] of itemsByElement(type, items)) {
    // Items that cannot be told apart are owned together, without what is in them.
    const below = twins.length > 1 ? LEAF : fieldsOf(twins[0], type.item)
    children.set(element, fieldSet(true, below.children))
  }
  return fieldSet(false, children)
}
