/** The test function of these stories: each gets an open app, and fails when something went wrong that it did not ask for. */
import { test as base, expect } from '@playwright/test'
import { App } from './app'
import { launchDesktop } from './desktop'

export const test = base.extend<{ app: App }>({
  /** The same stories are told in the window of the desktop app, where there is a binary for it. */
  page: async ({ page }, use, testInfo) => {
    if (testInfo.project.name !== 'electron') {
      await use(page)
      return
    }
    const { electron, view } = await launchDesktop()
    await view.setViewportSize({ width: 1280, height: 800 })
    await use(view)
    await electron.close()
  },
  app: async ({ page }, use) => {
    const app = new App(page)
    await app.open()
    await use(app)
    expect(app.troubles).toEqual([])
  },
})
export { expect }
