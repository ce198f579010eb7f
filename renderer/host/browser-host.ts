import type { ClusterHost } from '../../electron/contract/host'
import { remoteHost } from '../../electron/host/remote'

/** A cluster in a Web Worker of this page. `onCrash` hears of errors that answer no call. */
export function browserHost(onCrash: (reason: string) => void): ClusterHost {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onCrash(event.message || 'the simulation worker could not start'))
  return remoteHost(worker)
}
