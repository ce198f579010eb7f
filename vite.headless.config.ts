import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

const entries = {
  story: at('electron/story.ts'),
  bench: at('tests/bench/bench.ts'),
  fidelity: at('tests/fidelity/run.ts'),
}

/** Bundles for plain Node: the simulation without any window. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: at('out/headless'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
})
