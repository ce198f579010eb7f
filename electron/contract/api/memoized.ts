/** Texts repeat endlessly in a cluster, so what was worked out once is kept. The bound keeps hostile input small. */
const LIMIT = 4096

export function memoized<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const cached = known.get(text)
    if (cached !== undefined) return cached
    const result = compute(text)
    if (known.size >= LIMIT) known.clear()
    known.set(text, result)
    return result
  }
}
