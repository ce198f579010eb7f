/** Characters and sizes that have no business in a note, found before any parser sees it. */
import type { NoteErrors } from './note-error'

/** Enough for an hour's reading; a parser meets nothing larger. */
export const MAX_NOTE_CHARACTERS = 200_000
const MAX_LINE_CHARACTERS = 4_000
const MAX_NESTING = 8

/** Controls, zero-width marks and the marks that turn the reading direction: they make text look like what it is not. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u

/** True when the text may be parsed. */
export function checkText(text: string, errors: NoteErrors): boolean {
  if (text.length > MAX_NOTE_CHARACTERS) {
    errors.add({ row: 1, column: 1 }, `the note has ${text.length} characters`, `keep it under ${MAX_NOTE_CHARACTERS}`)
    return false
  }
  text.split('\n').forEach((line, index) => checkLine(line, index + 1, errors))
  return errors.list.length === 0
}

function checkLine(line: string, row: number, errors: NoteErrors): void {
  const hidden = invisible.exec(line)
  if (hidden) {
    const code = hidden[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    errors.add({ row, column: hidden.index + 1 }, `an invisible character, U+${code}`, 'delete it')
  }
  if (line.length > MAX_LINE_CHARACTERS) {
    errors.add({ row, column: 1 }, `a line of ${line.length} characters`, `keep lines under ${MAX_LINE_CHARACTERS}`)
  }
  const opened = /^[\s>]*/.exec(line)![0].replaceAll(/\s/g, '').length
  if (opened > MAX_NESTING || /[[*_(<]{40}/.test(line)) {
    errors.add({ row, column: 1 }, 'this line nests too deep', `nest at most ${MAX_NESTING} levels`)
  }
}
