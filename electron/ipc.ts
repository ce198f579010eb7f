/** The host's side of the preload bridge: one channel for each key of the contract, its sender checked, its arguments validated. */
import type { IpcMainInvokeEvent } from 'electron'
import type { GenericSchema } from 'valibot'
import { channelOf, settingsChannels, type SettingsStore } from './contract/desktop'
import { hostEvents, hostMethods, type ClusterHost } from './contract/host'
import { sealed } from './envelope'
import { partsOf, type Part } from './host/parts'
import { callArguments, checked, hostArguments, settingsArguments } from './ipc-arguments'
import { onlyPart, PartedCalls } from './parted-calls'

/** What is used of Electron's `ipcMain`. */
export interface MainDoor {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<Part>): void
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
  const answer = (channel: string, schema: GenericSchema, act: (args: readonly unknown[]) => unknown): void => {
    const calls = new PartedCalls((args) => act(checked(schema, channel, args)))
    door.handle(channel, async (event, ...message) => {
      // Every part is looked at anew: a stranger can neither begin a question nor fetch the rest of an answer.
      const admitted = await sealed(() => {
        if (!isOurs(event)) throw new Error(`${channel}: refused, the sender is not the app's page`)
        return checked(callArguments, channel, message)
      })
      if (!admitted.ok) return onlyPart(admitted)
      const [id, part] = admitted.value as [string, Part | undefined]
      return calls.hear(id, part)
    })
  }

  for (const method of hostMethods) {
    const call = host[method].bind(host) as (...args: readonly unknown[]) => unknown
    answer(channelOf(method), hostArguments[method], (args) => call(...args))
  }
  answer(settingsChannels.load, settingsArguments.load, () => settings.load())
  answer(settingsChannels.save, settingsArguments.save, ([text]) => settings.save(text as string))

  for (const event of hostEvents) {
    const subscribe = host[event].bind(host) as (listener: (message: unknown) => void) => void
    subscribe((message) => partsOf(message).forEach((part) => send(channelOf(event), part)))
  }
}

/** True for the top frame of a window that shows the app's page: never for a frame inside it, never for another address. */
export function isOwnPage(event: IpcMainInvokeEvent, isAppUrl: (url: string) => boolean): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
}
