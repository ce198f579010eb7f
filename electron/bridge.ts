/** Builds `window.kubeshala` from the keys of the contract: the page sees functions and plain data, nothing of Electron. */
import { channelOf, settingsChannels, type DesktopBridge } from './contract/desktop'
import { hostEvents, hostMethods, type ClusterHost } from './contract/host'
import { opened, type Envelope } from './envelope'

/** What is used of Electron's `ipcRenderer`. */
export interface RendererDoor {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, message: unknown) => void): unknown
  removeListener(channel: string, listener: (event: unknown, message: unknown) => void): unknown
}

export function createBridge(door: RendererDoor, platform: string): DesktopBridge {
  const call =
    (channel: string) =>
    async (...args: unknown[]) =>
      opened((await door.invoke(channel, ...args)) as Envelope)
  const hear = (channel: string) => (listener: (message: unknown) => void) => {
    // The event holds the sender, and through it far too much: it ends here.
    const heard = (_event: unknown, message: unknown): void => listener(message)
    door.on(channel, heard)
    return () => void door.removeListener(channel, heard)
  }
  const methods = hostMethods.map((key) => [key, call(channelOf(key))] as const)
  const events = hostEvents.map((key) => [key, hear(channelOf(key))] as const)
  const host = Object.freeze(Object.fromEntries<unknown>([...methods, ...events])) as unknown as ClusterHost
  const settings = Object.freeze({ load: call(settingsChannels.load), save: call(settingsChannels.save) })
  return Object.freeze({ host, settings, platform }) as DesktopBridge
}
