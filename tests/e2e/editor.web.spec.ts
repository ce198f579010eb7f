/** The editor as its reader knows it: files, suggestions, marks, and what the cluster answers. */
import type { App } from './app'
import { expect, test } from './test'
import { obstacles } from './obstacles'

const files = (app: App) => app.page.getByLabel('File', { exact: true })
const text = (app: App) => app.page.locator('.editor-box .cm-content')
const side = (app: App) => app.page.locator('.editor-side')
const act = (app: App, name: string) => app.page.getByRole('button', { name, exact: true })

async function openFile(app: App, name: string): Promise<void> {
  await app.page.getByRole('tab', { name: 'Editor' }).click()
  await files(app).selectOption(name)
  await expect(text(app)).toBeFocused()
}

/** Sets the cursor behind the first row that holds this. */
async function goBehind(app: App, row: string): Promise<void> {
  await text(app).locator('.cm-line', { hasText: row }).first().click()
  await app.page.keyboard.press('End')
}

test('a learner mends a manifest where it is marked, and applies it', async ({ app }) => {
  await openFile(app, 'broken.yaml')
  await expect(side(app)).toContainText('Row 6')
  await expect(side(app)).toContainText('DeploymentSpec has no field "replicaz". Did you mean "replicas"?')
  await expect(app.page.locator('.cm-lint-marker-error')).toBeVisible()

  await side(app)
    .getByRole('button', { name: /replicaz/ })
    .click()
  await app.page.keyboard.press('Control+ArrowRight')
  await app.page.keyboard.press('Backspace')
  await app.page.keyboard.type('s')
  await app.page.keyboard.press('Escape')
  await expect(side(app)).toContainText('No problems')

  await act(app, 'Apply').click()
  await expect(side(app)).toContainText('deployment.apps/blog created', { timeout: 60_000 })
  await expect(side(app)).toContainText('exit code 0')
  await app.page.getByRole('tab', { name: 'Terminal' }).click()
  await expect.poll(() => app.terminalText()).toContain('kubectl apply -f broken.yaml')
})

test('what the API server refuses is marked in its row', async ({ app }) => {
  await openFile(app, 'web.yaml')
  await goBehind(app, 'replicas: 3')
  await app.page.keyboard.press('Backspace')
  await app.page.keyboard.type('-1')
  await act(app, 'Dry run').click()
  await expect(side(app)).toContainText('Row 8', { timeout: 60_000 })
  await expect(side(app)).toContainText('must be greater than or equal to 0')
  await goBehind(app, 'replicas: -1')
  await app.page.keyboard.press('Control+Backspace')
  await app.page.keyboard.type('2')
  await expect(side(app)).not.toContainText('Row 8')
})

test('fields and words are suggested where they belong', async ({ app }) => {
  const suggested = app.page.locator('.cm-tooltip-autocomplete')
  await openFile(app, 'web.yaml')
  await goBehind(app, 'image: nginx:1.27')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('imageP')
  await expect(suggested).toContainText('imagePullPolicy')
  await settled(app)
  await app.page.keyboard.press('Enter')
  await expect(suggested).toContainText('IfNotPresent')
  await settled(app)
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(text(app)).toContainText('imagePullPolicy: IfNotPresent')
  await expect(app.page.locator('.editor-place')).toContainText('spec.template.spec.containers[0].imagePullPolicy')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('securityContext:')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('runAsN')
  await expect(suggested).toContainText('runAsNonRoot')
  await app.page.keyboard.press('Escape')
  for (let steps = 0; steps < 8; steps++) await app.page.keyboard.press('Control+z')
  await expect(text(app)).not.toContainText('IfNotPresent')
})

test('files are made, kept, renamed and deleted, and the terminal has the same ones', async ({ app }) => {
  await app.page.keyboard.press('Control+Shift+E')
  await act(app, 'New file').click()
  await app.page.keyboard.type('note')
  await act(app, 'Create').click()
  await expect(text(app)).toBeFocused()
  await app.page.keyboard.type('kind: Pod')
  await app.page.keyboard.press('Escape')
  await expect(app.page.locator('.editor-place')).toContainText('Saved')
  await app.page.keyboard.press('Control+`')
  await app.page.keyboard.type('cat note.yaml\n')
  await expect.poll(() => app.terminalText()).toContain('kind: Pod')
  await app.run('echo "kind: Service" > note.yaml')
  await app.page.getByRole('tab', { name: 'Editor' }).click()
  await expect(text(app)).toContainText('kind: Service')
  await act(app, 'Rename this file').click()
  await app.page.keyboard.type('other')
  await app.page.keyboard.press('Enter')
  await expect(files(app)).toHaveValue('other.yaml')
  await act(app, 'Delete this file').click()
  await act(app, 'Delete').click()
  await expect(files(app).locator('option', { hasText: 'other.yaml' })).toHaveCount(0)
})

test('a live object is opened from its panel, without what only the server writes', async ({ app }) => {
  await app.run('kubectl apply -f web.yaml')
  await expect.poll(() => app.stageInWords(), { timeout: 60_000 }).toMatch(/Pod web-/)
  await app
    .part(/^Pod web-/)
    .first()
    .click()
  await app.why.getByRole('button', { name: 'Edit this object' }).click()
  await expect(files(app)).toHaveValue(/^pod-web-.*\.yaml$/)
  await expect(text(app)).toContainText('generateName')
  await expect(text(app)).not.toContainText('resourceVersion')
  await expect(side(app)).toContainText('No problems')
})

test('the keyboard comes in and goes out', async ({ app }) => {
  await openFile(app, 'web.yaml')
  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.press('Tab')
  await expect(text(app)).toBeFocused()
  await app.page.keyboard.press('Control+z')
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Tab')
  await expect(text(app)).not.toBeFocused()
  await app.page.getByRole('tab', { name: 'Editor' }).focus()
  await app.page.keyboard.press('ArrowLeft')
  await expect(app.page.getByRole('tab', { name: 'Terminal' })).toBeFocused()
  await expect(app.page.getByRole('tab', { name: 'Terminal' })).toHaveAttribute('aria-selected', 'true')
})

for (const theme of ['dark', 'light'] as const) {
  test(`the editor keeps nobody out: both languages, ${theme}`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: theme })
    await openFile(app, 'broken.yaml')
    await expect(side(app)).toContainText('replicas')
    expect(await obstacles(app)).toEqual([])
    await app.choose('Hinglish')
    await expect(side(app)).toContainText('Kya aap "replicas" likhna chahte hain?')
    expect(await obstacles(app)).toEqual([])
  })
}

/** A list that has just come takes no keys yet: whoever types on is not taken by surprise. */
async function settled(app: App): Promise<void> {
  await app.page.waitForTimeout(150)
}
