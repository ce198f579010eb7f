import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { cspMeta } from './electron/static/csp'
import { notes } from './renderer/notes/plugin'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The policy also stands in the page itself, so that no host can forget it. The development server injects inline scripts, so not there. */
function policyInPage(): Plugin {
  const policy = { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: cspMeta } }
  return {
    name: 'kubeshala:policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [{ ...policy, injectTo: 'head-prepend' as const }],
  }
}

const mainInputs = {
  main: at('electron/main.ts'),
  'desktop-worker': at('electron/desktop-worker.ts'),
  serve: at('electron/static/serve.ts'),
}

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: mainInputs,
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // One input only: a sandboxed preload cannot load a chunk that it would share with a second one.
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [policyInPage(), notes(at('.')), vue()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      chunkSizeWarningLimit: 2000,
      // How long each plugin took is news for whoever tunes the build, not for whoever starts the app.
      rolldownOptions: { input: { index: at('renderer/index.html') }, checks: { bundlerTimings: false } },
    },
  },
})
