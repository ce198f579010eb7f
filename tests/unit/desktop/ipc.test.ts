import { describe, expect, it } from 'vitest'
import { isAppUrl } from '../../../electron/app-url'
import { createBridge } from '../../../electron/bridge'
import type { SettingsStore } from '../../../electron/contract/desktop'
import { hostEvents, hostMethods, type ClusterHost, type Delta, type HostMethod } from '../../../electron/contract/host'
import { isOwnPage, setupIpc } from '../../../electron/ipc'
import { electronStandIn, ownPage } from '../../desktop/electron-stand-in'
import { recordingHost, someResult } from '../../desktop/recording-host'

function connected() {
  const electron = electronStandIn()
  const recorded = recordingHost()
  const saved: string[] = []
  const settings: SettingsStore = {
    load: () => Promise.resolve(saved.at(-1) ?? null),
    save: (text) => Promise.resolve(void saved.push(text)),
  }
  const isOurs = (event: Parameters<typeof isOwnPage>[0]) => isOwnPage(event, isAppUrl)
  setupIpc({ door: electron.main, host: recorded.host, settings, send: electron.send, isOurs })
  return { electron, ...recorded, saved, bridge: createBridge(electron.renderer, 'linux') }
}

/** The method as a page that was taken over would call it: with anything. */
function callOf(host: ClusterHost, method: HostMethod) {
  return host[method].bind(host) as (...args: readonly unknown[]) => Promise<unknown>
}

const anyDelta: Delta = {
  world: 1,
  state: { nowMs: 7, playing: true, speed: 1, rate: 1, floorMs: 0, following: 0 },
  objects: [],
  trace: [],
  routine: [],
  facts: [],
  files: [],
  edits: [],
}

describe('the bridge', () => {
  it('exposes the keys of the contract and nothing else', () => {
    const { bridge } = connected()
    expect(Object.keys(bridge).sort()).toEqual(['host', 'platform', 'settings'])
    expect(Object.keys(bridge.host).sort()).toEqual([...hostMethods, ...hostEvents].sort())
    expect(Object.keys(bridge.settings).sort()).toEqual(['load', 'save'])
  })

  it('is frozen, so that no script of the page can put itself in between', () => {
    const { bridge } = connected()
    expect([bridge, bridge.host, bridge.settings].map((part) => Object.isFrozen(part))).toEqual([true, true, true])
  })

  it('carries a call to the host and its answer back', async () => {
    const { bridge, calls } = connected()
    await expect(bridge.host.run({ id: 'line-1', text: 'kubectl get pods' })).resolves.toEqual(someResult)
    expect(calls).toEqual([{ method: 'run', args: [{ id: 'line-1', text: 'kubectl get pods' }] }])
  })

  it('brings an error over with its own name and words', async () => {
    const { bridge } = connected()
    await expect(bridge.host.readFile('/nope')).rejects.toMatchObject({
      name: 'RangeError',
      message: 'no such file: /nope',
    })
  })

  it('keeps settings', async () => {
    const { bridge, saved } = connected()
    await bridge.settings.save('{"version":1}')
    expect(saved).toEqual(['{"version":1}'])
    await expect(bridge.settings.load()).resolves.toBe('{"version":1}')
  })

  it('hands messages to listeners without the Electron event, until they leave', () => {
    const { bridge, say } = connected()
    const heard: unknown[][] = []
    const leave = bridge.host.onDelta((...args) => void heard.push(args))
    say(anyDelta)
    leave()
    say(anyDelta)
    expect(heard).toEqual([[anyDelta]])
  })

  it('carries long questions and long answers, none of whose messages is too long', async () => {
    const { bridge, saved, calls, electron } = connected()
    const text = 'नोट\n'.repeat(60_000)
    await bridge.host.writeFile('note.md', text)
    expect(calls).toEqual([{ method: 'writeFile', args: ['note.md', text] }])
    await bridge.settings.save(text)
    expect(saved).toEqual([text])
    await expect(bridge.settings.load()).resolves.toBe(text)
    expect(electron.complaints).toEqual([])
  })

  it('keeps calls apart that are under way at the same time', async () => {
    const { bridge, calls } = connected()
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(100_000))
    await Promise.all(texts.map((text) => bridge.host.writeFile('note.md', text)))
    expect(calls.map(({ args }) => args[1]).sort()).toEqual(texts)
  })

  it('hears nothing of a message that had begun before', () => {
    const { bridge, electron } = connected()
    const heard: unknown[] = []
    bridge.host.onOutput((chunk) => void heard.push(chunk))
    electron.send('kubeshala:onOutput', { text: '"the end"', first: false, last: true })
    electron.send('kubeshala:onOutput', { text: '"whole"', first: true, last: true })
    expect(heard).toEqual(['whole'])
  })

  it('leaves no listener behind', () => {
    const { bridge, electron } = connected()
    const leave = bridge.host.onOutput(() => undefined)
    expect(electron.listenerCount('kubeshala:onOutput')).toBe(1)
    leave()
    expect(electron.listenerCount('kubeshala:onOutput')).toBe(0)
  })
})

