/** A double of Electron's main-process objects that writes down what the shell sets, and lets tests play the events. */
import type { Session, WebContents } from 'electron'

type Listener = (...args: never[]) => void

/** Collects `on` listeners, and fires them. */
export class Emitter {
  private readonly listeners = new Map<string, Listener[]>()

  on(name: string, listener: Listener): this {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
    return this
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) (listener as (...given: unknown[]) => void)(...args)
  }
}

export class ContentsDouble extends Emitter {
  webRTCPolicy = ''
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRTCPolicy = policy
  }
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  reloads = 0

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }

  reload(): void {
    this.reloads += 1
  }

  asWebContents(): WebContents {
    return this as unknown as WebContents
  }

  /** Whether the page may go to `url` by this kind of event. */
  mayGo(kind: string, url: string): boolean {
    let isPrevented = false
    this.emit(kind, { url, preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
}

type Answer = (allowed: boolean) => void

export class SessionDouble {
  askPermission: ((contents: null, permission: string, answer: Answer) => void) | undefined
  checkPermission: ((contents: null, permission: string) => boolean) | undefined
  device: (() => boolean) | undefined
  displayMedia: ((request: object, answer: (streams: object) => void) => void) | undefined
  beforeRequest: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | undefined

  readonly webRequest = {
    onBeforeRequest: (handler: SessionDouble['beforeRequest']): void => void (this.beforeRequest = handler),
  }
  setPermissionRequestHandler(handler: SessionDouble['askPermission']): void {
    this.askPermission = handler
  }
  setPermissionCheckHandler(handler: SessionDouble['checkPermission']): void {
    this.checkPermission = handler
  }
  setDevicePermissionHandler(handler: SessionDouble['device']): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: SessionDouble['displayMedia']): void {
    this.displayMedia = handler
  }

  asSession(): Session {
    return this as unknown as Session
  }
}
