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
        launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
      },
    },
    ...(electronBinary() === undefined ? [] : [{ name: 'electron', testMatch: /\.electron\.spec\.ts$/ }]),
  ],
})
