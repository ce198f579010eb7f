import { describe, expect, it, vi } from 'vitest'
import { isAppUrl } from '../../../electron/app-url'
import { opened, sealed } from '../../../electron/envelope'
import { externalLink } from '../../../electron/external-link'
import { ReloadPolicy } from '../../../electron/reload-policy'

vi.mock('electron', () => ({ Menu: {} }))
const { menuTemplate } = await import('../../../electron/menu')

describe("the app's own addresses", () => {
  it.each(['app://kubeshala/', 'app://kubeshala/index.html#/notes'])('%s is one', (url) => {
    expect(isAppUrl(url)).toBe(true)
  })

  it.each([
    'app:kubeshala',
    'app://kubeshala:1/',
    'app://x@kubeshala/',
    'http://kubeshala/',
    'app://kubeshala.x/',
    '',
    'kubeshala',
  ])('%j is none', (url) => {
    expect(isAppUrl(url)).toBe(false)
  })
})

describe('links that lead out', () => {
  it.each(['https://kubernetes.io/docs/', 'https://etcd.io/', 'https://github.com/kubernetes/kubernetes#readme'])(
    '%s may',
    (url) => {
      expect(externalLink(url)?.href).toBe(url)
    },
  )

  it.each([
    'http://kubernetes.io/',
    'https://kubernetes.io:8443/',
    'https://user@kubernetes.io/',
    'https://kubernetes.io.evil.example/',
    'https://evil.example/?kubernetes.io',
    'javascript://kubernetes.io/%0aalert(1)',
    'file:///etc/passwd',
    'not a link',
  ])('%s may not', (url) => {
    expect(externalLink(url)).toBeUndefined()
  })
})

describe('loading a dead page again', () => {
  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'integrity-failure', 'memory-eviction'])(
    'happens after %s',
    (reason) => {
      expect(new ReloadPolicy().shouldReload(reason, 0)).toBe(true)
    },
  )

  it('stops at the fourth death within a minute, and begins again when a minute is over', () => {
    const policy = new ReloadPolicy()
    const deathsMs = [0, 1000, 2000, 3000, 63_001]
    expect(deathsMs.map((nowMs) => policy.shouldReload('crashed', nowMs))).toEqual([true, true, true, false, true])
  })
})

/** Some libraries throw texts. */
function throwing(thing: unknown): never {
  throw thing
}

describe('an envelope', () => {
  it('carries an answer', async () => {
    expect(opened(await sealed(() => Promise.resolve({ a: 1 })))).toEqual({ a: 1 })
  })

  it('carries an error by name and message, and nothing of where it came from', async () => {
    const envelope = await sealed(() => Promise.reject(new RangeError('too far')))
    expect(envelope).toEqual({ ok: false, name: 'RangeError', message: 'too far' })
    expect(() => opened(envelope)).toThrow(expect.objectContaining({ name: 'RangeError', message: 'too far' }))
  })

  it('carries what was thrown and is no error', async () => {
    expect(await sealed(() => throwing('odd'))).toEqual({
      ok: false,
      name: 'Error',
      message: 'odd',
    })
  })
})

describe('the menu', () => {
  const roles = (template: ReturnType<typeof menuTemplate>) => template.map(({ role }) => role)
  const view = (isDevelopment: boolean) =>
    menuTemplate('linux', isDevelopment).find(({ role }) => role === 'viewMenu')?.submenu

  it('begins with the app on macOS, with the file elsewhere', () => {
    expect(roles(menuTemplate('darwin', false))).toEqual(['appMenu', 'editMenu', 'viewMenu', 'windowMenu'])
    expect(roles(menuTemplate('linux', false))).toEqual(['fileMenu', 'editMenu', 'viewMenu', 'windowMenu'])
  })

  it('offers developers their tools, and nobody else', () => {
    expect(view(true)).toContainEqual({ role: 'toggleDevTools' })
    expect(view(false)).not.toContainEqual({ role: 'toggleDevTools' })
  })
})
