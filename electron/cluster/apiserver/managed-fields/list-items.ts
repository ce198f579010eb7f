/** Items of lists that are owned one by one, by what tells them apart. */
// Models: sigs.k8s.io/structured-merge-diff: typed/helpers.go: listItemToPathElement
import { isObject, type Json } from '../../../contract/api/patch'
import type { ListType } from './field-type'
import { keyElement, valueElement } from './path-element'

/** The path element of an item, or why it has none. */
export function itemElement(type: ListType, item: unknown): string | { readonly error: string } {
  return type.keys.length === 0 ? setElement(item) : keyedElement(type, item)
}

function setElement(item: unknown): string | { readonly error: string } {
  if (item === null) return { error: "associative list without keys has an element that's an explicit null" }
  if (Array.isArray(item)) return { error: 'not supported: associative list with lists as elements' }
  if (typeof item === 'object') return { error: "associative list without keys has an element that's a map type" }
  return valueElement(item)
}

function keyedElement(type: ListType, item: unknown): string | { readonly error: string } {
  if (item === null) return { error: 'associative list with keys may not have a null element' }
  if (!isObject(item as Json)) return { error: 'associative list with keys may not have non-map elements' }
  const keys: [string, unknown][] = []
  for (const key of type.keys) {
    const value = keyOf(type, item, key)
    if (value === undefined) {
      return {
        error: `associative list with keys has an element that omits key field "${key}" (and doesn't have default value)`,
      }
    }
    keys.push([key, value])
  }
  return keyElement(keys)
}

function keyOf({ keyDefaults }: ListType, item: unknown, key: string): unknown {
  return (item as Readonly<Record<string, unknown>>)[key] ?? keyDefaults[key]
}

/** Do two items stand for the same thing? Cheaper than making both path elements. */
export function isSameItem(type: ListType, a: unknown, b: unknown): boolean {
  if (type.keys.length === 0) return a === b
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  for (const key of type.keys) if (keyOf(type, a, key) !== keyOf(type, b, key)) return false
  return true
}

/** Every item with its path element. An item that cannot be told apart is told by its whole value. */
export function itemsByElement(type: ListType, items: readonly unknown[]): Map<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>()
  for (const item of items) {
    const element = elementOf(type, item)
    found.set(element, [...(found.get(element) ?? []), item])
  }
  return found
}

export function elementOf(type: ListType, item: unknown): string {
  const element = itemElement(type, item)
  return typeof element === 'string' ? element : valueElement(item)
}
