/** Whether a command printed what its story expects, and what differs. */

/** Stands for any text within a line; alone on a line, for any number of lines. */
const WILDCARD = /…|\[\.\.\.\]/

export interface Difference {
  readonly sign: '-' | '+' | ' '
  readonly text: string
}

export function matches(expected: readonly string[], actual: readonly string[]): boolean {
  return matchesFrom(expected, actual, isLoose(expected))
}

/** Where names are left open, so is the width of the columns: then a gap matches any gap. */
function isLoose(expected: readonly string[]): boolean {
  return expected.some((line) => WILDCARD.test(line))
}

function matchesFrom(expected: readonly string[], actual: readonly string[], loose: boolean): boolean {
  const [first, ...others] = expected
  if (first === undefined) return actual.length === 0
  if (isAnyLines(first)) {
    return Array.from({ length: actual.length + 1 }).some((_, skipped) =>
      matchesFrom(others, actual.slice(skipped), loose),
    )
  }
  return actual.length > 0 && matchesLine(first, actual[0]!, loose) && matchesFrom(others, actual.slice(1), loose)
}

function isAnyLines(line: string): boolean {
  return /^\s*(?:…|\[\.\.\.\])\s*$/.test(line)
}

function matchesLine(expected: string, actual: string, loose: boolean): boolean {
  if (!loose) return expected.trimEnd() === actual.trimEnd()
  const parts = expected.trimEnd().split(WILDCARD)
  const pattern = parts.map((part) => escapeText(part).replace(/ {2,}/g, ' {2,}')).join('.*')
  return new RegExp(`^${pattern}$`).test(actual.trimEnd())
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The longest run of lines that both have, and around it what only one has. */
export function differences(expected: readonly string[], actual: readonly string[]): readonly Difference[] {
  const loose = isLoose(expected)
  const longest = table(expected, actual, loose)
  const result: Difference[] = []
  let [i, j] = [0, 0]
  while (i < expected.length || j < actual.length) {
    if (i < expected.length && j < actual.length && matchesLine(expected[i]!, actual[j]!, loose)) {
      result.push({ sign: ' ', text: actual[j++]! })
      i++
    } else if (j >= actual.length || (i < expected.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
      result.push({ sign: '-', text: expected[i++]! })
    } else result.push({ sign: '+', text: actual[j++]! })
  }
  return result
}

/** `table[i][j]`: how many lines of the rests from i and from j can be paired. */
function table(expected: readonly string[], actual: readonly string[], loose: boolean): readonly (readonly number[])[] {
  const rows = Array.from({ length: expected.length + 1 }, () => new Array<number>(actual.length + 1).fill(0))
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = actual.length - 1; j >= 0; j--) {
      const paired = matchesLine(expected[i]!, actual[j]!, loose) ? rows[i + 1]![j + 1]! + 1 : 0
      rows[i]![j] = Math.max(paired, rows[i + 1]![j]!, rows[i]![j + 1]!)
    }
  }
  return rows
}
