/** The app as its reader knows it: verbs of theirs, no selectors in the stories. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Language = 'English' | 'Hinglish'

export class App {
  /** What went wrong without anybody asking: errors in the console, requests to other places. */
  readonly troubles: string[] = []

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.troubles.push(`error: ${error.message}`))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol !== 'data:' && this.origin !== '' && origin !== this.origin)
        this.troubles.push(`request: ${request.url()}`)
    })
  }

  private origin = ''

  /** Opens the app and waits until its cluster runs. */
  async open(): Promise<void> {
    // A desktop window has its page from the start, and goes nowhere else.
    if (!this.page.url().startsWith('app:')) await this.page.goto('/')
    this.origin = new URL(this.page.url()).origin
    await expect(this.title).toBeVisible()
    await expect(this.prompt).toContainText('learner@kubeshala:~$')
    await expect.poll(() => this.stageInWords(), { timeout: 30_000 }).toContain('worker-3: Ready')
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await expect(this.title).toBeVisible()
  }

  // Reading

  get title(): Locator {
    return this.page.locator('.note h1')
  }

  /** The paragraph at the reader's eyes: the first whose end is in sight. */
  async paragraphInSight(): Promise<string> {
    return this.notes.evaluate((pane) => {
      const top = pane.getBoundingClientRect().top
      const blocks = [...pane.querySelectorAll<HTMLElement>('[data-block]')]
      return blocks.find((block) => block.getBoundingClientRect().bottom > top)?.dataset['block'] ?? ''
    })
  }

  /** How far below the top of the pane that paragraph begins. */
  async placeOf(paragraph: string): Promise<number> {
    return this.notes.evaluate((pane, id) => {
      const block = pane.querySelector(`[data-block="${CSS.escape(id)}"]`)
      return (block?.getBoundingClientRect().top ?? NaN) - pane.getBoundingClientRect().top
    }, paragraph)
  }

  async readTo(share: number): Promise<void> {
    await this.notes.evaluate((pane, at) => {
      pane.scrollTop = (pane.scrollHeight - pane.clientHeight) * at
    }, share)
  }

  async choose(language: Language): Promise<void> {
    await this.page.getByRole('button', { name: language, exact: true }).click()
    await expect(this.page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'hi-Latn')
  }

  async runStep(step: string): Promise<void> {
    const box = this.step(step)
    await box.scrollIntoViewIfNeeded()
    await box.getByRole('button').last().click()
  }

  step(step: string): Locator {
    return this.page.locator(`[data-step="${step}"]`)
  }

  // The terminal

  get prompt(): Locator {
    return this.page.locator('.terminal-box .xterm-rows')
  }

  async type(text: string): Promise<void> {
    await this.page.locator('.terminal-box').click()
    await this.page.keyboard.type(text)
  }

  async run(line: string): Promise<void> {
    await this.type(`${line}\n`)
  }

  /** Goes where no key means text. */
  async leaveTerminal(): Promise<void> {
    await this.page.locator('.top-bar-name').click()
  }

  /** A double click on a word of the terminal. */
  async selectWord(word: string): Promise<void> {
    const box = (await this.prompt.getByText(word, { exact: true }).boundingBox())!
    await this.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
  }

  async paste(text: string): Promise<void> {
    await this.page.locator('.terminal-box textarea').evaluate((area, pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
  }

  /** What the screen of the terminal shows, its rows joined by line breaks. */
  async terminalText(): Promise<string> {
    const rows = await this.prompt.locator('> div').allInnerTexts()
    return rows
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd()
  }

  // The cluster

  async stageInWords(): Promise<string> {
    return this.page.locator('#pane-stage [data-text-twin]').innerText()
  }

  /** A part of the drawing, by what it is called. */
  part(name: RegExp | string): Locator {
    return this.page.locator('#pane-stage').getByRole('button', { name })
  }

  get why(): Locator {
    return this.page.locator('#pane-why')
  }

  get timeline(): Locator {
    return this.page.locator('#pane-timeline')
  }

  /** The simulated clock, in ms. */
  async clock(): Promise<number> {
    const text = await this.timeline.locator('output.clock').innerText()
    const [seconds = 0, minutes = 0, hours = 0] = text.trim().split(':').map(Number).reverse()
    return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
  }

  async pause(): Promise<void> {
    await this.timeline.getByRole('button', { name: 'Pause', exact: true }).click()
    await expect(this.timeline.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  }

  async play(): Promise<void> {
    await this.timeline.getByRole('button', { name: 'Play', exact: true }).click()
  }

  get playhead(): Locator {
    return this.timeline.getByRole('slider', { name: 'Playhead' })
  }

  async setSpeed(speed: '0.01×' | '1×' | '10×'): Promise<void> {
    const exponent = Math.log10(Number(speed.replace('×', '')))
    await this.timeline.getByRole('slider', { name: 'Speed' }).fill(String(exponent))
    await expect(this.timeline.getByText(speed, { exact: true })).toBeVisible()
  }

  /** Drags the playhead to this share of what has been lived so far: 0 is the first recorded instant, 1 is now. */
  async dragTimelineTo(share: number): Promise<void> {
    const lanes = (await this.playhead.locator('.lane line').first().boundingBox())!
    const y = lanes.y + 4
    await this.page.mouse.move(lanes.x + lanes.width, y)
    await this.page.mouse.down()
    await this.page.mouse.move(lanes.x + lanes.width * share, y, { steps: 8 })
    await this.page.mouse.up()
  }

  async returnToNow(): Promise<void> {
    await this.timeline.getByRole('button', { name: 'Return to now' }).click()
  }

  private get notes(): Locator {
    return this.page.locator('.notes-pane')
  }
}
