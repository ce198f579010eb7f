import type { ClusterHost } from '../../electron/contract/host'

/** What the preload of the desktop app puts on the window, and nothing more. */
export interface DesktopBridge {
  readonly host: ClusterHost
  readonly settings: {
    /** The text that was saved last, or `null` when there is none. */
    load(): Promise<string | null>
    save(text: string): Promise<void>
  }
}

declare global {
  interface Window {
    readonly kubeshala?: DesktopBridge
  }
}

export function desktopBridge(): DesktopBridge | undefined {
  return window.kubeshala
}
