/** A slip in a note, told so that its author can mend it without looking anything up. */
export interface NoteError {
  readonly file: string
  readonly row: number
  readonly column: number
  readonly message: string
  readonly fix: string
}

/** `content/en/x.md:12:3 unknown directive "::scenne"; did you mean "::scene"?` */
export function formatNoteError(error: NoteError): string {
  return `${error.file}:${error.row}:${error.column} ${error.message}; ${error.fix}`
}

/** Where something stands in the file; remark counts rows and columns from 1. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Collects every slip of one file, so that an author sees them all at once. */
export class NoteErrors {
  readonly list: NoteError[] = []
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  add(place: Place, message: string, fix: string): void {
    this.list.push({ file: this.file, ...place, message, fix })
  }

  /** In reading order: the converters visit some parts of a note before others. */
  sorted(): readonly NoteError[] {
    return this.list.toSorted((a, b) => a.row - b.row || a.column - b.column)
  }
}

interface Positioned {
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined
}

export function placeOf(node: Positioned): Place {
  const start = node.position?.start
  return { row: start?.line ?? 1, column: start?.column ?? 1 }
}
