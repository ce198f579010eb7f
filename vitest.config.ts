import vue from '@vitejs/plugin-vue'
import { existsSync } from 'node:fs'
import { runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'
import type * as NotesModule from './renderer/notes/plugin'

// Loaded as a module of its own: bundled into this file it would be warned about, import by import, at every start.
const { notes } = (await runnerImport<typeof NotesModule>('./renderer/notes/plugin.ts')).module

const nodeFolders = 'unit,scenarios,fidelity,determinism,tidy,contract,content,labs,desktop'

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [notes()],
        test: {
          name: 'node',
          environment: 'node',
          include: [`tests/{${nodeFolders}}/**/*.test.ts`],
          exclude: ['tests/unit/renderer/**'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [notes(), vue()],
        test: {
          name: 'ui',
          environment: 'happy-dom',
          include: ['tests/unit/renderer/**/*.test.ts'],
          setupFiles: ['tests/unit/renderer/setup.ts'].filter((file) => existsSync(file)),
          testTimeout: 30_000,
        },
      },
    ],
  },
})
