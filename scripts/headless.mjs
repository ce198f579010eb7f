/** `node scripts/headless.mjs NAME ARGS…`: runs out/headless/NAME.js, bundling it first when a source is newer. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { isStale } from './freshness.mjs'
import { at, root } from './project.mjs'

const sources = [
  'electron',
  'content/home',
  'tests/bench',
  'tests/fidelity',
  'vite.headless.config.ts',
  'package-lock.json',
].map((path) => at(path))

/** Returns the path of an up-to-date bundle. */
export async function headlessBundle(name) {
  const bundle = at('out', 'headless', `${name}.js`)
  if (isStale([bundle], sources)) await bundleAll()
  if (!existsSync(bundle)) throw new Error(`There is no headless command named "${name}".`)
  return bundle
}

// Two commands may start at the same moment: each builds aside, and the last one to finish is kept.
async function bundleAll() {
  const { build } = await import('vite') // Only here: a fresh bundle should start without the bundler.
  const aside = at('out', `headless-${process.pid}`)
  await build({
    root,
    configFile: at('vite.headless.config.ts'),
    logLevel: 'error',
    build: { outDir: aside },
  })
  rmSync(at('out', 'headless'), { recursive: true, force: true })
  renameSync(aside, at('out', 'headless'))
}

async function main([name, ...args]) {
  if (!name) throw new Error('Usage: node scripts/headless.mjs NAME ARGS…')
  const bundle = await headlessBundle(name)
  process.argv = [process.argv[0], bundle, ...args]
  await import(pathToFileURL(bundle).href)
}

if (process.argv[1] === import.meta.filename) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
