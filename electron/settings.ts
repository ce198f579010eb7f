/** The settings of this user, on this machine. */
import { app } from 'electron'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { SettingsFile } from './settings/settings-file'

export function setupSettings(): SettingsFile {
  return new SettingsFile(fs, join(app.getPath('userData'), 'settings.json'))
}
