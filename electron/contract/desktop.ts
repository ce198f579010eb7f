/** What the desktop shell gives to the page, as `window.kubeshala`. In a browser there is no such object. */
import type { ClusterHost } from './host'

export interface DesktopBridge {
  readonly host: ClusterHost
  readonly settings: SettingsStore
  /** Node's name of the operating system: `linux`, `darwin`, `win32`. */
  readonly platform: string
}

/** Keeps one JSON text with a numeric `version` at its top. */
export interface SettingsStore {
  /** The text that was saved last, or `null` when nothing usable is stored. */
  load(): Promise<string | null>
  /** What a newer Kubeshala stored is kept as it is: then this does nothing, and the learner has been told. */
  save(text: string): Promise<void>
}

/** The newest version of the settings that this app reads and writes. */
export const settingsVersion = 1
/** Settings are small; anything larger is a mistake. */
export const settingsBytesMax = 1024 * 1024

/** Channels of the shell itself; those of the cluster derive from the keys of `ClusterHost`. */
export const channelOf = (name: string): string => `kubeshala:${name}`
export const settingsChannels = { load: channelOf('settings.load'), save: channelOf('settings.save') } as const
