/** The host's side of the preload bridge: one channel for each key of the contract, its sender checked, its arguments validated. */
import type { IpcMainInvokeEvent } from 'electron'
import type { GenericSchema } from 'valibot'
import { channelOf, settingsChannels, type SettingsStore } from './contract/desktop'
import { hostEvents, hostMethods, type ClusterHost } from './contract/host'
import { sealed, type Envelope } from './envelope'
import { checked, hostArguments, settingsArguments } from './ipc-arguments'

/** What is used of Electron's `ipcMain`. */
export interface MainDoor {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<Envelope>): void
}

export interface IpcOptions {
  readonly door: MainDoor
  readonly host: ClusterHost
  readonly settings: SettingsStore
  /** Reaches every window of the app. */
  readonly send: (channel: string, message: unknown) => void
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean
}

export function setupIpc({ door, host, settings, send, isOurs }: IpcOptions): void {
  const answer = (channel: string, schema: GenericSchema, act: (args: readonly unknown[]) => unknown): void =>
    door.handle(channel, (event, ...args) =>
      sealed(() => {
        if (!isOurs(event)) throw new Error(`${channel}: refused, the sender is not the app's page`)
        return act(checked(schema, channel, args))
      }),
    )

  for (const method of hostMethods) {
    const call = host[method].bind(host) as (...args: readonly unknown[]) => unknown
    answer(channelOf(method), hostArguments[method], (args) => call(...args))
  }
  answer(settingsChannels.load, settingsArguments.load, () => settings.load())
  answer(settingsChannels.save, settingsArguments.save, ([text]) => settings.save(text as string))

  for (const event of hostEvents) {
    const subscribe = host[event].bind(host) as (listener: (message: unknown) => void) => void
    subscribe((message) => send(channelOf(event), message))
  }
}

/** True for the top frame of a window that shows the app's page: never for a frame inside it, never for another address. */
export function isOwnPage(event: IpcMainInvokeEvent, isAppUrl: (url: string) => boolean): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
}
