import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ContentsDouble, Emitter, SessionDouble } from './electron-double'

interface HoistedElectron {
  app: Emitter | undefined
  readonly session: { defaultSession: SessionDouble | undefined }
  readonly answers: number[]
  readonly asked: string[]
  readonly opened: string[]
}
const electron = vi.hoisted((): HoistedElectron => ({
  app: undefined,
  session: { defaultSession: undefined },
  answers: [],
  asked: [],
  opened: [],
}))
vi.mock('electron', () => ({
  get app() {
    return electron.app
  },
  session: electron.session,
  dialog: {
    showMessageBox: ({ detail }: { detail: string }) => {
      electron.asked.push(detail)
      return Promise.resolve({ response: electron.answers.shift() ?? 1 })
    },
  },
  shell: { openExternal: (url: string) => Promise.resolve(void electron.opened.push(url)) },
}))
const { confine, denyNetwork, denyPermissions, mayLoad, setupSecurity } = await import('../../../electron/security')

beforeEach(() => {
  electron.answers.length = electron.asked.length = electron.opened.length = 0
})

describe('permissions', () => {
  const page = new SessionDouble()
  denyPermissions(page.asSession())
  const asked = (permission: string): boolean | undefined => {
    let allowed: boolean | undefined
    page.askPermission?.(null, permission, (answer) => (allowed = answer))
    return allowed
  }

  it.each([
    ...[
      'media',
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'hid',
      'serial',
      'usb',
    ],
    ...[
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'idle-detection',
      'mediaKeySystem',
      'storage-access',
      'window-management',
    ],
    ...['speaker-selection', 'keyboardLock', 'background-sync', 'unknown'],
  ])('%s is denied, asked for or looked up', (permission) => {
    expect([asked(permission), page.checkPermission?.(null, permission)]).toEqual([false, false])
  })

  it('copying is allowed, for the terminal', () => {
    expect([asked('clipboard-sanitized-write'), page.checkPermission?.(null, 'clipboard-sanitized-write')]).toEqual([
      true,
      true,
    ])
  })

  it('no device and no screen is ever handed over', () => {
    const streams: object[] = []
    page.displayMedia?.({}, (given) => void streams.push(given))
    expect([page.device?.(), streams]).toEqual([false, [{}]])
  })
})

describe('the network', () => {
  it.each([
    'app://kubeshala/index.html',
    'data:image/png;base64,AA',
    'blob:app://kubeshala/1',
    'devtools://devtools/x',
  ])('%s loads', (url) => {
    expect(mayLoad(url)).toBe(true)
  })

  it.each([
    ...[
      'https://kubernetes.io/',
      'http://127.0.0.1:5173/',
      'ws://127.0.0.1:5173/',
      'file:///etc/passwd',
      'ftp://example.com/',
    ],
    ...['app://other/index.html', 'chrome://settings', 'javascript:alert(1)', 'nonsense'],
  ])('%s does not', (url) => {
    expect(mayLoad(url)).toBe(false)
  })

  it('reaches the development server while developing, and only that', () => {
    const devUrl = 'http://localhost:5173'
    const urls = [
      'http://localhost:5173/main.ts',
      'ws://localhost:5173/',
      'http://localhost:5174/',
      'https://localhost:5173/',
    ]
    expect(urls.map((url) => mayLoad(url, devUrl))).toEqual([true, true, false, false])
  })

  it('is cut where requests begin', () => {
    const page = new SessionDouble()
    denyNetwork(page.asSession(), {})
    const verdicts: boolean[] = []
    for (const url of ['https://example.com/track.gif', 'app://kubeshala/'])
      page.beforeRequest?.({ url }, ({ cancel }) => void verdicts.push(cancel))
    expect(verdicts).toEqual([true, false])
  })
})

describe('the page', () => {
  const contents = new ContentsDouble()
  confine(contents.asWebContents(), {})

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays at home upon %s', (kind) => {
    const urls = [
      'app://kubeshala/',
      'https://kubernetes.io/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://kubeshala.evil/',
      'data:text/html,x',
    ]
    expect(urls.map((url) => contents.mayGo(kind, url))).toEqual([true, false, false, false, false, false])
  })

  it('never gets a webview', () => {
    expect(contents.mayGo('will-attach-webview', 'app://kubeshala/')).toBe(false)
  })

  it.each([
    'https://kubernetes.io/docs/',
    'app://kubeshala/',
    'javascript:alert(1)',
    'file:///bin/sh',
    '',
    'about:blank',
  ])('opens no window for %j', (url) => {
    expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' })
  })

  it('offers a known address to the browser, showing it first', async () => {
    electron.answers.push(0)
    contents.openHandler?.({ url: 'https://kubernetes.io/docs/' })
    await vi.waitFor(() => expect(electron.opened).toEqual(['https://kubernetes.io/docs/']))
    expect(electron.asked).toEqual(['https://kubernetes.io/docs/'])
  })

  it('opens nothing when the learner says no', async () => {
    electron.answers.push(1)
    contents.openHandler?.({ url: 'https://kubernetes.io/docs/' })
    await vi.waitFor(() => expect(electron.asked).toHaveLength(1))
    await Promise.resolve()
    expect(electron.opened).toEqual([])
  })

  it('does not even ask about anything else', async () => {
    for (const url of ['https://evil.example/', 'smb://share/x', 'ms-msdt:/id', 'vbscript:x', 'file:///bin/sh'])
      contents.openHandler?.({ url })
    await Promise.resolve()
    expect([electron.asked, electron.opened]).toEqual([[], []])
  })
})

it('every page that is ever made is confined', () => {
  const app = new Emitter()
  electron.app = app
  const page = new SessionDouble()
  electron.session.defaultSession = page
  setupSecurity({})
  const contents = new ContentsDouble()
  app.emit('web-contents-created', {}, contents)
  expect(contents.mayGo('will-navigate', 'https://example.com/')).toBe(false)
  expect([page.askPermission, page.checkPermission, page.device, page.displayMedia, page.beforeRequest]).not.toContain(
    undefined,
  )
})
