/** Draws prompt and line on a screen that only takes a stream of characters. */
import type { Line } from './line-editor'

export interface Screen {
  readonly columns: number
  write(text: string): void
}

/** A prompt, with how many columns it takes: colours take none. */
export interface Prompt {
  readonly text: string
  readonly columns: number
}

export const PROMPT: Prompt = { text: '\x1b[36mlearner@kubeshala\x1b[39m:~$ ', columns: 21 }
/** A line that goes on. */
export const MORE_PROMPT: Prompt = { text: '> ', columns: 2 }

export class PromptView {
  /** Rows between the prompt's first row and the cursor: how far to go up before the line is drawn anew. */
  private rowsAbove = 0

  private prompt = PROMPT

  constructor(private readonly screen: Screen) {}

  /** Begins a new prompt where the cursor stands; the one before, unless another is said. */
  begin(line: Line, prompt = this.prompt): void {
    this.prompt = prompt
    this.rowsAbove = 0
    this.draw(line)
  }

  draw(line: Line): void {
    const { columns } = this.screen
    const end = this.prompt.columns + line.text.length
    // A terminal leaves the cursor on the last column of a full row; a blank moves it on to the next.
    const onward = end % columns === 0 ? ' \r' : ''
    const at = this.prompt.columns + line.cursor
    const rowsUp = Math.floor(end / columns) - Math.floor(at / columns)
    this.screen.write(this.toFirstRow() + this.prompt.text + line.text + onward + up(rowsUp) + column(at % columns))
    this.rowsAbove = Math.floor(at / columns)
  }

  /** Takes prompt and line away, so that something can be printed in their place. */
  erase(): void {
    this.screen.write(this.toFirstRow())
    this.rowsAbove = 0
  }

  /** Leaves the line behind: what comes next stands below it. */
  leave(line: Line): void {
    const rowsBelow = Math.floor((this.prompt.columns + line.text.length) / this.screen.columns) - this.rowsAbove
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
