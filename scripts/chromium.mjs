/** Finds a Chromium for the browser tests, or brings one. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'

const program = (variable, ...rest) => (process.env[variable] ? [join(process.env[variable], ...rest)] : [])

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...program('PROGRAMFILES', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ...program('PROGRAMFILES(X86)', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ...program('LOCALAPPDATA', 'Google', 'Chrome', 'Application', 'chrome.exe'),
]

/**
 * `CHROMIUM_PATH` first, then the usual places, then the browser that Playwright keeps.
 * @returns {string | undefined}
 */
export function chromiumPath() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return chosen
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path))
}

/** Returns the path of a Chromium, installing one if need be; throws with what to do when none can be had. */
export function ensureChromium() {
  for (const install of [() => undefined, installFromDebian, installFromPlaywright]) {
    install()
    const path = chromiumPath()
    if (path && existsSync(path)) return path
    if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH names no file: ${process.env.CHROMIUM_PATH}`)
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.',
  )
}

function installFromDebian() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  console.log('No Chromium yet: installing the package of this Debian …')
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
}

function installFromPlaywright() {
  console.log("No Chromium yet: asking for Playwright's own …")
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'])
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 })
}
