import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../../..')
/** A built project without sources: what starts is the real script and the real server, what is served is one line. */
const copy = mkdtempSync(join(tmpdir(), 'kubeshala-start-'))
const started: ChildProcessWithoutNullStreams[] = []

beforeAll(async () => {
  cpSync(join(project, 'scripts'), join(copy, 'scripts'), { recursive: true })
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction')
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      outDir: join(copy, 'out/main'),
      rolldownOptions: {
        input: { serve: join(project, 'electron/static/serve.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  for (const folder of ['out/preload', 'out/renderer', 'bin']) mkdirSync(join(copy, folder), { recursive: true })
  for (const file of ['out/main/main.js', 'out/preload/preload.cjs']) writeFileSync(join(copy, file), '')
  writeFileSync(join(copy, 'out/renderer/index.html'), '<title>served</title>')
  // A browser that writes down what it was asked to open.
  writeFileSync(join(copy, 'bin/xdg-open'), `#!/bin/sh\necho "$1" > "${join(copy, 'opened')}"\n`)
  chmodSync(join(copy, 'bin/xdg-open'), 0o755)
})

afterAll(() => {
  for (const child of started) child.kill()
})

interface Started {
  readonly text: () => string
  readonly exit: Promise<number | null>
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const path = `${join(copy, 'bin')}:${process.env['PATH'] ?? ''}`
  const child = spawn(process.execPath, [join(copy, 'scripts/start.mjs'), ...args], {
    env: { ...process.env, PATH: path, ...env },
  })
  started.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { text: () => text, exit: new Promise((settle) => child.on('exit', settle)) }
}

async function addressOf({ text }: Started): Promise<string> {
  await expect.poll(text, { timeout: 10_000 }).toContain('Kubeshala is at')
  return /http:\S+/.exec(text())?.[0] ?? ''
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('npm start', () => {
  it('serves the built app at the port that was asked for', async () => {
    const port = await freePort()
    const address = await addressOf(start(['--browser', '--no-open', '--port', String(port)]))
    expect(address).toBe(`http://127.0.0.1:${port}/`)
    await expect((await fetch(address)).text()).resolves.toBe('<title>served</title>')
  })

  it('says clearly when that port is taken', async () => {
    const port = await freePort()
    await addressOf(start(['--browser', '--no-open', '--port', String(port)]))
    const second = start(['--browser', '--no-open', '--port', String(port)])
    await expect(second.exit).resolves.toBe(1)
    expect(second.text()).toBe(`Port ${port} is taken. Choose another: npm start -- --browser --port N\n`)
  })

  it.each([
    [['--port', 'many'], '--port takes a number'],
    [['--port', '0'], '--port takes a number'],
    [['--port', '65536'], '--port takes a number'],
    [['--brower'], 'Usage: npm start'],
  ])('%j is explained and not run', async (args, words) => {
    const run = start(args)
    await expect(run.exit).resolves.toBe(1)
    expect(run.text()).toContain(words)
  })

  it('opens the browser of the system', async () => {
    if (process.platform !== 'linux') return
    const address = await addressOf(start(['--browser', '--port', String(await freePort())]))
    const opened = join(copy, 'opened')
    await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8').trim()).toBe(address)
  })

  it('opens the window where there is an Electron, with the built app', async () => {
    if (process.platform === 'win32') return
    const electron = join(copy, 'electron-dist')
    mkdirSync(electron, { recursive: true })
    writeFileSync(join(electron, 'electron'), '#!/bin/sh\necho "window: $1 as-node=[$ELECTRON_RUN_AS_NODE]"\n')
    chmodSync(join(electron, 'electron'), 0o755)
    const run = start([], { ELECTRON_OVERRIDE_DIST_PATH: electron, ELECTRON_RUN_AS_NODE: '1' })
    await expect(run.exit).resolves.toBe(0)
    expect(run.text()).toBe(`window: ${join(copy, 'out/main/main.js')} as-node=[]\n`)
  })
})
