/** What a stored settings text is worth, and what may be stored. Pure: files are the business of settings-file.ts. */
import * as v from 'valibot'
import { settingsBytesMax, settingsSchema, type SettingsProblem } from '../contract/desktop'

const Settings = v.looseObject({ schema: v.pipe(v.number(), v.integer(), v.minValue(1)) })

/** `usable`, or what is wrong with a text that was read back. */
export function judge(text: string): 'usable' | Exclude<SettingsProblem, 'unreadable'> {
  const schema = schemaOf(text)
  if (schema === undefined) return 'corrupt'
  return schema > settingsSchema ? 'newer' : 'usable'
}

/** Throws when `text` is nothing that this version may write. */
export function assertStorable(text: string): void {
  if (Buffer.byteLength(text) > settingsBytesMax) throw new Error(`Settings are larger than ${settingsBytesMax} bytes`)
  if (judge(text) !== 'usable') throw new Error(`Settings must be JSON with a schema from 1 to ${settingsSchema}`)
}

function schemaOf(text: string): number | undefined {
  try {
    const result = v.safeParse(Settings, JSON.parse(text))
    return result.success ? result.output.schema : undefined
  } catch {
    return undefined // Not JSON: torn, zero-filled, or written by something else.
  }
}
