/** The lines in which two objects differ, with a little around them, as a refusal shows them. */
// Models: the unified diff of apimachinery's diff package
// Simplified: one hunk; Kubernetes prints its internal form of the object, so line numbers differ.
const CONTEXT_LINES = 3

export function jsonDiff(a: unknown, b: unknown): string {
  const before = linesOf(a)
  const after = linesOf(b)
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const from = Math.max(0, start - CONTEXT_LINES)
  const removed = before.slice(start, before.length - end)
  const added = after.slice(start, after.length - end)
  const lead = before.slice(from, start)
  const tail = before.slice(before.length - end, before.length - end + CONTEXT_LINES)
  const size = (changed: readonly string[]) => lead.length + changed.length + tail.length
  return [
    `@@ -${from + 1},${size(removed)} +${from + 1},${size(added)} @@`,
    ...lead.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...tail.map((line) => ` ${line}`),
    '',
  ].join('\n')
}

function linesOf(value: unknown): string[] {
  return JSON.stringify(value, undefined, 1).split('\n')
}
