/** Everything a page may not do. Our page never needs any of it, so nothing here asks who is asking. */
import { app, dialog, session, shell, type Session, type WebContents } from 'electron'
import { appScheme, isAppUrl } from './app-url'
import { externalLink } from './external-link'

export interface SecurityOptions {
  /** Set while developing only. */
  readonly devUrl?: string
}

export function setupSecurity(options: SecurityOptions): void {
  denyPermissions(session.defaultSession)
  denyNetwork(session.defaultSession, options)
  app.on('web-contents-created', (_event, contents) => {
    confine(contents, options)
  })
}

export function denyPermissions(page: Session): void {
  page.setPermissionRequestHandler((_contents, permission, answer) => answer(isHarmless(permission)))
  page.setPermissionCheckHandler((_contents, permission) => isHarmless(permission))
  page.setDevicePermissionHandler(() => false)
  page.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}

/** Copying from the terminal writes to the clipboard, upon a gesture. Pasting arrives as an event and needs no leave. */
const isHarmless = (permission: string): boolean => permission === 'clipboard-sanitized-write'

/** The app studies offline: no request leaves this machine, whatever the page was tricked into. */
export function denyNetwork(page: Session, { devUrl }: SecurityOptions): void {
  page.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, devUrl) }))
}

export function mayLoad(url: string, devUrl?: string): boolean {
  const scheme = url.slice(0, url.indexOf(':'))
  if (scheme === appScheme) return isAppUrl(url)
  if (scheme === 'data' || scheme === 'blob' || scheme === 'devtools') return true
  return devUrl !== undefined && isAppUrl(url.replace(/^ws:/, 'http:'), devUrl)
}

export function confine(contents: WebContents, { devUrl }: SecurityOptions): void {
  const stayHome = (event: { url: string; preventDefault: () => void }): void => {
    if (!isAppUrl(event.url, devUrl)) event.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void offerExternal(url)
    return { action: 'deny' }
  })
}

/** Shows where a link leads before anything opens. Both languages at once: the shell does not know which one the page speaks. */
async function offerExternal(url: string): Promise<void> {
  const link = externalLink(url)
  if (!link) return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open in your browser?\nApne browser mein kholein?',
    detail: link.href,
    buttons: ['Open · Kholein', 'Cancel · Rehne dein'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) await shell.openExternal(link.href)
}
