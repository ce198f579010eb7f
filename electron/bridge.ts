/** Builds `window.kubeshala` from the keys of the contract: the page sees functions and plain data, nothing of Electron. */
import { channelOf, settingsChannels, type DesktopBridge } from './contract/desktop'
import { hostEvents, hostMethods, type ClusterHost } from './contract/host'
import { opened, type Envelope } from './envelope'
import { joiner, partsOf, type Part } from './host/parts'

/** What is used of Electron's `ipcRenderer`. */
export interface RendererDoor {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, message: unknown) => void): unknown
  removeListener(channel: string, listener: (event: unknown, message: unknown) => void): unknown
}

export function createBridge(door: RendererDoor, platform: string): DesktopBridge {
  const call =
    (channel: string) =>
    async (...args: unknown[]) => {
      const id = crypto.randomUUID()
      const join = joiner()
      let envelope: unknown
      for (const part of partsOf(args)) envelope = join((await door.invoke(channel, id, part)) as Part)
      // The last part of the question brought the first of the answer; the others are asked for.
      while (envelope === undefined) envelope = join((await door.invoke(channel, id)) as Part)
      return opened(envelope as Envelope)
    }
  const hear = (channel: string) => (listener: (message: unknown) => void) => {
    const join = joiner()
    // The event holds the sender, and through it far too much: it ends here.
    const heard = (_event: unknown, part: unknown): void => {
      const message = join(part as Part)
      if (message !== undefined) listener(message)
    }
    door.on(channel, heard)
    return () => void door.removeListener(channel, heard)
  }
  const methods = hostMethods.map((key) => [key, call(channelOf(key))] as const)
  const events = hostEvents.map((key) => [key, hear(channelOf(key))] as const)
  const host = Object.freeze(Object.fromEntries<unknown>([...methods, ...events])) as unknown as ClusterHost
  const settings = Object.freeze({ load: call(settingsChannels.load), save: call(settingsChannels.save) })
  return Object.freeze({ host, settings, platform }) as DesktopBridge
}
