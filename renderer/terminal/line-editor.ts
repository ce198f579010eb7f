/** One line as it is being written: pure functions from line to line, in the manner of readline. */

export interface Line {
  readonly text: string
  /** Index of the character that the cursor stands on; `text.length` is behind the last one. */
  readonly cursor: number
}

export const EMPTY_LINE: Line = { text: '', cursor: 0 }

export function lineOf(text: string): Line {
  return { text, cursor: text.length }
}

export function insert({ text, cursor }: Line, typed: string): Line {
  return { text: text.slice(0, cursor) + typed + text.slice(cursor), cursor: cursor + typed.length }
}

export function moveBy({ text, cursor }: Line, characters: number): Line {
  return { text, cursor: Math.min(text.length, Math.max(0, cursor + characters)) }
}

export const toStart = ({ text }: Line): Line => ({ text, cursor: 0 })
export const toEnd = ({ text }: Line): Line => lineOf(text)

export function wordLeft({ text, cursor }: Line): Line {
  const before = text.slice(0, cursor)
  return { text, cursor: /\S*\s*$/.exec(before)!.index }
}

export function wordRight({ text, cursor }: Line): Line {
  return { text, cursor: cursor + /^\s*\S*/.exec(text.slice(cursor))![0].length }
}

export function eraseLeft(line: Line): Line {
  return cut(line, line.cursor - 1, line.cursor)
}

export function eraseRight(line: Line): Line {
  return cut(line, line.cursor, line.cursor + 1)
}

export const eraseToStart = (line: Line): Line => cut(line, 0, line.cursor)
export const eraseToEnd = (line: Line): Line => cut(line, line.cursor, line.text.length)
export const eraseWord = (line: Line): Line => cut(line, wordLeft(line).cursor, line.cursor)

/** The part before the cursor back to the last blank: what Tab completes. */
export function wordAtCursor({ text, cursor }: Line): string {
  return /\S*$/.exec(text.slice(0, cursor))![0]
}

function cut({ text, cursor }: Line, from: number, to: number): Line {
  const start = Math.max(0, from)
  return { text: text.slice(0, start) + text.slice(to), cursor: cursor <= start ? cursor : start }
}
