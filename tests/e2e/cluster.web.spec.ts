import { expect, test } from './test'

test('the terminal edits, completes, remembers, copies and takes pasted lines', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.type('kubectl get nodse')
  await app.page.keyboard.press('Backspace')
  await app.page.keyboard.press('Backspace')
  await app.page.keyboard.type('es\n')
  await expect.poll(() => app.terminalText()).toContain('control-plane')
  await app.page.keyboard.press('ArrowUp')
  await expect.poll(() => app.terminalText()).toMatch(/kubectl get nodes$/)
  await app.page.keyboard.press('Control+c')
  await expect.poll(() => app.terminalText()).toMatch(/\^C\n.*\$$/)
  await app.type('cat web.y')
  await app.page.keyboard.press('Tab')
  await expect.poll(() => app.terminalText()).toMatch(/cat web\.yaml$/)
  await app.page.keyboard.press('Control+u')
  await app.paste('kubectl get node worker-1 -o name\nkubectl get node worker-2 -o name\n')
  await expect.poll(() => app.terminalText()).toContain('node/worker-1')
  await expect.poll(() => app.terminalText()).toContain('node/worker-2')
  await app.selectWord('node/worker-2')
  await app.page.keyboard.press('Control+Shift+C')
  await expect.poll(() => app.page.evaluate(() => navigator.clipboard.readText())).toBe('node/worker-2')
})

test('a mistake is answered in the words of Kubernetes', async ({ app }) => {
  await app.run('kubectl get pod nope')
  await expect.poll(() => app.terminalText()).toContain('Error from server (NotFound): pods "nope" not found')
})

test('a running command ends with Ctrl+C', async ({ app }) => {
  await app.run('kubectl get pods --watch')
  await app.page.waitForTimeout(500)
  await app.page.keyboard.press('Control+c')
  await expect.poll(() => app.terminalText()).toMatch(/\^C\n.*\$$/)
})

test('pausing stops the clock, playing starts it again', async ({ app }) => {
  await app.pause()
  await app.page.waitForTimeout(300)
  const clock = await app.clock()
  await app.page.waitForTimeout(700)
  expect(await app.clock()).toBe(clock)
  await app.play()
  await expect.poll(() => app.clock()).toBeGreaterThan(clock)
})

test('a command is played even while the cluster rests, and a rest during a command is said', async ({ app }) => {
  await app.pause()
  const clock = await app.clock()
  await app.run('kubectl apply -f web.yaml')
  await expect.poll(() => app.terminalText(), { timeout: 30_000 }).toContain('service/web created')
  await expect.poll(() => app.clock()).toBeGreaterThan(clock)

  // A line that is long enough: one that ended by itself would bring the rest back before it could be asked for.
  const started = await app.clock()
  await app.run('sleep 1h')
  await expect.poll(() => app.clock()).toBeGreaterThan(started)
  await app.pause()
  const notice = app.page.getByText('The cluster is paused, so this command waits.')
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: 'Play' }).click()
  await expect(notice).toBeHidden()
})

test('the timeline goes back to any instant and returns to now', async ({ app }) => {
  await app.run('kubectl apply -f web.yaml')
  await expect.poll(() => app.stageInWords(), { timeout: 60_000 }).toMatch(/Pod web-/)
  await app.page.waitForTimeout(500)
  const now = await app.clock()
  await app.dragTimelineTo(0.1)
  await expect.poll(() => app.clock()).toBeLessThan(now)
  await expect.poll(() => app.stageInWords()).not.toMatch(/Pod web-/)
  await expect(app.timeline.getByText(/behind now/)).toBeVisible()
  const then = await app.clock()
  await app.page.waitForTimeout(500)
  expect(await app.clock()).toBe(then)

  await app.play()
  await expect.poll(() => app.clock()).toBeGreaterThan(then)
  await app.returnToNow()
  await expect.poll(() => app.clock()).toBeGreaterThanOrEqual(now)
  await expect.poll(() => app.stageInWords()).toMatch(/Pod web-/)
})

test('the keyboard moves the playhead too', async ({ app }) => {
  const now = await app.clock()
  await app.playhead.focus()
  await app.page.keyboard.press('Home')
  await expect.poll(() => app.clock()).toBeLessThan(now)
  await app.page.keyboard.press('End')
  await expect.poll(() => app.clock()).toBeGreaterThanOrEqual(now)
})

test('one request is followed from kubectl to etcd and to the kubelet', async ({ app }) => {
  await app.run('kubectl apply -f web.yaml')
  await expect.poll(() => app.stageInWords(), { timeout: 60_000 }).toMatch(/kubectl → kube-apiserver/)
  await expect.poll(() => app.stageInWords(), { timeout: 60_000 }).toMatch(/kube-apiserver → etcd/)
  await expect.poll(() => app.stageInWords(), { timeout: 45_000 }).toMatch(/kube-apiserver → kubelet\/worker-\d/)
  await expect.poll(() => app.stageInWords(), { timeout: 45_000 }).toMatch(/Pod web-\S+: Running, Ready, on worker-\d/)
})

test('"why" leads from a Pod back to the command that began it', async ({ app }) => {
  await app.setSpeed('10×')
  await app.run('kubectl apply -f web.yaml')
  await expect.poll(() => app.stageInWords(), { timeout: 45_000 }).toMatch(/Pod web-\S+: .*on worker-\d/)
  await app
    .part(/^Pod web-/)
    .first()
    .click()
  await expect(app.why).toContainText('Why is web-')
  await expect(app.why).toContainText('kubectl apply -f web.yaml')
  await app.page.keyboard.press('Escape')
  await expect(app.why).not.toContainText('Why is web-')
})

test('a slip in a manifest is shown with its row and its remedy, beside the refusal in kubectl’s words', async ({
  app,
}) => {
  await app.run('kubectl apply -f broken.yaml')
  await expect.poll(() => app.terminalText()).toContain('strict decoding error: unknown field "spec.replicaz"')
  await expect
    .poll(() => app.terminalText())
    .toMatch(/# broken\.yaml, row \d+: DeploymentSpec has no field "replicaz"\. Did you mean\s+"replicas"\?/)
})
