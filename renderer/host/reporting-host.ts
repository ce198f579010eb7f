import { hostMethods, type ClusterHost, type HostMethod } from '../../electron/contract/host'

type Call = (...args: readonly unknown[]) => Promise<unknown>

/** These say no as part of their work: to a line, to the name of a file. */
const MAY_REFUSE: readonly HostMethod[] = ['run', 'readFile', 'writeFile', 'deleteFile', 'finishEdit']

/** The same host, except that a call which fails against all expectation is also told to `onFailure`. */
export function reportingHost(host: ClusterHost, onFailure: (reason: string) => void): ClusterHost {
  const watched = hostMethods
    .filter((method) => !MAY_REFUSE.includes(method))
    .map((method) => [method, watch(host, method, onFailure)])
  return { ...host, ...(Object.fromEntries(watched) as Pick<ClusterHost, HostMethod>) }
}

function watch(host: ClusterHost, method: HostMethod, onFailure: (reason: string) => void) {
  return async (...args: readonly unknown[]): Promise<unknown> => {
    try {
      return await (host[method] as Call)(...args)
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error))
      throw error
    }
  }
}
