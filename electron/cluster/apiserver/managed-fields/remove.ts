/** An object without the fields of a set. */
// Models: sigs.k8s.io/structured-merge-diff: typed/remove.go; fieldpath/set.go: EnsureNamedFieldsAreMembers
import { fieldSet, isEmpty, type FieldSet } from './field-set'
import { shapeOf, typeAt, type FieldType, type ListType, type MapType } from './field-type'
import { elementOf } from './list-items'
import { fieldElement } from './path-element'

type Fields = Readonly<Record<string, unknown>>

/** What is left of a map or list that loses everything is null. */
export function removed(value: unknown, set: FieldSet, type: FieldType): unknown {
  if (isEmpty(set)) return value
  const shape = shapeOf(type, value)
  if (shape.kind === 'scalar') return value
  if (shape.isAtomic) return null
  if (shape.kind === 'list') return Array.isArray(value) ? removedItems(value, set, shape) : null
  return typeof value === 'object' && value !== null ? removedFields(value as Fields, set, shape) : null
}

function removedFields(value: Fields, set: FieldSet, type: MapType): Fields | null {
  const kept: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    const below = set.children.get(fieldElement(key))
    if (below?.isMember) continue
    kept.push([key, below ? removed(inner, below, typeAt(type, key)) : inner])
  }
  return kept.length > 0 ? Object.fromEntries(kept) : null
}

function removedItems(items: readonly unknown[], set: FieldSet, type: ListType): readonly unknown[] | null {
  const kept = items.flatMap((item) => {
    const below = set.children.get(elementOf(type, item))
    if (below?.isMember) return []
    return [below ? removed(item, below, type.item) : item]
  })
  return kept.length > 0 ? kept : null
}

/** The set with every struct that has something below it: so a struct goes, or stays, with what is in it. */
export function withStructs(set: FieldSet, type: FieldType | undefined): FieldSet {
  const children = new Map<string, FieldSet>()
  for (const [element, child] of set.children) {
    const below = withStructs(child, type && typeBelow(type, element))
    const isStruct = type?.kind === 'map' && element.startsWith('f:') && type.fields.has(element.slice(2))
    children.set(element, isStruct ? fieldSet(true, below.children) : below)
  }
  return fieldSet(set.isMember, children)
}

function typeBelow(type: FieldType, element: string): FieldType | undefined {
  if (element.startsWith('f:')) return type.kind === 'map' ? typeAt(type, element.slice(2)) : undefined
  return element.startsWith('k:') && type.kind === 'list' ? type.item : undefined
}
