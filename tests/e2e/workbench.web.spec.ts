import { expect, test } from './test'
import { obstacles } from './obstacles'

for (const theme of ['dark', 'light'] as const) {
  test(`nothing keeps anybody out: both languages, ${theme}`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: theme })
    await app.run('kubectl apply -f web.yaml')
    await expect.poll(() => app.stageInWords(), { timeout: 60_000 }).toMatch(/Pod web-/)
    await app
      .part(/^Pod web-/)
      .first()
      .click()
    expect(await obstacles(app)).toEqual([])
    await app.choose('Hinglish')
    expect(await obstacles(app)).toEqual([])
  })
}

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1600, height: 1000 },
]) {
  test(`panes stand side by side at ${viewport.width} × ${viewport.height}`, async ({ app }) => {
    await app.page.setViewportSize(viewport)
    const boxes = await Promise.all(
      ['.top-bar', '#pane-notes', '#pane-stage', '#pane-why', '#pane-terminal', '#pane-timeline'].map(async (pane) => ({
        pane,
        ...(await app.page.locator(pane).boundingBox())!,
      })),
    )
    for (const one of boxes) {
      expect(one.x, one.pane).toBeGreaterThanOrEqual(0)
      expect(one.x + one.width, one.pane).toBeLessThanOrEqual(viewport.width)
      expect(one.y + one.height, one.pane).toBeLessThanOrEqual(viewport.height)
      for (const other of boxes.filter(({ pane }) => pane !== one.pane)) {
        const overlap = one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height // prettier-ignore
        expect(overlap, `${one.pane} over ${other.pane}`).toBe(false)
      }
    }
  })
}

test('panes are resized and hidden by mouse and keyboard', async ({ app }) => {
  const width = () => app.page.locator('#pane-notes').evaluate((pane) => pane.getBoundingClientRect().width)
  const separator = app.page.getByRole('separator', { name: 'Width of the notes' })
  const before = await width()
  await separator.focus()
  await app.page.keyboard.press('ArrowRight')
  expect(await width()).toBe(before + 16)
  const box = (await separator.boundingBox())!
  await app.page.mouse.move(box.x, box.y + 300)
  await app.page.mouse.down()
  await app.page.mouse.move(box.x - 60, box.y + 300, { steps: 4 })
  await app.page.mouse.up()
  expect(Math.abs((await width()) - (before + 16 - 60))).toBeLessThan(2)
  await separator.focus()
  await app.page.keyboard.press('Enter')
  await expect(app.page.locator('#pane-notes')).toBeHidden()
  await app.page.getByRole('button', { name: 'Show Notes' }).click()
  await expect(app.page.locator('#pane-notes')).toBeVisible()
})

test('every pane is reached by F6, and nobody is caught in the terminal', async ({ app }) => {
  const reached = new Set<string>()
  for (let press = 0; press < 5; press++) {
    await app.page.keyboard.press('F6')
    reached.add(await app.page.evaluate(() => document.activeElement?.closest('[data-pane]')?.id ?? ''))
  }
  expect([...reached].sort()).toEqual(['pane-notes', 'pane-stage', 'pane-terminal', 'pane-timeline', 'pane-why'])
  await app.type('x')
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Tab')
  expect(await app.page.evaluate(() => document.activeElement?.closest('#pane-terminal') === null)).toBe(true)
})

test('the keyboard map opens with ? and closes with Escape', async ({ app }) => {
  await app.leaveTerminal()
  await app.page.keyboard.press('?')
  await expect(app.page.getByRole('dialog', { name: 'Keyboard map' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog', { name: 'Keyboard map' })).toBeHidden()
})

test('in a narrow window the stage slides over the notes', async ({ app }) => {
  await app.page.setViewportSize({ width: 1000, height: 720 })
  await expect(app.title).toBeInViewport()
  await expect(app.page.locator('#pane-stage')).not.toBeInViewport()
  await app.page.getByRole('button', { name: 'Cluster', exact: true }).click()
  await expect(app.page.locator('#pane-stage')).toBeInViewport()
})

test('nothing on the page moves while the cluster starts', async ({ app }) => {
  await app.page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await app.page.waitForTimeout(500)
  const shifts = await app.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02)
})

test('a reader who wants no motion sees none of ours', async ({ app }) => {
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await app.page.setViewportSize({ width: 1000, height: 720 })
  const duration = await app.page.locator('.bench').evaluate((bench) => getComputedStyle(bench).transitionDuration)
  expect(duration).toBe('0s')
})
