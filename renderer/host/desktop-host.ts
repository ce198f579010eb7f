import type { DesktopBridge } from '../../electron/contract/desktop'

declare global {
  interface Window {
    /** Put there by the preload of the desktop app, and by nothing else. */
    readonly kubeshala?: DesktopBridge
  }
}

export function desktopBridge(): DesktopBridge | undefined {
  return window.kubeshala
}
