/** The known name that a misspelt one most likely meant, or `null` when none is near. */
export function closestName(written: string, known: readonly string[]): string | null {
  // Two swapped letters count as 2.
  const limit = Math.max(written.length > 3 ? 2 : 1, Math.floor(written.length / 3))
  let best: string | null = null
  let bestDistance = limit + 1
  for (const name of known) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}

/** `did you mean "scene"?`, or the whole list when nothing is near. */
export function suggestion(written: string, known: readonly string[], quote = (name: string) => `"${name}"`): string {
  const near = closestName(written, known)
  return near === null ? `known are ${known.map(quote).join(', ')}` : `did you mean ${quote(near)}?`
}

/** Levenshtein's distance, kept as one row of its table. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
