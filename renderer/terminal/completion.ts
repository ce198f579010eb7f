/** What Tab makes of the candidates. */
import { insert, wordAtCursor, type Line } from './line-editor'

export interface Completion {
  readonly line: Line
  /** To be listed, because they differ right after what is written. */
  readonly choices: readonly string[]
}

/** Bash's way: take what all candidates agree on; when that adds nothing, show them. */
export function completeLine(line: Line, candidates: readonly string[]): Completion {
  const word = wordAtCursor(line)
  const fitting = candidates.filter((candidate) => candidate.startsWith(word))
  if (fitting.length === 0) return { line, choices: [] }
  const agreed = commonPrefix(fitting)
  if (fitting.length === 1) return { line: insert(line, agreed.slice(word.length) + ending(agreed)), choices: [] }
  if (agreed.length > word.length) return { line: insert(line, agreed.slice(word.length)), choices: [] }
  return { line, choices: fitting }
}

/** Lists candidates in columns, as wide as the terminal allows. */
export function inColumns(choices: readonly string[], columns: number): readonly string[] {
  const width = Math.max(...choices.map((choice) => choice.length)) + 2
  const perRow = Math.max(1, Math.floor(columns / width))
  const rows: string[] = []
  for (let start = 0; start < choices.length; start += perRow) {
    const row = choices.slice(start, start + perRow)
    rows.push(row.map((choice) => choice.padEnd(width)).join('').trimEnd()) // prettier-ignore
  }
  return rows
}

/** A folder or `key=` wants more of the same word; anything else is finished. */
function ending(word: string): string {
  return /[/=]$/.test(word) ? '' : ' '
}

function commonPrefix(words: readonly string[]): string {
  const [first = '', ...others] = words
  let length = first.length
  for (const word of others) {
    while (!word.startsWith(first.slice(0, length))) length--
  }
  return first.slice(0, length)
}
