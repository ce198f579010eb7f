import { expect, test } from './test'

test('the chapter can be read beside a running cluster', async ({ app }) => {
  await expect(app.title).toHaveText(/kubectl apply/)
  await expect(app.page).toHaveTitle('Kubeshala')
  expect(await app.stageInWords()).toContain('control-plane: Ready')
})

test('changing the language keeps the paragraph, the cluster and the terminal', async ({ app }) => {
  await app.run('kubectl get nodes')
  await expect.poll(() => app.terminalText()).toContain('worker-3')
  await app.readTo(0.45)
  const paragraph = await app.paragraphInSight()
  const place = await app.placeOf(paragraph)
  const clock = await app.clock()

  await app.choose('Hinglish')
  await expect(app.title).toHaveText(/Shuru se/)
  await expect.poll(() => app.paragraphInSight()).toBe(paragraph)
  expect(Math.abs((await app.placeOf(paragraph)) - place)).toBeLessThan(2)
  expect(await app.terminalText()).toContain('worker-3')
  expect(await app.clock()).toBeGreaterThanOrEqual(clock)

  await app.leaveTerminal()
  await app.page.keyboard.press('l')
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en')
  await expect.poll(() => app.paragraphInSight()).toBe(paragraph)
})

test('a step of the notes is typed into the terminal, run, and marked as done', async ({ app }) => {
  await app.runStep('apply')
  await expect.poll(() => app.terminalText()).toContain('kubectl apply -f web.yaml')
  await expect.poll(() => app.terminalText(), { timeout: 30_000 }).toContain('deployment.apps/web created')
  await expect(app.step('apply').getByRole('status')).toHaveText('Done')
})

test('numbers in the text follow the cluster', async ({ app }) => {
  await app.run('kubectl apply -f web.yaml')
  await expect(app.page.locator('.note')).toContainText(/set off \d+ hops in this cluster/, { timeout: 30_000 })
})

test('choices survive a reload: language, theme, panes, finished steps, place in the text', async ({ app }) => {
  await app.runStep('apply')
  await expect(app.step('apply').getByRole('status')).toHaveText('Done', { timeout: 30_000 })
  await app.choose('Hinglish')
  await app.page.getByRole('button', { name: /^Theme/ }).click()
  await app.page.getByRole('button', { name: 'Kyun chhupayein' }).click()
  await app.page.getByRole('separator', { name: 'Notes ki width' }).focus()
  await app.page.keyboard.press('ArrowRight')
  await app.readTo(0.6)
  const paragraph = await app.paragraphInSight()
  const width = await app.page.locator('#pane-notes').evaluate((pane) => pane.clientWidth)
  await app.page.waitForTimeout(1500) // Saving waits for a second of rest.

  await app.reload()
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'hi-Latn')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(app.why).toHaveCount(0)
  await expect.poll(() => app.paragraphInSight()).toBe(paragraph)
  expect(await app.page.locator('#pane-notes').evaluate((pane) => pane.clientWidth)).toBe(width)
  await expect(app.step('apply').getByRole('status')).toHaveText('Ho gaya')
})

test('a record of a newer app is kept as it is', async ({ app }) => {
  const newer = '{"version":99,"theme":"sepia"}'
  await app.page.evaluate((text) => localStorage.setItem('kubeshala.settings', text), newer)
  await app.reload()
  await expect(app.page.getByText(/newer Kubeshala/)).toBeVisible()
  await app.choose('Hinglish')
  await app.page.waitForTimeout(1500)
  expect(await app.page.evaluate(() => localStorage.getItem('kubeshala.settings'))).toBe(newer)
})
