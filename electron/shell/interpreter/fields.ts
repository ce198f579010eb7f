/** How the pieces of a word become fields: quoted ones hold together, others part at blanks. */
// Models: POSIX.1, 2.6.5 Field Splitting
import type { Segment } from './pattern'

export type Field = readonly Segment[]

export class FieldBuilder {
  private readonly done: Field[] = []
  /** Null while nothing has been said of a field: an empty, unquoted expansion makes none. */
  private current: Segment[] | null = null

  constructor(private readonly separators: string) {}

  quoted(text: string): void {
    this.current ??= []
    this.current.push({ text, literal: true })
  }

  /** Text of a pattern: never parted. */
  pattern(text: string): void {
    this.current ??= []
    this.current.push({ text, literal: false })
  }

  /** What an unquoted expansion came to. */
  expanded(text: string): void {
    if (this.separators === '') {
      this.flush(text)
      return
    }
    let piece = ''
    for (const [index, char] of Array.from(text).entries()) {
      if (!this.separators.includes(char)) piece += char
      else {
        this.flush(piece)
        piece = ''
        const isBlank = /[ \t\n]/.test(char)
        if (this.current || (!isBlank && index >= 0)) this.part()
      }
    }
    this.flush(piece)
  }

  /** Ends a field, even an empty one. */
  part(): void {
    this.done.push(this.current ?? [])
    this.current = null
  }

  fields(): readonly Field[] {
    return this.current ? [...this.done, this.current] : this.done
  }

  private flush(piece: string): void {
    if (piece !== '') this.pattern(piece)
  }
}

export function fieldText(field: Field): string {
  return field.map(({ text }) => text).join('')
}
