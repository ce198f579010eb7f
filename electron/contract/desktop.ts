/** What the desktop shell gives to the page, as `window.kubeshala`. In a browser there is no such object. */
import type { ClusterHost } from './host'

export interface DesktopBridge {
  readonly host: ClusterHost
  readonly settings: SettingsStore
  /** Node's name of the operating system: `linux`, `darwin`, `win32`. */
  readonly platform: string
}

/** Keeps one JSON text with a numeric `schema` at its top. Both hosts of the page hold this type. */
export interface SettingsStore {
  load(): Promise<LoadedSettings>
  /** Answers `refused` when what is stored comes from a newer Kubeshala: that file is kept as it is. */
  save(text: string): Promise<SaveOutcome>
}

export interface LoadedSettings {
  /** `null` when nothing usable is stored; `problem` then says why, if there is a why. */
  readonly text: string | null
  readonly problem?: SettingsProblem
}

export type SettingsProblem = 'newer' | 'corrupt' | 'unreadable'
export type SaveOutcome = 'saved' | 'refused'

/** The newest schema that this version reads and writes. */
export const settingsSchema = 1
/** Settings are small; anything larger is a mistake. */
export const settingsBytesMax = 1024 * 1024

/** Channels of the shell itself; those of the cluster derive from the keys of `ClusterHost`. */
export const channelOf = (name: string): string => `kubeshala:${name}`
export const settingsChannels = { load: channelOf('settings.load'), save: channelOf('settings.save') } as const
