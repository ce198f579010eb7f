/** What `kubectl diff` printed, row by row, as one reads it: which object, what goes, what comes. */

export interface DiffRow {
  readonly text: string
  readonly tone: 'object' | 'place' | 'added' | 'taken' | ''
}

/** The rows that only name temporary files are left out: the object's own name says it all. */
export function diffRows(output: string): readonly DiffRow[] {
  const lines = output.replace(/\n$/, '').split('\n')
  return lines.flatMap((text, index): readonly DiffRow[] => {
    if (text.startsWith('diff ')) return [{ text: objectOf(text), tone: 'object' }]
    if (isFileRow(text, lines[index - 1] ?? '')) return []
    if (text.startsWith('@@')) return [{ text, tone: 'place' }]
    return [{ text, tone: text.startsWith('+') ? 'added' : text.startsWith('-') ? 'taken' : '' }]
  })
}

/** `--- LIVE/…` follows the row that names the files, and `+++ MERGED/…` follows that. */
function isFileRow(text: string, before: string): boolean {
  return (
    (text.startsWith('--- ') && before.startsWith('diff ')) || (text.startsWith('+++ ') && before.startsWith('--- '))
  )
}

/** `…/apps.v1.Deployment.default.web`, of which the last part says which object it is. */
function objectOf(row: string): string {
  return row.slice(row.lastIndexOf('/') + 1)
}
