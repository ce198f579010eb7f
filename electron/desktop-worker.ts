/** The thread in which the desktop app's cluster runs. */
import { parentPort } from 'node:worker_threads'
import { createHost } from './host/create-host'
import { serveHost } from './host/remote'

const port = parentPort
if (!port) throw new Error('desktop-worker runs as a worker thread of the main process only')

serveHost(createHost(), {
  postMessage: (message) => port.postMessage(message),
  on: (event, listener) => port.on(event, listener),
})
