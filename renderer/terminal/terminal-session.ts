/** A learner at a prompt: edits lines, runs one at a time, and keeps what is typed ahead until the prompt is back. */
import type { CommandResult, OutputChunk } from '../../electron/contract/host'
import { colourWords } from './colour-words'
import { completeLine, inColumns } from './completion'
import { History } from './history'
import { readKeys, type Key, type KeyName } from './keys'
import * as edit from './line-editor'
import { MORE_PROMPT, PROMPT, PromptView, type Screen } from './prompt-view'

export interface Shell {
  run(text: string, id: string): Promise<CommandResult>
  interrupt(id: string): Promise<void>
  complete(text: string, cursor: number): Promise<readonly string[]>
  /** Whether the line goes on below. */
  wantsMore(text: string): Promise<boolean>
  nextLineId(): string
  /** What the app adds, in the reader's language, to a refusal in the program's own words. */
  remarks(refusal: string): Promise<readonly string[]>
}

const EDITS: Partial<Record<KeyName, (line: edit.Line) => edit.Line>> = {
  left: (line) => edit.moveBy(line, -1),
  right: (line) => edit.moveBy(line, 1),
  'word-left': edit.wordLeft,
  'word-right': edit.wordRight,
  start: edit.toStart,
  end: edit.toEnd,
  'erase-left': edit.eraseLeft,
  'erase-right': edit.eraseRight,
  'erase-word': edit.eraseWord,
  'erase-to-start': edit.eraseToStart,
  'erase-to-end': edit.eraseToEnd,
}

