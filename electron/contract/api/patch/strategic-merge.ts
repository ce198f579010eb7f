import { orderItems, positionOf } from './element-order'
import { isList, isObject, type Json, jsonEquals, type JsonObject, type MutableObject, ownValue, setKey } from './json'
import { hasStrategy, type PatchSchema } from './schema'

/** Strategic merge patch: lists merge by their key, directives delete, replace, order and retain. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: mergeMap, mergeSlice
export const DIRECTIVE = '$patch'
export const RETAIN_KEYS = '$retainKeys'
export const ELEMENT_ORDER = '$setElementOrder/'
export const DELETE_PRIMITIVES = '$deleteFromPrimitiveList/'

export class PatchError extends Error {}

export function strategicMergePatch(original: JsonObject, patch: JsonObject, schema: PatchSchema): JsonObject {
  const keys = Object.keys(patch)
  return keys.some(isDirective)
    ? mergeWithDirectives(original, patch, schema)
    : mergeFields(keys, { ...original }, patch, schema, false)
}

/** Most objects of a patch carry no directive, and then none is looked for at each of their fields. */
function isDirective(key: string): boolean {
  return key[0] === '$'
}

function mergeWithDirectives(original: JsonObject, patch: JsonObject, schema: PatchSchema): JsonObject {
  const directive = patch[DIRECTIVE]
  if (directive === 'replace') return withoutDirectives(patch)
  if (directive === 'delete') return {}
  if (directive !== undefined && directive !== 'merge')
    throw new PatchError(`unknown patch type found: ${JSON.stringify(directive)}`)

  const merged: MutableObject = { ...original }
  retainKeys(merged, patch)
  return mergeFields(fieldsOf(patch), merged, patch, schema, true)
}

function mergeFields(
  fields: Iterable<string>,
  merged: MutableObject,
  patch: JsonObject,
  schema: PatchSchema,
  hasDirectives: boolean,
): JsonObject {
  let gone: Set<string> | undefined
  for (const key of fields) {
    const value = mergeField(key, merged, patch, schema, hasDirectives)
    if (value !== undefined) setKey(merged, key, value)
    else if (Object.hasOwn(merged, key)) (gone ??= new Set()).add(key)
  }
  return gone ? withoutKeys(merged, gone) : merged
}

/** Built anew: an object that has lost a key stays a slow one for all who read it later. */
function withoutKeys(object: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const kept: MutableObject = {}
  for (const key of Object.keys(object)) if (!gone.has(key)) setKey(kept, key, object[key]!)
  return kept
}

/** The fields that a patch touches, by value or only by a list directive. */
function fieldsOf(patch: JsonObject): Set<string> {
  const fields = new Set<string>()
  for (const key of Object.keys(patch)) {
    if (key === DIRECTIVE || key === RETAIN_KEYS) continue
    if (key.startsWith(ELEMENT_ORDER)) fields.add(key.slice(ELEMENT_ORDER.length))
    else if (key.startsWith(DELETE_PRIMITIVES)) fields.add(key.slice(DELETE_PRIMITIVES.length))
    else fields.add(key)
  }
  return fields
}

function retainKeys(merged: MutableObject, patch: JsonObject): void {
  const retained = patch[RETAIN_KEYS]
  if (!isList(retained)) return
  for (const key of fieldsOf(patch)) {
    if ((ownValue(patch, key) ?? null) !== null && !retained.includes(key)) {
      throw new PatchError('invalid patch format of retainKeys')
    }
  }
  for (const key of Object.keys(merged)) if (!retained.includes(key)) Reflect.deleteProperty(merged, key)
}

function mergeField(
  key: string,
  original: JsonObject,
  patch: JsonObject,
  schema: PatchSchema,
  hasDirectives: boolean,
): Json | undefined {
  const value = ownValue(patch, key)
  if (value === null) return undefined
  if (!hasDirectives && typeof value !== 'object') return value
  const current = ownValue(original, key)
  const entry = schema.field(key)
  const order = hasDirectives ? patch[ELEMENT_ORDER + key] : undefined
  const removed = hasDirectives ? patch[DELETE_PRIMITIVES + key] : undefined
  if (isList(order) || isList(removed) || (isList(value) && hasStrategy(entry, 'merge'))) {
    const mergeKey = hasStrategy(entry, 'merge') ? entry?.mergeKey : undefined
    const change = { items: isList(value) ? value : [], order, removed: isList(removed) ? removed : [] }
    return mergeList(isList(current) ? current : [], change, mergeKey, schema.below(key))
  }
  if (isObject(value)) {
    if (hasStrategy(entry, 'replace')) return withoutDirectives(value)
    return strategicMergePatch(isObject(current) ? current : {}, value, schema.below(key))
  }
  return value
}

function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== DIRECTIVE && key !== RETAIN_KEYS))
}

interface ListChange {
  readonly items: readonly Json[]
  readonly order: Json | undefined
  readonly removed: readonly Json[]
}

function mergeList(
  current: readonly Json[],
  change: ListChange,
  mergeKey: string | undefined,
  schema: PatchSchema,
): readonly Json[] {
  if (change.items.some((item) => isObject(item) && item[DIRECTIVE] === 'replace' && !(mergeKey && mergeKey in item))) {
    return change.items.filter((item) => !(isObject(item) && item[DIRECTIVE] !== undefined))
  }
  const merged =
    mergeKey === undefined ? mergePrimitives(current, change) : mergeItems(current, change.items, mergeKey, schema)
  const patchOrder = isList(change.order) ? change.order : change.items
  return orderItems(merged, patchOrder, current, mergeKey)
}

function mergePrimitives(current: readonly Json[], { items, removed }: ListChange): Json[] {
  const kept = current.filter((item) => !removed.some((other) => jsonEquals(item, other)))
  return [...kept, ...items.filter((item, i) => positionOf(kept, item, undefined) < 0 && items.indexOf(item) === i)]
}

function mergeItems(current: readonly Json[], items: readonly Json[], mergeKey: string, schema: PatchSchema): Json[] {
  const merged = [...current]
  for (const item of items) {
    if (!isObject(item)) throw new PatchError('expected a map in a list that merges by key')
    if (item[mergeKey] === undefined) {
      throw new PatchError(`map: ${JSON.stringify(item)} does not contain declared merge key: ${mergeKey}`)
    }
    const position = positionOf(merged, item, mergeKey)
    const existing = position < 0 ? undefined : merged[position]
    if (item[DIRECTIVE] === 'delete') {
      if (position >= 0) merged.splice(position, 1)
    } else if (isObject(existing)) merged[position] = strategicMergePatch(existing, item, schema)
    else merged.push(strategicMergePatch({}, item, schema))
  }
  return merged
}
