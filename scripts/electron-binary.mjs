/** Finds the Electron binary of this machine, and may fetch it once. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/**
 * The path of the binary, or `undefined` when there is none. Importing `electron` itself would start a download.
 * @returns {string | undefined}
 */
export function electronBinary(env = process.env, platform = process.platform) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist')
  const binary = join(folder, executables[platform] ?? 'electron')
  return existsSync(binary) ? binary : undefined
}

/**
 * Runs the package's own installer, quietly and for a bounded time: a machine without network must not wait long.
 * @returns {Promise<string | undefined>}
 */
export async function fetchElectron(timeoutMs = 180_000) {
  const notice = setTimeout(() => console.log('Fetching Electron, once …'), 3000)
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: timeoutMs,
  })
  await new Promise((resolve) => installer.on('error', resolve).on('exit', resolve))
  clearTimeout(notice)
  return electronBinary()
}
