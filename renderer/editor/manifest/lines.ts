/** A manifest read row by row, by its indentation: works where the text is half written and no parser would follow. */

export interface Row {
  /** Nothing but blanks or a comment. */
  readonly empty: boolean
  /** `---` or `...`: an object ends here. */
  readonly parting: boolean
  /** Where each `- ` of this row stands. */
  readonly dashes: readonly number[]
  /** Where what follows the dashes begins. */
  readonly column: number
  readonly key: string | null
  /** What follows the key, without a comment. */
  readonly value: string
}

const START = /^( *)((?:-(?: +|$))*)/
const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?:\s+(.*))?$/

export function readRow(text: string): Row {
  const [, indent = '', marks = ''] = START.exec(text) ?? []
  const rest = text.slice(indent.length + marks.length)
  const [, key, value = ''] = KEY.exec(rest.trimEnd()) ?? []
  return {
    empty: marks === '' && /^\s*(#.*)?$/.test(rest),
    parting: /^(---|\.\.\.)(\s|$)/.test(text),
    dashes: [...marks.matchAll(/-/g)].map(({ index }) => indent.length + index),
    column: indent.length + marks.length,
    key: key === undefined ? null : unquoted(key),
    value: value.replace(/(^|\s)#.*$/, '').trim(),
  }
}

export function readRows(text: string): readonly Row[] {
  return text.split('\n').map(readRow)
}

export function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text
}

/** The keys of the mapping to which a row belongs, with what stands beside them; `at` itself is left out. */
export function keysAround(rows: readonly Row[], at: number, column: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = ({ key, value, column: place }: Row) => {
    if (place === column && key !== null) found.set(key, unquoted(value))
  }
  const isOutside = ({ column: place, dashes }: Row) => place < column || dashes.some((dash) => dash < column)
  const own = rows[at]
  if (!own?.dashes.some((dash) => dash < column)) {
    for (let index = at - 1; index >= 0 && !rows[index]!.parting; index--) {
      const row = rows[index]!
      if (row.empty) continue
      if (!isOutside(row) || row.column === column) add(row)
      if (isOutside(row)) break
    }
  }
  for (let index = at + 1; index < rows.length && !rows[index]!.parting; index++) {
    const row = rows[index]!
    if (row.empty) continue
    if (isOutside(row)) break
    add(row)
  }
  return found
}
