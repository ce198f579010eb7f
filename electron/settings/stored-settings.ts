/** What a stored settings text is worth, and what may be stored. Pure: files are the business of settings-file.ts. */
import * as v from 'valibot'
import { settingsBytesMax, settingsVersion } from '../contract/desktop'

export type Verdict = 'usable' | 'newer' | 'corrupt'

const Settings = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) })

export function judge(text: string): Verdict {
  const version = versionOf(text)
  if (version === undefined) return 'corrupt'
  return version > settingsVersion ? 'newer' : 'usable'
}

/** Throws when `text` is nothing that this app may write. */
export function assertStorable(text: string): void {
  if (Buffer.byteLength(text) > settingsBytesMax) throw new Error(`Settings are larger than ${settingsBytesMax} bytes`)
  if (judge(text) !== 'usable') throw new Error(`Settings must be JSON with a version from 1 to ${settingsVersion}`)
}

function versionOf(text: string): number | undefined {
  try {
    const result = v.safeParse(Settings, JSON.parse(text))
    return result.success ? result.output.version : undefined
  } catch {
    return undefined // Not JSON: torn, zero-filled, or written by something else.
  }
}
