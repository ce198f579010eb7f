import { isObject, type Json, jsonEquals } from './json'

/** Where the items of a merged list stand when a patch and the server each have an order in mind. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: normalizeElementOrder, mergeSortedSlice
export function isSameItem(a: Json, b: Json, mergeKey: string | undefined): boolean {
  if (mergeKey === undefined) return jsonEquals(a, b)
  return isObject(a) && isObject(b) && jsonEquals(a[mergeKey], b[mergeKey])
}

export function positionOf(list: readonly Json[], item: Json, mergeKey: string | undefined): number {
  return list.findIndex((other) => isSameItem(other, item, mergeKey))
}

/** Items that the patch mentions follow the patch's order, the others the server's; then both are interleaved. */
export function orderItems(
  merged: readonly Json[],
  patchOrder: readonly Json[],
  serverOrder: readonly Json[],
  mergeKey: string | undefined,
): readonly Json[] {
  if (isInOrder(merged, patchOrder, mergeKey)) return merged
  const isPatched = (item: Json): boolean => positionOf(patchOrder, item, mergeKey) >= 0
  const patched = sortedBy(merged.filter(isPatched), patchOrder, mergeKey)
  const serverOnly = sortedBy(
    merged.filter((item) => !isPatched(item)),
    serverOrder,
    mergeKey,
  )
  return interleave(serverOnly, patched, serverOrder, mergeKey)
}

/** The usual case: the patch names every item, and there they stand. */
function isInOrder(items: readonly Json[], order: readonly Json[], mergeKey: string | undefined): boolean {
  return items.length === order.length && items.every((item, index) => isSameItem(item, order[index]!, mergeKey))
}

function sortedBy(items: readonly Json[], order: readonly Json[], mergeKey: string | undefined): Json[] {
  const rank = (item: Json): number => {
    const position = positionOf(order, item, mergeKey)
    return position < 0 ? order.length : position
  }
  return [...items].sort((a, b) => rank(a) - rank(b))
}

/** A server item goes first only when the server knows both and has it earlier. */
function interleave(
  serverOnly: readonly Json[],
  patched: readonly Json[],
  serverOrder: readonly Json[],
  mergeKey: string | undefined,
): Json[] {
  const result: Json[] = []
  let next = 0
  for (const item of patched) {
    const limit = positionOf(serverOrder, item, mergeKey)
    for (let other = serverOnly[next]; other !== undefined; other = serverOnly[++next]) {
      const position = positionOf(serverOrder, other, mergeKey)
      if (position < 0 || position >= limit) break
      result.push(other)
    }
    result.push(item)
  }
  return [...result, ...serverOnly.slice(next)]
}
