import { mkdtempSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cspHeader } from '../../../electron/static/csp'
import { serve, serveFrom } from '../../../electron/static/serve'

const root = mkdtempSync(join(tmpdir(), 'kubeshala-serve-'))
writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>')
writeFileSync(join(root, 'app.js'), 'export {}')
writeFileSync(join(root, 'odd.xyz'), '?')

const server = await serve({ root, port: 0 })
afterAll(() => server.close())

interface Asked {
  readonly path: string
  readonly method?: string
  readonly host?: string
}

/** `fetch` would tidy the path before it is sent; this sends it as it stands. */
function ask({
  path,
  method = 'GET',
  host = `127.0.0.1:${server.port}`,
}: Asked): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port: server.port, host: '127.0.0.1', path, method, headers: { host } },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve(Object.assign(response, { text })))
      },
    )
    request.on('error', reject).end()
  })
}

describe('the loopback server', () => {
  it('answers with the page, under the policy', async () => {
    const { statusCode, headers, text } = await ask({ path: '/?from=start#here' })
    expect(statusCode).toBe(200)
    expect(text).toContain('<title>page</title>')
    expect(headers).toMatchObject({
      'content-security-policy': cspHeader,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each([
    ['/app.js', 'text/javascript; charset=utf-8'],
    ['/odd.xyz', 'application/octet-stream'],
  ])('%s has the type %s', async (path, type) => {
    expect((await ask({ path })).headers['content-type']).toBe(type)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const { statusCode, headers, text } = await ask({ path: '/app.js', method: 'HEAD' })
    expect([statusCode, headers['content-length'], text]).toEqual([200, '9', ''])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const { statusCode, headers } = await ask({ path: '/', method })
    expect([statusCode, headers['allow']]).toEqual([405, 'GET, HEAD'])
  })

  it.each(['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%5c..%5cetc', '/%00', '/nope', '/missing/page'])(
    '%s is not found, and no page is given in its place',
    async (path) => {
      const { statusCode, text } = await ask({ path })
      expect([statusCode, text]).toEqual([404, 'Not Found\n'])
    },
  )

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost', '0.0.0.0', '[::1]'])(
    'turns the host name %s away, which points here but is not ours',
    async (host) => {
      expect((await ask({ path: '/', host })).statusCode).toBe(421)
    },
  )

  it('knows itself as localhost too', async () => {
    expect((await ask({ path: '/', host: `localhost:${server.port}` })).statusCode).toBe(200)
  })

  it('gives every refusal the policy as well', async () => {
    const answers = await Promise.all([ask({ path: '/nope' }), ask({ path: '/', host: 'evil.example' })])
    expect(answers.map(({ headers }) => headers['content-security-policy'])).toEqual([cspHeader, cspHeader])
  })
})

describe('the port', () => {
  it('that is taken is an error when it was asked for', async () => {
    await expect(serve({ root, port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('that is taken is passed over when any will do', async () => {
    const next = await serveFrom({ root, port: server.port })
    expect(next.port).toBeGreaterThan(server.port)
    await next.close()
  })
})
