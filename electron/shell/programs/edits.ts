/** The shortest way from one list of lines to another. */
// Models: E. Myers, An O(ND) Difference Algorithm, 1986
import type { Limits } from '../limits'

export interface Edit {
  /** Index of the first line that goes, and how many do. */
  readonly from: number
  readonly removed: number
  /** Index of the first line that comes, and how many do. */
  readonly to: number
  readonly added: number
}

export function editsBetween(a: readonly string[], b: readonly string[], limits: Limits): readonly Edit[] {
  const traces = furthestReaches(a, b, limits)
  const edits: { from: number; removed: number; to: number; added: number }[] = []
  let [x, y] = [a.length, b.length]
  for (let depth = traces.length - 1; depth > 0; depth--) {
    const reach = traces[depth - 1]!
    const diagonal = x - y
    const isDown =
      diagonal === -depth || (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))
    const before = isDown ? diagonal + 1 : diagonal - 1
    const beforeX = reach.get(before) ?? 0
    const beforeY = beforeX - before
    const first = edits[0]
    const [toX, toY] = isDown ? [beforeX, beforeY + 1] : [beforeX + 1, beforeY]
    if (first && first.from === toX && first.to === toY) {
      Object.assign(first, { from: beforeX, to: beforeY, removed: first.removed + (isDown ? 0 : 1), added: first.added + (isDown ? 1 : 0) }) // prettier-ignore
    } else edits.unshift({ from: beforeX, removed: isDown ? 0 : 1, to: beforeY, added: isDown ? 1 : 0 })
    ;[x, y] = [beforeX, beforeY]
  }
  return edits
}

/** For each number of edits: how far along `a` each diagonal can be reached. */
function furthestReaches(
  a: readonly string[],
  b: readonly string[],
  limits: Limits,
): readonly ReadonlyMap<number, number>[] {
  const traces: ReadonlyMap<number, number>[] = []
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]])
  for (let depth = 0; depth <= a.length + b.length; depth++) {
    const next = new Map<number, number>()
    traces.push(next)
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      limits.step()
      const isDown =
        diagonal === -depth || (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))
      let x = isDown ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return traces
    }
    reach = next
  }
  return traces
}
