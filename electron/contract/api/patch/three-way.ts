import { strategicDiff } from './diff'
import { positionOf } from './element-order'
import { isList, isObject, type Json, jsonEquals, type JsonObject, type MutableObject, ownValue, setKey } from './json'
import { hasStrategy, type PatchSchema } from './schema'
import { DELETE_PRIMITIVES, ELEMENT_ORDER } from './strategic-merge'

/** The patch that client-side `kubectl apply` sends: what the file wants, minus what it once wanted and no longer does. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: CreateThreeWayMergePatch (overwrite = true)
export function threeWayMergePatch(
  lastApplied: JsonObject,
  modified: JsonObject,
  current: JsonObject,
  schema: PatchSchema,
): JsonObject {
  const delta = strategicDiff(current, modified, schema, { changes: true, deletions: false })
  const deletions = strategicDiff(lastApplied, modified, schema, { changes: false, deletions: true })
  return combine(deletions, delta, schema)
}

/** The patch between two versions of one object, as components send it. */
// Models: CreateTwoWayMergePatch
export function twoWayMergePatch(original: JsonObject, modified: JsonObject, schema: PatchSchema): JsonObject {
  return strategicDiff(original, modified, schema, { changes: true, deletions: true })
}

/** Lays the changes over the deletions; neither side loses a directive. */
function combine(deletions: JsonObject, delta: JsonObject, schema: PatchSchema): JsonObject {
  const patch: MutableObject = { ...deletions }
  for (const [key, value] of Object.entries(delta)) {
    const before = ownValue(patch, key)
    setKey(patch, key, before === undefined ? value : combineField(key, before, value, schema))
  }
  return patch
}

function combineField(key: string, before: Json, value: Json, schema: PatchSchema): Json {
  if (key.startsWith(ELEMENT_ORDER)) return value
  if (isObject(before) && isObject(value)) return combine(before, value, schema.below(key))
  if (!isList(before) || !isList(value)) return value
  if (key.startsWith(DELETE_PRIMITIVES)) return union(before, value)
  const entry = schema.field(key)
  if (!hasStrategy(entry, 'merge')) return value
  return entry?.mergeKey === undefined
    ? union(before, value)
    : combineItems(before, value, entry.mergeKey, schema.below(key))
}

function union(a: readonly Json[], b: readonly Json[]): Json[] {
  return [...a, ...b.filter((item) => !a.some((other) => jsonEquals(item, other)))]
}

function combineItems(before: readonly Json[], items: readonly Json[], mergeKey: string, schema: PatchSchema): Json[] {
  const combined = items.map((item) => {
    const old = before[positionOf(before, item, mergeKey)]
    return isObject(old) && isObject(item) ? combine(old, item, schema) : item
  })
  return [...combined, ...before.filter((item) => positionOf(items, item, mergeKey) < 0)]
}
