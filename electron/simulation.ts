/** Runs the cluster in a thread of its own, so that neither the window nor the menu ever waits for it. */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { ClusterHost } from './contract/host'
import { remoteHost } from './host/remote'

export function startSimulation(workerFile: string, onCrash: (error: Error) => void): ClusterHost {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(workerFile, { workerData: { port: port2 }, transferList: [port2] })
  worker.on('error', onCrash)
  return remoteHost(port1)
}
