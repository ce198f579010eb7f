/**
 * A ClusterHost over anything that passes messages: a Web Worker, a worker thread, a MessagePort.
 * Every message is JSON text of at most 30 Ki characters (60 KiB at two bytes each); longer ones travel in parts.
 */
import { hostEvents, hostMethods, type ClusterHost, type HostEvent, type HostMethod } from '../contract/host'

/** What Web Workers, their global scope, MessagePorts and worker threads have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  addEventListener?(type: 'message', listener: (event: { data: unknown }) => void): void
  /** Node's ports speak this way. */
  on?(event: 'message', listener: (message: unknown) => void): unknown
  start?(): void
}

export const LONGEST_PART = 30 * 1024

type Message =
  | { readonly type: 'call'; readonly id: number; readonly method: HostMethod; readonly args: readonly unknown[] }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly event: HostEvent; readonly value: unknown }

/** A part of a message: text, and whether more follows. Parts of one message are never mixed with another's. */
interface Part {
  readonly text: string
  readonly last: boolean
}

/** The far side's host, as if it were here. Calls reject with the far side's error text. */
export function remoteHost(port: MessagePortLike): ClusterHost {
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<HostEvent, Set<(value: unknown) => void>>(hostEvents.map((event) => [event, new Set()]))
  const send = sender(port)
  let lastId = 0
  receive(port, (message) => {
    if (message.type === 'event') for (const listener of listeners.get(message.event) ?? []) listener(message.value)
    if (message.type !== 'result' && message.type !== 'error') return
    const call = calls.get(message.id)
    calls.delete(message.id)
    if (message.type === 'result') call?.resolve(message.value)
    else call?.reject(new Error(message.message))
  })
  const call = (method: HostMethod) => (...args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      calls.set(id, { resolve, reject })
      send({ type: 'call', id, method, args })
    }) // prettier-ignore
  const subscribe = (event: HostEvent) => (listener: (value: unknown) => void) => {
    listeners.get(event)!.add(listener)
    return () => listeners.get(event)!.delete(listener)
  }
  const methods = hostMethods.map((method) => [method, call(method)])
  const events = hostEvents.map((event) => [event, subscribe(event)])
  return Object.fromEntries([...methods, ...events]) as unknown as ClusterHost
}

/** Answers the far side's calls from `host`, and passes its events on. */
export function serveHost(host: ClusterHost, port: MessagePortLike): void {
  const send = sender(port)
  for (const event of hostEvents) host[event]((value: unknown) => { send({ type: 'event', event, value }) }) // prettier-ignore
  receive(port, (message) => {
    if (message.type !== 'call') return
    const { id, method, args } = message
    if (!hostMethods.includes(method)) return send({ type: 'error', id, message: `no such method: ${method}` })
    const run = host[method] as (...args: readonly unknown[]) => Promise<unknown>
    void Promise.resolve()
      .then(() => run.apply(host, [...args]))
      .then(
        (value) => { send({ type: 'result', id, value }) }, // prettier-ignore
        (error: unknown) => { send({ type: 'error', id, message: error instanceof Error ? error.message : String(error) }) }, // prettier-ignore
      )
  })
}

function sender(port: MessagePortLike): (message: Message) => void {
  return (message) => {
    const text = JSON.stringify(message)
    for (let from = 0; from < text.length || from === 0; from += LONGEST_PART) {
      const part: Part = { text: text.slice(from, from + LONGEST_PART), last: from + LONGEST_PART >= text.length }
      port.postMessage(part)
    }
  }
}

function receive(port: MessagePortLike, handle: (message: Message) => void): void {
  let pending = ''
  const take = (data: unknown): void => {
    const { text, last } = data as Part
    pending += text
    if (!last) return
    const whole = pending
    pending = ''
    handle(JSON.parse(whole) as Message)
  }
  if (port.addEventListener)
    port.addEventListener('message', (event) => { take(event.data) }) // prettier-ignore
  else port.on?.('message', take)
  port.start?.()
}
