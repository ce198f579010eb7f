/** The settings of this user, on this machine. */
import { app, dialog } from 'electron'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { SettingsFile, type SettingsProblem } from './settings/settings-file'

export function setupSettings(): SettingsFile {
  return new SettingsFile(fs, join(app.getPath('userData'), 'settings.json'), tellOnce())
}

/** Both languages at once: which one the learner reads is written in the very file that cannot be used. */
const told: Readonly<Record<SettingsProblem, string>> = {
  newer:
    'Your settings come from a newer Kubeshala. They are kept as they are, and changes made now are not saved.\n\n' +
    'Aapki settings naye Kubeshala ki hain. Woh waise hi rakhi hain, aur abhi ke badlaav save nahi honge.',
  corrupt:
    'Your settings could not be read. The file was set aside, and Kubeshala starts with fresh ones.\n\n' +
    'Aapki settings padhi nahi ja saki. File alag rakh di gayi hai, aur Kubeshala nayi settings se shuru ho raha hai.',
  unreadable:
    'Your settings file could not be opened. It is left as it is, and changes made now are not saved.\n\n' +
    'Aapki settings ki file khul nahi saki. Woh waise hi hai, aur abhi ke badlaav save nahi honge.',
}

/** A page that is loaded again asks again; the learner has heard it. */
function tellOnce(): (problem: SettingsProblem) => void {
  const heard = new Set<SettingsProblem>()
  return (problem) => {
    if (heard.has(problem)) return
    heard.add(problem)
    void dialog.showMessageBox({ type: 'info', message: told[problem] })
  }
}
