/** The test function of these stories: each gets an open app, and fails when something went wrong that it did not ask for. */
import { test as base, expect } from '@playwright/test'
import { App } from './app'

export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const app = new App(page)
    await app.open()
    await use(app)
    expect(app.troubles).toEqual([])
  },
})
export { expect }
