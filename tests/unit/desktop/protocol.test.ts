import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { cspHeader } from '../../../electron/static/csp'

const registered = vi.hoisted(() => ({
  schemes: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
}))
vi.mock('electron', () => ({
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => registered.schemes.push(...schemes),
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      registered.handlers.set(scheme, handler),
  },
}))
const { appResponse, registerAppScheme, setupProtocol } = await import('../../../electron/protocol')

const root = mkdtempSync(join(tmpdir(), 'kubeshala-protocol-'))
writeFileSync(join(root, 'index.html'), '<!doctype html>')

describe('app://kubeshala/', () => {
  it('is a standard, secure scheme that bypasses nothing', () => {
    registerAppScheme()
    expect(registered.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('answers with the page under the policy', async () => {
    setupProtocol(root)
    const response = await registered.handlers.get('app')?.({ method: 'GET', url: 'app://kubeshala/' } as Request)
    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-security-policy')).toBe(cspHeader)
    await expect(response?.text()).resolves.toBe('<!doctype html>')
  })

  it.each([
    'app://other/index.html',
    'app://kubeshala:80/index.html',
    'app://user@other/index.html',
    'app://kubeshala/%2e%2e/%2e%2e/etc/passwd',
    'app://kubeshala/..%2f..%2fetc%2fpasswd',
    'app://kubeshala/..%5c..%5cetc',
    'app://kubeshala/index.html%00',
    'app://kubeshala//etc/passwd',
    'app://kubeshala/missing',
  ])('%s is not found', async (url) => {
    expect((await appResponse(root, { method: 'GET', url })).status).toBe(404)
  })

  it('takes no other method', async () => {
    expect((await appResponse(root, { method: 'POST', url: 'app://kubeshala/' })).status).toBe(405)
  })
})
