import { defineConfig } from '@playwright/test'
import { chromiumPath } from './scripts/chromium.mjs'
import { electronBinary } from './scripts/electron-binary.mjs'

const port = Number(process.env.E2E_PORT ?? 4199)

// The app is a page that works offline: Chromium's own errands would only add noise and delay.
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Where there is an Electron binary, the same stories are told in its window too; only the story that compares bytes
// needs an empty page, which the app's window never shows.
const desktop = {
  name: 'electron',
  testMatch: /\.(electron|web)\.spec\.ts$/,
  testIgnore: /same-bytes/,
}
const launchOptions = { executablePath: chromiumPath(), args: chromiumArgs }

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  reporter: [['line'], ['json', { outputFile: '.reports/playwright.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  webServer: {
    command: `node scripts/start.mjs --browser --no-open --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    timeout: 120_000,
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: /\.electron\.spec\.ts$/,
      use: {
        baseURL: `http://127.0.0.1:${port}`,
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions,
      },
    },
    ...(electronBinary() === undefined ? [] : [{ ...desktop, use: { launchOptions } }]),
  ],
})
