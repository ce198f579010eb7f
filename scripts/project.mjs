/** Where things are, and how the app is built. */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { isStale } from './freshness.mjs'

export const root = resolve(import.meta.dirname, '..')
export const at = (...path) => join(root, ...path)

const builtFrom = ['electron', 'renderer', 'content', 'electron.vite.config.ts', 'package-lock.json'].map((path) =>
  at(path),
)
const builtFiles = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'].map((path) => at(path))

export const appIsStale = () => isStale(builtFiles, builtFrom)

/** Builds the app; returns whether that went well. What the bundler has to say appears on this terminal. */
export function buildApp() {
  const bundler = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const options = { cwd: root, stdio: 'inherit' }
  return spawnSync(process.execPath, [bundler, 'build', '--logLevel', 'warn'], options).status === 0
}
