/** The little of a terminal that the prompt relies on: rows of characters, a cursor, and seven escape sequences. */
export class PaperScreen {
  private rows: string[][] = [[]]
  private row = 0
  private column = 0

  constructor(readonly columns: number) {}

  write(text: string): void {
    // eslint-disable-next-line no-control-regex -- escape sequences are what this is about
    for (const [token, count, act] of text.matchAll(/\x1b\[(\d*)([A-Za-z])|[^]/gu)) this.take(token, Number(count), act)
  }

  /** Rows without the blanks at their ends. */
  get text(): string {
    return this.rows.map((row) => row.join('').trimEnd()).join('\n')
  }

  get cursor(): { row: number; column: number } {
    return { row: this.row, column: this.column }
  }

  private take(token: string, count: number, act: string | undefined): void {
    if (act === 'A') this.row = Math.max(0, this.row - (count || 1))
    else if (act === 'C') this.column += count || 1
    else if (act === 'J' && count === 0) this.eraseBelow()
    else if (act === 'J') this.rows = [[]]
    else if (act === 'H') this.row = this.column = 0
    else if (act === 'm') return
    else if (token === '\r') this.column = 0
    else if (token === '\n') this.newRow()
    else this.put(token)
  }

  /** A full row keeps its cursor until the next character, which then begins a new row. */
  private put(character: string): void {
    if (this.column === this.columns) {
      this.column = 0
      this.newRow()
    }
    this.rows[this.row]![this.column++] = character
  }

  private newRow(): void {
    this.row++
    this.rows[this.row] ??= []
  }

  private eraseBelow(): void {
    this.rows[this.row]!.length = Math.min(this.rows[this.row]!.length, this.column)
    this.rows.length = this.row + 1
  }
}
