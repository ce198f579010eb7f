/** The differences of two texts, as `diff -u` shows them. */
// Models: GNU diff; E. W. Myers, An O(ND) Difference Algorithm and Its Variations
const CONTEXT = 3

interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** The hunks, without the two lines that name the files; '' when there is no difference. */
export function unifiedDiff(before: string, after: string): string {
  const edits = editsBetween(linesOf(before), linesOf(after))
  return hunksOf(edits).map((hunk) => hunkText(edits, hunk)).join('') // prettier-ignore
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** The shortest way from one list of lines to the other. */
function editsBetween(a: readonly string[], b: readonly string[]): readonly Edit[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const same = (lines: readonly string[]): readonly Edit[] => lines.map((line) => ({ sign: ' ', line }))
  const middle = myers(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))]
}

/** Remembers how far each diagonal was reached with each number of edits, and walks back from the end. */
function myers(a: readonly string[], b: readonly string[]): readonly Edit[] {
  const frontiers: Map<number, number>[] = []
  let frontier = new Map<number, number>([[1, 0]])
  for (let count = 0; ; count++) {
    const next = new Map(frontier)
    frontiers.push(frontier)
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const isDown = comesFromAbove(frontier, diagonal, count)
      let x = isDown ? (frontier.get(diagonal + 1) ?? 0) : (frontier.get(diagonal - 1) ?? 0) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, frontiers)
    }
    frontier = next
  }
}

function comesFromAbove(frontier: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  if (diagonal === -count) return true
  return diagonal !== count && (frontier.get(diagonal - 1) ?? -1) < (frontier.get(diagonal + 1) ?? -1)
}

function wayBack(
  a: readonly string[],
  b: readonly string[],
  frontiers: readonly ReadonlyMap<number, number>[],
): readonly Edit[] {
  const edits: Edit[] = []
  let [x, y] = [a.length, b.length]
  for (let count = frontiers.length - 1; count >= 0; count--) {
    const frontier = frontiers[count]!
    const diagonal = x - y
    const isDown = comesFromAbove(frontier, diagonal, count)
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const fromX = frontier.get(previous) ?? 0
    const fromY = fromX - previous
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0) && a[x - 1] === b[y - 1]) {
      edits.push({ sign: ' ', line: a[--x]! })
      y--
    }
    if (count === 0) break
    edits.push(isDown ? { sign: '+', line: b[--y]! } : { sign: '-', line: a[--x]! })
  }
  return edits.reverse()
}

interface Hunk {
  readonly from: number
  readonly to: number
}

/** Changes that are near each other share a hunk. */
function hunksOf(edits: readonly Edit[]): readonly Hunk[] {
  const hunks: { from: number; to: number }[] = []
  for (const [index, { sign }] of edits.entries()) {
    if (sign === ' ') continue
    const from = Math.max(0, index - CONTEXT)
    const to = Math.min(edits.length, index + CONTEXT + 1)
    const last = hunks.at(-1)
    if (last && from <= last.to) last.to = to
    else hunks.push({ from, to })
  }
  return hunks
}

function hunkText(edits: readonly Edit[], { from, to }: Hunk): string {
  const shown = edits.slice(from, to)
  const range = (sign: '-' | '+'): string => {
    const before = edits.slice(0, from).filter((edit) => edit.sign === ' ' || edit.sign === sign).length
    const count = shown.filter((edit) => edit.sign === ' ' || edit.sign === sign).length
    return `${sign}${count === 0 ? before : before + 1}${count === 1 ? '' : `,${count}`}`
  }
  return `@@ ${range('-')} ${range('+')} @@\n${shown.map(({ sign, line }) => `${sign}${line}\n`).join('')}`
}
