/** The one window. */
import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron'
import { appPage } from './app-url'
import { ReloadPolicy } from './reload-policy'

export interface WindowOptions {
  readonly preload: string
  /** Set while developing only. */
  readonly devUrl?: string
}

/** Written out although most are defaults: a default that changes must not change the app. */
export const webPreferences = {
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
} as const satisfies WebPreferences

export function openWindow({ preload, devUrl }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Kubeshala',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    // The page's own ground colours: the first frame must not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0e1116' : '#f4f5f7',
    webPreferences: { ...webPreferences, preload },
  })
  window.once('ready-to-show', () => window.show())
  // No address of this machine is told to anybody, not even by a page that was tricked into WebRTC.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  reviveWhenGone(window)
  void window.loadURL(devUrl ?? appPage)
  return window
}

/** A page that died is loaded again, with the reader's settings and place; it opens a fresh cluster. */
function reviveWhenGone(window: BrowserWindow): void {
  const policy = new ReloadPolicy()
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (policy.shouldReload(reason, Date.now())) window.webContents.reload()
  })
}
