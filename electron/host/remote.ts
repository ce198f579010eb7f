/** A ClusterHost over anything that passes messages: a Web Worker, a worker thread, a MessagePort. */
import { hostEvents, hostMethods, type ClusterHost, type HostEvent, type HostMethod } from '../contract/host'
import { joiner, partsOf, type Part } from './parts'

/** What Web Workers, their global scope, MessagePorts and worker threads have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  addEventListener?(type: 'message', listener: (event: { data: unknown }) => void): void
  /** Node's ports speak this way. */
  on?(event: 'message', listener: (message: unknown) => void): unknown
  start?(): void
}

type Message =
  | { readonly type: 'call'; readonly id: number; readonly method: HostMethod; readonly args: readonly unknown[] }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly event: HostEvent; readonly value: unknown }

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
  const methods = hostMethods.map((method) => [method, call(method)] as const)
  const events = hostEvents.map((event) => [event, subscribe(event)] as const)
  return Object.fromEntries<unknown>([...methods, ...events]) as unknown as ClusterHost
}

/** Answers the far side's calls from `host`, and passes its events on. */
export function serveHost(host: ClusterHost, port: MessagePortLike): void {
  const send = sender(port)
  for (const event of hostEvents) host[event]((value: unknown) => { send({ type: 'event', event, value }) }) // prettier-ignore
  receive(port, (message) => {
    if (message.type !== 'call') return
    const { id, method, args } = message
    if (!hostMethods.includes(method)) {
      send({ type: 'error', id, message: `no such method: ${method}` })
      return
    }
    const run = host[method].bind(host) as (...args: readonly unknown[]) => Promise<unknown>
    void Promise.resolve()
      .then(() => run(...args))
      .then(
        (value) => { send({ type: 'result', id, value }) }, // prettier-ignore
        (error: unknown) => { send({ type: 'error', id, message: error instanceof Error ? error.message : String(error) }) }, // prettier-ignore
      )
  })
}

function sender(port: MessagePortLike): (message: Message) => void {
  return (message) => { partsOf(message).forEach((part) => { port.postMessage(part) }) } // prettier-ignore
}

function receive(port: MessagePortLike, handle: (message: Message) => void): void {
  const join = joiner()
  const take = (data: unknown): void => {
    const message = join(data as Part)
    if (message !== undefined) handle(message as Message)
  }
  if (port.addEventListener)
    port.addEventListener('message', (event) => { take(event.data) }) // prettier-ignore
  else port.on?.('message', take)
  port.start?.()
}
