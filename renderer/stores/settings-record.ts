/** What outlives a restart: one small versioned record, and how any text that claims to be one is read. */
import * as v from 'valibot'
import { settingsVersion as newest } from '../../electron/contract/desktop'

export const LANGUAGES = ['en', 'hi-Latn'] as const
export const THEMES = ['system', 'light', 'dark'] as const

const pixels = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000))
const id = v.pipe(v.string(), v.maxLength(100))

const layoutSchema = v.object({
  /** `null` until the learner has chosen: the pane then follows the window. */
  notesPx: v.nullable(pixels),
  whyPx: v.nullable(pixels),
  terminalPx: v.nullable(pixels),
  timelinePx: v.nullable(pixels),
  notesFolded: v.boolean(),
  whyFolded: v.boolean(),
  terminalFolded: v.boolean(),
  timelineFolded: v.boolean(),
})

const recordSchema = v.object({
  version: v.literal(newest),
  language: v.picklist(LANGUAGES),
  theme: v.picklist(THEMES),
  layout: layoutSchema,
  chapter: id,
  /** `chapter/step`. */
  finishedSteps: v.pipe(v.array(id), v.maxLength(10_000)),
  /** Id of the block of the notes that was at the top of the pane. */
  paragraph: v.nullable(id),
})

export type Settings = v.InferOutput<typeof recordSchema>
export type Layout = v.InferOutput<typeof layoutSchema>
export type Language = Settings['language']
export type Theme = Settings['theme']
/** Why what was saved is not in use. */
export type SettingsProblem = 'newer' | 'corrupt' | 'unreadable'

export const DEFAULT_SETTINGS: Settings = {
  version: newest,
  language: 'en',
  theme: 'system',
  layout: {
    notesPx: null,
    whyPx: null,
    terminalPx: null,
    timelinePx: null,
    notesFolded: false,
    whyFolded: false,
    terminalFolded: false,
    timelineFolded: false,
  },
  chapter: 'request-to-pod',
  finishedSteps: [],
  paragraph: null,
}

/** One step from version `n` to `n + 1`, at index `n - 1`. */
export type Migration = (record: Record<string, unknown>) => Record<string, unknown>
const MIGRATIONS: readonly Migration[] = []

/** A saved text as settings, or what is wrong with it. */
export function readSettings(text: string, steps = MIGRATIONS): Settings | Exclude<SettingsProblem, 'unreadable'> {
  const record = parseRecord(text)
  if (!record) return 'corrupt'
  if (typeof record['version'] === 'number' && record['version'] > newest) return 'newer'
  const result = v.safeParse(recordSchema, migrate(record, steps))
  return result.success ? result.output : 'corrupt'
}

/** Brings a record up to the version that the steps end at; a version outside of them comes back as it was. */
export function migrate(record: Record<string, unknown>, steps: readonly Migration[]): Record<string, unknown> {
  const from = record['version']
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1 || from > steps.length) return record
  return steps.slice(from - 1).reduce((older, step, index) => ({ ...step(older), version: from + index + 1 }), record)
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
