/** The desktop app as it is started: a window of its own, settings of its own. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { electronBinary } from '../../scripts/electron-binary.mjs'

const project = resolve(import.meta.dirname, '../..')

export interface Desktop {
  readonly electron: ElectronApplication
  readonly view: Page
  readonly userData: string
}

/** Starts the built app; a folder of settings that nobody has used yet, unless one is given. */
export async function launchDesktop(userData = mkdtempSync(join(tmpdir(), 'kubeshala-desktop-'))): Promise<Desktop> {
  const args = [join(project, 'out/main/main.js'), `--user-data-dir=${userData}`]
  const electron = await _electron.launch({ executablePath: electronBinary(), args, cwd: project })
  return { electron, view: await electron.firstWindow(), userData }
}
