/** Runs the cluster in a thread of its own, so that neither the window nor the menu ever waits for it. */
import { Worker } from 'node:worker_threads'
import type { ClusterHost } from './contract/host'
import { remoteHost } from './host/remote'

/** `onCrash` hears of what the simulation could not survive. */
export function startSimulation(workerFile: string, onCrash: (error: Error) => void): ClusterHost {
  const worker = new Worker(workerFile)
  worker.on('error', onCrash)
  return remoteHost(worker)
}
