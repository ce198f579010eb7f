/** "Did you mean this?" */
// Models: github.com/spf13/cobra: SuggestionsFor, ld

const NEAR = 2

/** Names within two slips of the word, or that begin with it. */
export function suggestionsFor(word: string, names: readonly string[]): readonly string[] {
  const typed = word.toLowerCase()
  return names.filter((name) => distance(typed, name.toLowerCase()) <= NEAR || name.toLowerCase().startsWith(typed))
}

/** Levenshtein: letters added, taken away or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced))
    }
    row = next
  }
  return row[b.length]!
}