/** Most lines have nothing that could be left open: these need no question. */
const MAY_BE_OPEN = /["'`\\({|&]|<<|\b(?:for|while|until|if|case)\b/

export class TerminalSession {
  /** Hears when a line begins and ends. */
  onBusy: (busy: boolean) => void = () => undefined
  private readonly history = new History()
  private readonly view: PromptView
  private line = edit.EMPTY_LINE
  /** Lines above the one that is being written, which belong to it. */
  private earlier: readonly string[] = []
  private waiting: Key[] = []
  private running: { readonly id: string; readonly ended: Promise<CommandResult> } | null = null
  /** The line that ran last: its background jobs go on printing. */
  private lastId = ''
  /** Output may end within a row; the next prompt needs a row of its own. */
  private atRowStart = true
  /** What the running line has complained about. */
  private complaint = ''
  /** Tab's question is under way, or a line is being written for the learner. */
  private occupied = false

  constructor(
    private readonly screen: Screen,
    private readonly shell: Shell,
  ) {
    this.view = new PromptView(screen)
  }

  /** Begins with a prompt, below what the app wants to have said first. */
  start(greeting = ''): void {
    if (greeting !== '') this.writeRemark(greeting)
    this.view.begin(this.line)
  }

  type(data: string): void {
    for (const key of readKeys(data)) {
      if (key.name === 'interrupt') this.interrupt()
      else if (this.running || this.occupied) this.waiting.push(key)
      else this.press(key)
    }
  }

  output({ id, stream, text }: OutputChunk): void {
    if (text === '' || id !== (this.running?.id ?? this.lastId)) return
    if (!this.running) {
      this.interject(text)
      return
    }
    if (stream === 'stderr') this.complaint += text
    this.screen.write(colourWords(text).replaceAll('\n', '\r\n'))
    this.atRowStart = text.endsWith('\n')
  }

  /** What runs in the background prints above the prompt. */
  private interject(text: string): void {
    this.view.erase()
    this.screen.write(colourWords(text.endsWith('\n') ? text : `${text}\n`).replaceAll('\n', '\r\n'))
    this.view.begin(this.line)
  }

  /** Writes a line for the learner and runs it, after whatever is running has been ended. */
  async enter(text: string, typed: (shown: string) => Promise<void>): Promise<CommandResult> {
    if (this.running) {
      this.interrupt()
      await this.running.ended
    }
    this.earlier = []
    this.occupied = true
    for (let length = 0; length <= text.length; length++) {
      this.change(edit.lineOf(text.slice(0, length)))
      await typed(this.line.text)
    }
    this.occupied = false
    return this.submit()
  }

  private press(key: Key): void {
    if (key.name === 'enter') void this.confirm()
    else if (key.name === 'tab') void this.complete()
    else if (key.name === 'clear') this.clear()
    else this.change(this.edited(key))
  }

  private edited(key: Key): edit.Line {
    if (key.name === 'text') return edit.insert(this.line, key.text)
    if (key.name === 'older') return this.recalled(this.history.older(this.line.text))
    if (key.name === 'newer') return this.recalled(this.history.newer())
    return EDITS[key.name]?.(this.line) ?? this.line
  }

  private recalled(text: string | null): edit.Line {
    return text === null ? this.line : edit.lineOf(text)
  }

  private change(line: edit.Line): void {
    if (line === this.line) return
    this.line = line
    this.view.draw(line)
  }

  private clear(): void {
    this.screen.write('\x1b[2J\x1b[3J\x1b[H')
    this.view.begin(this.line)
  }

  private interrupt(): void {
    this.waiting = []
    if (this.running) {
      this.screen.write('^C\r\n')
      this.atRowStart = true
      void this.shell.interrupt(this.running.id)
      return
    }
    this.screen.write('^C')
    this.view.leave(this.line)
    this.prompt()
  }

  private prompt(): void {
    this.line = edit.EMPTY_LINE
    this.earlier = []
    this.view.begin(this.line, PROMPT)
  }

  /** Enter: the line runs, or goes on below. */
  private async confirm(): Promise<void> {
    const text = this.whole()
    if (MAY_BE_OPEN.test(text) && (await this.isOpen(text))) this.goOn()
    else void this.submit()
  }

  private whole(): string {
    return [...this.earlier, this.line.text].join('\n')
  }

  private async isOpen(text: string): Promise<boolean> {
    this.occupied = true
    try {
      return await this.shell.wantsMore(text)
    } catch {
      return false // Then the shell itself says what is missing.
    } finally {
      this.occupied = false
    }
  }

  private goOn(): void {
    this.view.leave(this.line)
    this.history.add(this.line.text)
    this.earlier = [...this.earlier, this.line.text]
    this.line = edit.EMPTY_LINE
    this.view.begin(this.line, MORE_PROMPT)
    this.resumeTyping()
  }

  private async submit(): Promise<CommandResult> {
    const text = this.whole()
    this.view.leave(this.line)
    if (this.line.text.trim() !== '') this.history.add(this.line.text)
    this.line = edit.EMPTY_LINE
    this.earlier = []
    this.atRowStart = true
    if (text.trim() === 'clear') this.screen.write('\x1b[2J\x1b[3J\x1b[H')
    const local = text.trim() === '' || text.trim() === 'clear'
    this.complaint = ''
    const result = local ? DONE : await this.runLine(text)
    this.finishRow()
    if (this.complaint !== '') await this.remark(this.complaint)
    this.prompt()
    this.resumeTyping()
    return result
  }

  private finishRow(): void {
    if (!this.atRowStart) this.screen.write('\r\n')
  }

  private async remark(complaint: string): Promise<void> {
    for (const remark of await this.shell.remarks(complaint)) this.writeRemark(remark)
  }

  private writeRemark(text: string): void {
    this.screen.write(`\x1b[2m${text}\x1b[22m\r\n`)
  }

  private async runLine(text: string): Promise<CommandResult> {
    const id = this.shell.nextLineId()
    const ended = this.shell.run(text, id)
    this.running = { id, ended }
    this.lastId = id
    this.onBusy(true)
    try {
      return await ended
    } catch (error) {
      this.screen.write(`\x1b[31m${error instanceof Error ? error.message : String(error)}\x1b[39m\r\n`)
      return { ...DONE, exitCode: 1 }
    } finally {
      this.running = null
      this.onBusy(false)
    }
  }

  private async complete(): Promise<void> {
    this.occupied = true
    try {
      const { text, cursor } = this.line
      const { line, choices } = completeLine(this.line, await this.shell.complete(text, cursor))
      if (choices.length > 0) this.list(choices)
      else this.change(line)
    } finally {
      this.occupied = false
      this.resumeTyping()
    }
  }

  private list(choices: readonly string[]): void {
    this.view.leave(this.line)
    this.screen.write(inColumns(choices, this.screen.columns).join('\r\n') + '\r\n')
    this.view.begin(this.line)
  }

  private resumeTyping(): void {
    while (!this.running && !this.occupied) {
      const key = this.waiting.shift()
      if (!key) return
      this.press(key)
    }
  }
}

const DONE: CommandResult = { id: '', exitCode: 0, startedAtMs: 0, endedAtMs: 0, input: 0 }
