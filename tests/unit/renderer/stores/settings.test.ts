import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSettings } from '../../../../renderer/stores/settings'
import { DEFAULT_SETTINGS, migrate, readSettings } from '../../../../renderer/stores/settings-record'
import { browserStorage, type SettingsStorage } from '../../../../renderer/stores/settings-storage'

const SAVED = JSON.stringify({ ...DEFAULT_SETTINGS, language: 'hi-Latn', theme: 'dark' })
const NEWER = JSON.stringify({ ...DEFAULT_SETTINGS, version: 99, colourOfTheSky: 'blue' })

describe('a saved text', () => {
  it('is read as it was written', () => {
    expect(readSettings(SAVED)).toEqual({ ...DEFAULT_SETTINGS, language: 'hi-Latn', theme: 'dark' })
  })

  it.each`
    what                    | text                                               | verdict
    ${'an empty text'}      | ${''}                                              | ${'corrupt'}
    ${'a torn text'}        | ${SAVED.slice(0, 40)}                              | ${'corrupt'}
    ${'zeros'}              | ${'\0\0\0\0'}                                      | ${'corrupt'}
    ${'a list'}             | ${'[1]'}                                           | ${'corrupt'}
    ${'another language'}   | ${SAVED.replace('hi-Latn', 'xx')}                  | ${'corrupt'}
    ${'no schema'}          | ${'{}'}                                            | ${'corrupt'}
    ${'a negative width'}   | ${SAVED.replace('"notesPx":null', '"notesPx":-1')} | ${'corrupt'}
    ${"a newer app's text"} | ${NEWER}                                           | ${'newer'}
  `('that is $what is $verdict', ({ text, verdict }: { text: string; verdict: string }) => {
    expect(readSettings(text)).toBe(verdict)
  })
})

describe('migrations', () => {
  const steps = [
    (record: Record<string, unknown>) => ({ ...record, colour: 'grey' }),
    (record: Record<string, unknown>) => ({ ...record, color: record['colour'] }),
  ]

  it('go through every version in between', () => {
    expect(migrate({ version: 1 }, steps)).toEqual({ version: 3, colour: 'grey', color: 'grey' })
    expect(migrate({ version: 2, colour: 'red' }, steps)).toEqual({ version: 3, colour: 'red', color: 'red' })
  })

  it.each([0, 3, 4, 1.5, '1', null])('leave version %j alone', (version) => {
    expect(migrate({ version }, steps)).toEqual({ version })
  })
})

describe('the storage of a browser', () => {
  beforeEach(() => localStorage.clear())

  it('gives back what was saved', async () => {
    const storage = browserStorage(() => localStorage)
    expect(await storage.load()).toBeNull()
    await storage.save(SAVED)
    expect(await storage.load()).toBe(SAVED)
  })

  it('lets the app go on where storage is forbidden', async () => {
    const forbidden = browserStorage(() => {
      throw new Error('denied')
    })
    await expect(forbidden.load()).rejects.toThrow('denied')
    await expect(forbidden.save(SAVED)).resolves.toBeUndefined()
  })
})

describe('the settings store', () => {
  let saved: string[]
  let aside: string[]

  /** A storage that holds this text. */
  const holding = (text: string | null): SettingsStorage => ({
    load: () => Promise.resolve(text),
    save: (newer) => Promise.resolve(void saved.push(newer)),
    keepAside: (unreadable) => void aside.push(unreadable),
  })

  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    saved = []
    aside = []
  })
  afterEach(() => vi.useRealTimers())

  it('starts where the learner left', async () => {
    const settings = useSettings()
    await settings.load(holding(SAVED), 'en')
    expect([settings.language, settings.shownTheme]).toEqual(['hi-Latn', 'dark'])
  })

  it('starts in the language of the system when nothing is stored', async () => {
    const settings = useSettings()
    await settings.load(holding(null), 'hi-Latn')
    expect([settings.language, settings.problem]).toEqual(['hi-Latn', null])
  })

  it('keeps a corrupt record aside and starts with the defaults', async () => {
    const settings = useSettings()
    await settings.load(holding(SAVED.slice(0, 50)), 'en')
    expect([settings.problem, settings.layout]).toEqual(['corrupt', DEFAULT_SETTINGS.layout])
    expect(aside).toEqual([SAVED.slice(0, 50)])
  })

  it('never writes over the record of a newer app', async () => {
    const settings = useSettings()
    await settings.load(holding(NEWER), 'en')
    settings.setTheme('light')
    await vi.advanceTimersByTimeAsync(5000)
    expect([settings.problem, saved]).toEqual(['newer', []])
  })

  it('says so when the storage cannot be read', async () => {
    const settings = useSettings()
    await settings.load({ ...holding(null), load: () => Promise.reject(new Error('denied')) }, 'en')
    expect(settings.problem).toBe('unreadable')
  })

  it('follows the system until a theme is chosen', async () => {
    const settings = useSettings()
    await settings.load(holding(null), 'en')
    settings.setSystemIsLight(true)
    expect(settings.shownTheme).toBe('light')
    settings.setTheme('dark')
    expect(settings.shownTheme).toBe('dark')
  })

  it('saves once, a second after the last change', async () => {
    const settings = useSettings()
    await settings.load(holding(SAVED), 'en')
    for (const px of [500, 510, 520]) {
      settings.setLayout({ notesPx: px })
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(saved).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(600)
    expect(saved.map((text) => (JSON.parse(text) as typeof DEFAULT_SETTINGS).layout.notesPx)).toEqual([520])
  })

  it('saves at once when the window is left, and only if something changed', async () => {
    const settings = useSettings()
    await settings.load(holding(SAVED), 'en')
    await settings.saveNow()
    expect(saved).toHaveLength(0)
    settings.finishStep('request-to-pod/apply')
    settings.finishStep('request-to-pod/apply')
    await vi.advanceTimersByTimeAsync(0)
    await settings.saveNow()
    expect(saved).toHaveLength(1)
    expect(settings.finishedSteps).toEqual(['request-to-pod/apply'])
  })
})
