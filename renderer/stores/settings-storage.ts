/** Where the settings' text is kept: a file of the desktop app, or the storage of the browser. */
import type { SettingsStore } from '../../electron/contract/desktop'
import { desktopBridge } from '../host/desktop-host'

export interface SettingsStorage extends SettingsStore {
  /** Nothing of the learner's is thrown away, not even what cannot be read. */
  keepAside(text: string): void
}

/** The page's first script reads the theme from here too. */
const KEY = 'kubeshala.settings'
const ASIDE_KEY = 'kubeshala.settings.aside'

export function settingsStorage(): SettingsStorage {
  const inBrowser = browserStorage(() => localStorage)
  return { ...inBrowser, ...desktopBridge()?.settings }
}

/** `open` may throw: a browser can forbid storage altogether. A full or forbidden one costs the memory, never the app. */
export function browserStorage(open: () => Storage): SettingsStorage {
  function write(key: string, text: string): void {
    try {
      open().setItem(key, text)
    } catch {
      // The choice holds until the window closes; that it cannot be kept was said when loading failed.
    }
  }

  return {
    load: () => new Promise((resolve) => resolve(open().getItem(KEY))),
    save(text) {
      write(KEY, text)
      return Promise.resolve()
    },
    keepAside: (text) => write(ASIDE_KEY, text),
  }
}
