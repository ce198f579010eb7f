/** A disk in memory whose power can go at any call, and which forgets what was not synced, as disks do. */
import type { FileSystem, OpenFile } from '../../../electron/settings/file-system'

export class PowerCut extends Error {}

interface Content {
  /** What programs read now. */
  text: string
  /** What is left after a power cut. */
  durable: string
}

export interface Faults {
  /** The power goes when this call (0, 1, 2 …) begins. */
  readonly cutAtCall?: number
  /** How much of the unsynced text a power cut leaves: none, half, all, or zeros of its length. */
  readonly leaves?: 'none' | 'half' | 'all' | 'zeros'
  /** The named call fails with this code, every time. */
  readonly failing?: { readonly call: keyof FileSystem | keyof OpenFile; readonly code: string }
}

export class FaultyDisk implements FileSystem {
  /** Every call so far, for tests that name each point where the power may go. */
  readonly calls: string[] = []
  /** Names as programs see them, and as a power cut would leave them. */
  private names = new Map<string, Content>()
  private durableNames = new Map<string, Content>()

  constructor(
    files: Readonly<Record<string, string>> = {},
    private readonly faults: Faults = {},
  ) {
    for (const [path, text] of Object.entries(files)) this.names.set(path, { text, durable: text })
    this.durableNames = new Map(this.names)
  }

  /** The same disk when the power is back. */
  afterPowerCut(): FaultyDisk {
    return new FaultyDisk(Object.fromEntries([...this.durableNames].map(([path, { durable }]) => [path, durable])))
  }

  files(): Record<string, string> {
    return Object.fromEntries([...this.names].map(([path, { text }]) => [path, text]))
  }

  readFile(path: string): Promise<string> {
    return this.call('readFile', () => this.content(path).text)
  }

  open(path: string, flags: string): Promise<OpenFile> {
    return this.call('open', () => {
      if (flags === 'r') return this.openFolder()
      const content: Content = { text: '', durable: '' }
      this.names.set(path, content)
      this.durableNames.set(path, content)
      return this.openContent(content)
    })
  }

  rename(from: string, to: string): Promise<void> {
    return this.call('rename', () => {
      this.names.set(to, this.content(from))
      this.names.delete(from)
    })
  }

  link(from: string, to: string): Promise<void> {
    return this.call('link', () => {
      if (this.names.has(to)) throw Object.assign(new Error('exists'), { code: 'EEXIST' })
      this.names.set(to, this.content(from))
    })
  }

  rm(path: string): Promise<void> {
    return this.call('rm', () => void this.names.delete(path))
  }

  private openContent(content: Content): OpenFile {
    return {
      writeFile: (text) =>
        this.call('writeFile', () => {
          content.text = text
          content.durable = this.leftOf(text)
        }),
      sync: () => this.call('sync', () => void (content.durable = content.text)),
      close: () => this.call('close', () => undefined),
    }
  }

  private openFolder(): OpenFile {
    return {
      writeFile: () => Promise.reject(new Error('a folder')),
      sync: () => this.call('sync', () => void (this.durableNames = new Map(this.names))),
      close: () => this.call('close', () => undefined),
    }
  }

  private leftOf(text: string): string {
    if (this.faults.leaves === 'all') return text
    if (this.faults.leaves === 'half') return text.slice(0, text.length / 2)
    return this.faults.leaves === 'zeros' ? '\0'.repeat(text.length) : ''
  }

  private content(path: string): Content {
    const content = this.names.get(path)
    if (!content) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
    return content
  }

  /** After the cut every call fails: the program that made it is gone. */
  private async call<Result>(name: keyof FileSystem | keyof OpenFile, act: () => Result): Promise<Result> {
    await Promise.resolve()
    const isCut = this.calls.length >= (this.faults.cutAtCall ?? Number.POSITIVE_INFINITY)
    if (isCut) throw new PowerCut(`the power went at ${name}`)
    this.calls.push(name)
    const { failing } = this.faults
    if (failing?.call === name) throw Object.assign(new Error(failing.code), { code: failing.code })
    return act()
  }
}