describe('the sender', () => {
  it.each([
    ['a frame inside the page', { ...ownPage, isTop: false }],
    ['a page of the web', { url: 'https://example.com/', isTop: true }],
    ['a file', { url: 'file:///etc/passwd', isTop: true }],
    ['another host of the same scheme', { url: 'app://other/', isTop: true }],
    ['a host that only begins like ours', { url: 'app://kubeshala.example.com/', isTop: true }],
    ['an address with credentials', { url: 'app://user@kubeshala/', isTop: true }],
    ['an empty page', { url: 'about:blank', isTop: true }],
  ])('is refused when it is %s', async (_what, frame) => {
    const { bridge, calls, electron } = connected()
    electron.speakFrom(frame)
    await expect(bridge.host.play()).rejects.toThrow('refused')
    await expect(bridge.settings.load()).rejects.toThrow('refused')
    expect(calls).toEqual([])
  })
})

describe('a message of a call', () => {
  const id = '0b5ab5d1-6f4c-4a5e-9d0e-3c1f6a2b7c8d'
  const whole = (text: string) => ({ text, first: true, last: true })

  it.each([
    ['no call', []],
    ['a call without a proper name', ['1', whole('[]')]],
    ['a part that is none', [id, 'text']],
    ['a part with more to it', [id, { ...whole('[]'), more: 1 }]],
    ['a part that is too long', [id, whole(`["${'x'.repeat(40_000)}"]`)]],
    ['the rest of an answer that nobody asked for', [id]],
    ['the end of a question that never began', [id, { text: ']', first: false, last: true }]],
    ['arguments that are no list', [id, whole('{}')]],
  ])('is refused when it is %s', async (_what, message) => {
    const { electron, calls } = connected()
    const answer = (await electron.renderer.invoke('kubeshala:play', ...message)) as { text: string }
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false })
    expect(calls).toEqual([])
  })

  it('is refused to a stranger even in the middle of a call of ours', async () => {
    const { electron, bridge, saved } = connected()
    await bridge.settings.save('secret '.repeat(20_000))
    const load = (...message: unknown[]) => electron.renderer.invoke('kubeshala:settings.load', id, ...message)
    expect(await load(whole('[]'))).toMatchObject({ first: true, last: false })
    electron.speakFrom({ url: 'https://example.com/', isTop: true })
    expect(await load()).toMatchObject({ text: expect.stringContaining('refused') as string })
    expect(saved).toHaveLength(1)
  })
})

describe('arguments', () => {
  const good: { readonly [Method in keyof ClusterHost]?: readonly unknown[] } = {
    open: [{ seed: 1, workers: 3 }],
    run: [{ id: 'a', text: '' }],
    interrupt: ['a'],
    play: [],
    pause: [],
    setSpeed: [0.001],
    step: ['matter'],
    follow: [0],
    at: [12],
    trace: [0, 10, 100],
    overview: [200],
    why: ['Pod/default/web', 10],
    files: [],
    readFile: ['web.yaml'],
    writeFile: ['web.yaml', 'kind: Pod'],
    deleteFile: ['web.yaml'],
    finishEdit: [1, 'kind: Pod'],
    complete: ['kubectl g', 9],
    wantsMore: ['for i in 1 2; do'],
  }

  it('are known for every method', () => {
    expect(Object.keys(good).sort()).toEqual([...hostMethods].sort())
  })

  it.each(hostMethods)('of %s pass when they fit, and fail when one is too many', async (method) => {
    const { bridge, calls } = connected()
    const call = callOf(bridge.host, method)
    const args = good[method] ?? []
    await call(...args).catch(() => undefined)
    expect(calls).toEqual([{ method, args }])
    await expect(call(...args, 'one more')).rejects.toMatchObject({ name: 'TypeError' })
    expect(calls).toHaveLength(1)
  })

  it.each([
    ['open', [{ seed: -1, workers: 3 }]],
    ['open', [{ seed: 1.5, workers: 3 }]],
    ['open', [{ seed: 1, workers: 0 }]],
    ['open', [{ seed: 1, workers: 5001 }]],
    ['open', [{ seed: 1, workers: 3, root: '/' }]],
    ['run', ['kubectl get pods']],
    ['run', [{ id: 'a', text: 42 }]],
    ['run', [{ id: '', text: 'ls' }]],
    ['setSpeed', [Number.NaN]],
    ['setSpeed', [1e9]],
    ['step', ['world']],
    ['at', [-1]],
    ['at', [Number.POSITIVE_INFINITY]],
    ['trace', [0, 1, 1e9]],
    ['overview', [1e9]],
    ['why', [{}, 0]],
    ['readFile', [['/etc/passwd']]],
    ['writeFile', ['x']],
    ['deleteFile', ['']],
    ['finishEdit', ['1', 'kind: Pod']],
    ['complete', ['x', -1]],
    ['wantsMore', [7]],
  ] as const)('of %s are refused when they are %j', async (method, args) => {
    const { bridge, calls } = connected()
    const call = callOf(bridge.host, method)
    await expect(call(...args)).rejects.toThrow(`kubeshala:${method}`)
    expect(calls).toEqual([])
  })
})

it('every channel of the main process belongs to a key of the contract', () => {
  const { electron } = connected()
  const expected = [
    ...hostMethods.map((method) => `kubeshala:${method}`),
    'kubeshala:settings.load',
    'kubeshala:settings.save',
  ]
  expect([...electron.channels()].sort()).toEqual(expected.sort())
})
