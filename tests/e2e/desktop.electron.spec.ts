/** The window itself, where there is an Electron binary: what no browser can show. Everything inside the page is tested in Chromium. */
import { expect, test as base } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchDesktop, type Desktop } from './desktop'

const test = base.extend<{ desktop: Desktop }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this very pattern.
  desktop: async ({}, use) => {
    const desktop = await launchDesktop()
    await use(desktop)
    await desktop.electron.close()
  },
})

test('shows the app by its own scheme', async ({ desktop: { view } }) => {
  await expect(view).toHaveTitle(/Kubeshala/)
  expect(view.url()).toBe('app://kubeshala/')
})

test('gives the page the bridge, and nothing of Node or Electron', async ({ desktop: { view } }) => {
  const seen = await view.evaluate(() => ({
    bridge: Object.keys(window.kubeshala ?? {}).sort(),
    leaks: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  }))
  expect(seen).toEqual({ bridge: ['host', 'platform', 'settings'], leaks: [] })
})

test('lets the page go nowhere', async ({ desktop: { electron, view } }) => {
  await view.evaluate(() => {
    open('javascript:alert(1)')
    open('file:///etc/passwd')
    location.href = 'https://example.com/'
  })
  await expect(view).toHaveURL('app://kubeshala/')
  expect(electron.windows()).toHaveLength(1)
})

test('reaches no network, and no file beside the page', async ({ desktop: { view } }) => {
  const statuses = await view.evaluate(async () => {
    const urls = [
      'https://example.com/',
      'app://kubeshala/%2e%2e/main/main.js',
      'app://kubeshala/..%5cmain%5cmain.js',
      'file:///etc/passwd',
    ]
    return Promise.all(
      urls.map((url) =>
        fetch(url).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    )
  })
  expect(statuses).toEqual(['refused', 404, 404, 'refused'])
})

test('runs a cluster in the main process', async ({ desktop: { view } }) => {
  const kinds = await view.evaluate(async () => {
    const snapshot = await window.kubeshala?.host.open({ seed: 1, workers: 1 })
    return snapshot?.objects.map(({ kind }) => kind) ?? []
  })
  expect(kinds).toContain('Node')
})

test('keeps settings across a restart', async ({ desktop: { electron, view, userData } }) => {
  const text = JSON.stringify({ version: 1, kept: true })
  await view.evaluate((saved) => window.kubeshala?.settings.save(saved), text)
  expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toBe(text)
  await electron.close()
  const again = await launchDesktop(userData)
  await expect(again.view.evaluate(() => window.kubeshala?.settings.load())).resolves.toBe(text)
  await again.electron.close()
})
