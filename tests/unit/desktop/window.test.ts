import { describe, expect, it, vi } from 'vitest'
import type { ContentsDouble, Emitter } from './electron-double'

const made = vi.hoisted(() => ({
  options: [] as { webPreferences: Record<string, unknown>; show: boolean }[],
  urls: [] as string[],
}))
vi.mock('electron', async () => {
  const doubles = await import('./electron-double')
  class BrowserWindow extends doubles.Emitter {
    readonly webContents = new doubles.ContentsDouble()
    shown = 0
    constructor(options: (typeof made.options)[number]) {
      super()
      made.options.push(options)
    }
    once(name: string, listener: () => void) {
      return this.on(name, listener)
    }
    show() {
      this.shown += 1
    }
    loadURL(url: string) {
      made.urls.push(url)
      return Promise.resolve()
    }
  }
  return { BrowserWindow, nativeTheme: { shouldUseDarkColors: true } }
})
const { openWindow } = await import('../../../electron/window')

interface WindowDouble extends Emitter {
  readonly webContents: ContentsDouble
  readonly shown: number
}
const open = (devUrl?: string) => openWindow({ preload: '/app/preload.cjs', devUrl }) as unknown as WindowDouble

describe('the window', () => {
  it('shows the app by its own scheme', () => {
    open()
    expect(made.urls.at(-1)).toBe('app://kubeshala/')
  })

  it('shows the development server while developing', () => {
    open('http://localhost:5173')
    expect(made.urls.at(-1)).toBe('http://localhost:5173')
  })

  it('gives its page nothing but the bridge', () => {
    open()
    expect(made.options.at(-1)?.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
  })

  it('appears when it has something to show', () => {
    const window = open()
    expect([made.options.at(-1)?.show, window.shown]).toEqual([false, 0])
    window.emit('ready-to-show')
    expect(window.shown).toBe(1)
  })

  it('tells no address of this machine to a page that asks by WebRTC', () => {
    expect(open().webContents.webRTCPolicy).toBe('disable_non_proxied_udp')
  })

  it('comes back when its page dies, three times a minute at most', () => {
    const { webContents } = open()
    for (let death = 0; death < 5; death += 1) webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.reloads).toBe(3)
  })

  it('stays closed when its page was closed', () => {
    const { webContents } = open()
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(webContents.reloads).toBe(0)
  })
})
