/**
 * Stands in for `ipcMain` and `ipcRenderer`, joined as Electron joins them: what crosses is structured-cloned, answers come
 * later, and an error of a handler arrives in Electron's words. So code that leans on shared objects fails here as it would there.
 * It also weighs what crosses: messages that are too long or too many are noted as complaints.
 */
import type { IpcMainInvokeEvent } from 'electron'
import { serialize } from 'node:v8'
import type { RendererDoor } from '../../electron/bridge'
import { channelOf } from '../../electron/contract/desktop'
import type { Part } from '../../electron/host/parts'
import type { MainDoor } from '../../electron/ipc'

type Handler = Parameters<MainDoor['handle']>[1]
type Listener = (event: unknown, message: unknown) => void

export interface ElectronStandIn {
  readonly main: MainDoor
  readonly renderer: RendererDoor
  /** `webContents.send` to the page. */
  readonly send: (channel: string, message: unknown) => void
  /** Channels that the main process answers. */
  readonly channels: () => readonly string[]
  /** Listeners that the page has on a channel. */
  readonly listenerCount: (channel: string) => number
  /** What was too long or too much; empty when all is well. */
  readonly complaints: readonly string[]
  /** Messages of the page come from this frame from now on. */
  readonly speakFrom: (frame: StandInFrame) => void
}

export interface StandInFrame {
  readonly url: string
  readonly isTop: boolean
}

export const ownPage: StandInFrame = { url: 'app://kubeshala/', isTop: true }

const LONGEST_MESSAGE_BYTES = 64 * 1024
const MOST_DELTAS_A_SECOND = 60

/** Deltas are counted by the clock of the host that tells them. */
export function electronStandIn(now: () => number = () => performance.now()): ElectronStandIn {
  const handlers = new Map<string, Handler>()
  const listeners = new Map<string, Set<Listener>>()
  const heardOn = (channel: string): Set<Listener> => {
    const known = listeners.get(channel) ?? new Set()
    listeners.set(channel, known)
    return known
  }
  let frame = ownPage
  const complaints: string[] = []
  const cross = <T>(channel: string, message: T): T => {
    const { byteLength } = serialize(message)
    if (byteLength > LONGEST_MESSAGE_BYTES) complaints.push(`${channel}: a message of ${byteLength} bytes`)
    return structuredClone(message)
  }
  const deltasAtMs: number[] = []
  const countDelta = (): void => {
    const nowMs = now()
    deltasAtMs.push(nowMs)
    const earlierMs = deltasAtMs.at(-1 - MOST_DELTAS_A_SECOND)
    if (earlierMs !== undefined && nowMs - earlierMs < 1000)
      complaints.push(`too many deltas in the second to ${nowMs}`)
  }

  return {
    main: {
      handle(channel, handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
        handlers.set(channel, handler)
      },
    },
    renderer: {
      async invoke(channel, ...args) {
        const handler = handlers.get(channel)
        if (!handler) throw new Error(`No handler registered for '${channel}'`)
        const sent = cross(channel, args)
        await Promise.resolve()
        return cross(channel, await answered(channel, () => handler(eventFrom(frame), ...sent)))
      },
      on: (channel, listener) => heardOn(channel).add(listener),
      removeListener: (channel, listener) => heardOn(channel).delete(listener),
    },
    send(channel, message) {
      const sent = cross(channel, message)
      if (channel === channelOf('onDelta') && (message as Part).first) countDelta()
      for (const listener of heardOn(channel)) listener({ sender: 'ipcRenderer' }, sent)
    },
    channels: () => [...handlers.keys()],
    complaints,
    listenerCount: (channel) => heardOn(channel).size,
    speakFrom: (next) => void (frame = next),
  }
}

async function answered(channel: string, act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act()
  } catch (error) {
    // eslint-disable-next-line preserve-caught-error -- between processes the cause is lost, and so it is here.
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`)
  }
}

function eventFrom({ url, isTop }: StandInFrame): IpcMainInvokeEvent {
  const senderFrame = { url }
  const mainFrame = isTop ? senderFrame : { url: ownPage.url }
  return { senderFrame, sender: { mainFrame } } as unknown as IpcMainInvokeEvent
}
