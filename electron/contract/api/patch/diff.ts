import { positionOf } from './element-order'
import { isList, isObject, type Json, jsonEquals, type JsonObject, type MutableObject, ownValue, setKey } from './json'
import { hasStrategy, type PatchSchema } from './schema'
import { DELETE_PRIMITIVES, DIRECTIVE, ELEMENT_ORDER, RETAIN_KEYS } from './strategic-merge'

/** The strategic patch that leads from one object to another. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: diffMaps, diffLists
export interface DiffScope {
  readonly changes: boolean
  readonly deletions: boolean
}

export function strategicDiff(
  original: JsonObject,
  modified: JsonObject,
  schema: PatchSchema,
  scope: DiffScope,
): JsonObject {
  const patch: MutableObject = {}
  for (const [key, before] of Object.entries(original)) {
    const after = ownValue(modified, key)
    if (after === undefined) {
      if (scope.deletions) setKey(patch, key, null)
    } else diffField(patch, key, before, after, schema, scope)
  }
  if (scope.changes) {
    for (const [key, after] of Object.entries(modified))
      if (ownValue(original, key) === undefined) setKey(patch, key, after)
  }
  return patch
}

function diffField(
  patch: MutableObject,
  key: string,
  before: Json,
  after: Json,
  schema: PatchSchema,
  scope: DiffScope,
): void {
  const entry = schema.field(key)
  if (isObject(before) && isObject(after) && !hasStrategy(entry, 'replace')) {
    const inner = withRetainedKeys(
      strategicDiff(before, after, schema.below(key), scope),
      before,
      after,
      hasStrategy(entry, 'retainKeys'),
      scope,
    )
    if (Object.keys(inner).length > 0) setKey(patch, key, inner)
  } else if (isList(before) && isList(after) && hasStrategy(entry, 'merge')) {
    diffList(patch, key, before, after, entry?.mergeKey, schema.below(key), scope, hasStrategy(entry, 'retainKeys'))
  } else if (scope.changes && !jsonEquals(before, after)) setKey(patch, key, after)
}

/** A field of the union kind must be told which keys survive, or defaults of the old choice would linger. */
function withRetainedKeys(
  patch: JsonObject,
  before: JsonObject,
  after: JsonObject,
  retains: boolean,
  scope: DiffScope,
): JsonObject {
  if (!retains) return patch
  const hasNewKey = scope.changes && Object.keys(after).some((key) => ownValue(before, key) === undefined)
  if (Object.keys(patch).length === 0 && !hasNewKey) return patch
  return { ...patch, [RETAIN_KEYS]: Object.keys(after).sort() }
}

function diffList(
  patch: MutableObject,
  key: string,
  before: readonly Json[],
  after: readonly Json[],
  mergeKey: string | undefined,
  schema: PatchSchema,
  scope: DiffScope,
  retains: boolean,
): void {
  if (before.length === 0) {
    if (after.length > 0 && scope.changes) setKey(patch, key, after)
    return
  }
  if (mergeKey === undefined) {
    diffPrimitives(patch, key, before, after, scope)
    return
  }
  const items = diffItems(before, after, mergeKey, schema, scope, retains)
  const isReordered = scope.changes && !isSameOrder(before, after, mergeKey)
  if (items.length > 0) setKey(patch, key, items)
  if ((items.length > 0 || isReordered) && after.length > 0) {
    setKey(
      patch,
      ELEMENT_ORDER + key,
      after.map((item) => (isObject(item) ? { [mergeKey]: item[mergeKey] ?? null } : item)),
    )
  }
}

function diffPrimitives(
  patch: MutableObject,
  key: string,
  before: readonly Json[],
  after: readonly Json[],
  scope: DiffScope,
): void {
  const added = scope.changes ? after.filter((item) => positionOf(before, item, undefined) < 0) : []
  const removed = scope.deletions ? before.filter((item) => positionOf(after, item, undefined) < 0) : []
  const isReordered = scope.changes && !isSameOrder(before, after, undefined)
  if (added.length > 0) setKey(patch, key, added)
  if (removed.length > 0) setKey(patch, DELETE_PRIMITIVES + key, removed)
  if ((added.length > 0 || removed.length > 0 || isReordered) && after.length > 0)
    setKey(patch, ELEMENT_ORDER + key, after)
}

function isSameOrder(before: readonly Json[], after: readonly Json[], mergeKey: string | undefined): boolean {
  const positions = after.map((item) => positionOf(before, item, mergeKey)).filter((position) => position >= 0)
  return positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? -1))
}

function diffItems(
  before: readonly Json[],
  after: readonly Json[],
  mergeKey: string,
  schema: PatchSchema,
  scope: DiffScope,
  retains: boolean,
): Json[] {
  const items: Json[] = []
  for (const item of after) {
    if (!isObject(item)) continue
    const old = before[positionOf(before, item, mergeKey)]
    if (isObject(old)) {
      const inner = withRetainedKeys(strategicDiff(old, item, schema, scope), old, item, retains, scope)
      if (Object.keys(inner).length > 0) items.push({ ...inner, [mergeKey]: item[mergeKey] ?? null })
    } else if (scope.changes) items.push(item)
  }
  if (!scope.deletions) return items
  for (const item of before) {
    if (!isObject(item) || positionOf(after, item, mergeKey) >= 0) continue
    items.push({ [mergeKey]: item[mergeKey] ?? null, [DIRECTIVE]: 'delete' })
  }
  return items
}
