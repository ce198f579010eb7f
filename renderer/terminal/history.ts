/** The lines of this session, and the one that is being written, as the up and down arrows walk them. */
export class History {
  private readonly lines: string[] = []
  /** Index of the line shown; `lines.length` is the draft. */
  private at = 0
  private draft = ''

  add(line: string): void {
    if (line !== this.lines.at(-1)) this.lines.push(line)
    this.at = this.lines.length
    this.draft = ''
  }

  /** The line before the shown one; `shown` is kept when it is the draft. `null` at the first line. */
  older(shown: string): string | null {
    if (this.at === this.lines.length) this.draft = shown
    return this.at === 0 ? null : this.lines[--this.at]!
  }

  newer(): string | null {
    if (this.at >= this.lines.length) return null
    this.at++
    return this.lines[this.at] ?? this.draft
  }
}
