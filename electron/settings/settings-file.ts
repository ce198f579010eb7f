/** Keeps the learner's settings in one JSON file of their own folder. */
import type { SettingsStore } from '../contract/desktop'
import type { FileSystem } from './file-system'
import { assertStorable, judge } from './stored-settings'
import { writeAtomically } from './write-atomically'

export type SettingsProblem = 'newer' | 'corrupt' | 'unreadable'

type Reading = { readonly text: string | null; readonly problem?: SettingsProblem }

const setAsideMax = 1000

export class SettingsFile implements SettingsStore {
  /** The last call under way: a load never sees half of a save, and saves land in the order they were asked for. */
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly fs: FileSystem,
    private readonly file: string,
    /** Hears why nothing usable was loaded, so that the learner can be told. */
    private readonly onProblem: (problem: SettingsProblem) => void,
  ) {}

  load(): Promise<string | null> {
    return this.inTurn(async () => {
      const { text, problem } = await this.read()
      if (problem) this.onProblem(problem)
      return text
    })
  }

  save(text: string): Promise<void> {
    return this.inTurn(async () => {
      assertStorable(text)
      const { problem } = await this.read()
      // A file of a newer Kubeshala, or one that cannot be read just now, is the learner's: it is never written over.
      if (problem === 'newer' || problem === 'unreadable') return
      await writeAtomically(this.fs, this.file, text)
    })
  }

  private async read(): Promise<Reading> {
    try {
      const text = await this.fs.readFile(this.file, 'utf8')
      const verdict = judge(text)
      if (verdict === 'usable') return { text }
      if (verdict === 'corrupt') await this.setAside()
      return { text: null, problem: verdict }
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? { text: null } : { text: null, problem: 'unreadable' }
    }
  }

  /** Moves the corrupt file to the first free `.bad-<n>`: somebody may still want to read it. */
  private async setAside(): Promise<void> {
    for (let n = 1; n <= setAsideMax; n += 1) {
      if (await this.linkedTo(`${this.file}.bad-${n}`)) return this.fs.rm(this.file, { force: true })
    }
    throw new Error(`More than ${setAsideMax} corrupt settings files`)
  }

  /** A link fails when its name is taken, where a rename would write over it. */
  private async linkedTo(path: string): Promise<boolean> {
    try {
      await this.fs.link(this.file, path)
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  }

  private inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(act)
    this.last = result.catch(() => undefined)
    return result
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
