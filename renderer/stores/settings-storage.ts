/** Where the settings' text is kept when the page runs in a browser: the same promises as the desktop app's file. */
import type { SettingsStore } from '../../electron/contract/desktop'
import { desktopBridge } from '../host/desktop-host'
import { readSettings } from './settings-record'

/** The page's first script reads the theme from here too. */
const KEY = 'kubeshala.settings'
const ASIDE_KEY = 'kubeshala.settings.aside'

export function settingsStorage(): SettingsStore {
  return desktopBridge()?.settings ?? browserStorage(() => localStorage)
}

/** `open` may throw: a browser can forbid storage altogether. */
export function browserStorage(open: () => Storage): SettingsStore {
  let newerIsStored = false

  function load(): Awaited<ReturnType<SettingsStore['load']>> {
    const storage = open()
    const text = storage.getItem(KEY)
    if (text === null) return { text }
    const read = readSettings(text)
    newerIsStored = read === 'newer'
    if (read === 'newer') return { text: null, problem: 'newer' }
    if (read !== 'corrupt') return { text }
    storage.setItem(ASIDE_KEY, text)
    storage.removeItem(KEY)
    return { text: null, problem: 'corrupt' }
  }

  return {
    load() {
      try {
        return Promise.resolve(load())
      } catch {
        return Promise.resolve({ text: null, problem: 'unreadable' })
      }
    },
    save(text) {
      if (newerIsStored) return Promise.resolve('refused')
      try {
        open().setItem(KEY, text)
        return Promise.resolve('saved')
      } catch {
        return Promise.resolve('refused') // Full or forbidden: the choice holds until the window closes.
      }
    },
  }
}
