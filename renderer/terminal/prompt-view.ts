/** Draws prompt and line on a screen that only takes a stream of characters. */
import type { Line } from './line-editor'

export interface Screen {
  readonly columns: number
  write(text: string): void
}

const PROMPT = 'learner@kubeshala:~$ '
const COLOURED_PROMPT = '\x1b[36mlearner@kubeshala\x1b[39m:~$ '

export class PromptView {
  /** Rows between the prompt's first row and the cursor: how far to go up before the line is drawn anew. */
  private rowsAbove = 0

  constructor(private readonly screen: Screen) {}

  /** Begins a new prompt where the cursor stands. */
  begin(line: Line): void {
    this.rowsAbove = 0
    this.draw(line)
  }

  draw(line: Line): void {
    const { columns } = this.screen
    const end = PROMPT.length + line.text.length
    // A terminal leaves the cursor on the last column of a full row; a blank moves it on to the next.
    const onward = end % columns === 0 ? ' \r' : ''
    const at = PROMPT.length + line.cursor
    const rowsUp = Math.floor(end / columns) - Math.floor(at / columns)
    this.screen.write(this.toFirstRow() + COLOURED_PROMPT + line.text + onward + up(rowsUp) + column(at % columns))
    this.rowsAbove = Math.floor(at / columns)
  }

  /** Leaves the line behind: what comes next stands below it. */
  leave(line: Line): void {
    const rowsBelow = Math.floor((PROMPT.length + line.text.length) / this.screen.columns) - this.rowsAbove
    this.screen.write('\n'.repeat(rowsBelow) + '\r\n')
    this.rowsAbove = 0
  }

  private toFirstRow(): string {
    return `\r${up(this.rowsAbove)}\x1b[J`
  }
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : ''
}

function column(index: number): string {
  return `\r${index > 0 ? `\x1b[${index}C` : ''}`
}
