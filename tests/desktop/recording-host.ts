/** A ClusterHost that writes down what it is asked, for tests of the ways to it. */
import {
  hostMethods,
  type ClusterHost,
  type CommandResult,
  type Delta,
  type OutputChunk,
} from '../../electron/contract/host'

export interface RecordingHost {
  readonly host: ClusterHost
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[]
  readonly say: (delta: Delta) => void
  readonly print: (chunk: OutputChunk) => void
}

export const someResult: CommandResult = { id: 'line-1', exitCode: 0, startedAtMs: 5, endedAtMs: 9, input: 3 }

/** Every method answers `someResult`, save `readFile`, which fails as a missing file does. */
export function recordingHost(): RecordingHost {
  const calls: RecordingHost['calls'] = []
  const deltaListeners: ((delta: Delta) => void)[] = []
  const outputListeners: ((chunk: OutputChunk) => void)[] = []
  const methods = hostMethods.map((method) => [
    method,
    (...args: unknown[]) => {
      calls.push({ method, args })
      if (method === 'readFile') return Promise.reject(new RangeError(`no such file: ${String(args[0])}`))
      return Promise.resolve(someResult)
    },
  ])
  const events = {
    onDelta: (listener: (delta: Delta) => void) => (deltaListeners.push(listener), () => undefined),
    onOutput: (listener: (chunk: OutputChunk) => void) => (outputListeners.push(listener), () => undefined),
  }
  const host = { ...(Object.fromEntries(methods) as Omit<ClusterHost, keyof typeof events>), ...events }
  const say = (delta: Delta): void => deltaListeners.forEach((listener) => listener(delta))
  const print = (chunk: OutputChunk): void => outputListeners.forEach((listener) => listener(chunk))
  return { host, calls, say, print }
}
