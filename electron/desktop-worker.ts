/** The thread in which the desktop app's cluster runs. */
import { workerData, type MessagePort } from 'node:worker_threads'
import { createHost } from './host/create-host'
import { serveHost } from './host/remote'

const { port } = workerData as { readonly port: MessagePort }

serveHost(createHost(), port)
