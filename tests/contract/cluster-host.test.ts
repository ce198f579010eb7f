import { MessageChannel } from 'node:worker_threads'
import { createBridge } from '../../electron/bridge'
import { setupIpc } from '../../electron/ipc'
import { createHost } from '../../electron/host/create-host'
import { remoteHost, serveHost, type MessagePortLike } from '../../electron/host/remote'
import { electronStandIn } from '../desktop/electron-stand-in'
import { fastClock } from '../support/fast-clock'
import { clusterHostSuite, type HostUnderTest } from './cluster-host.suite'

clusterHostSuite('in this process', () => ({ host: createHost(fastClock()), close: () => undefined }))

/** A Web Worker is a port and a structured clone: a message channel is the same, without the browser. */
function overPorts(): HostUnderTest {
  const { port1, port2 } = new MessageChannel()
  serveHost(createHost(fastClock()), port1 as unknown as MessagePortLike)
  return {
    host: remoteHost(port2 as unknown as MessagePortLike),
    close: () => {
      port1.close()
      port2.close()
    },
  }
}

clusterHostSuite('over a worker’s port', overPorts)

clusterHostSuite('over Electron’s IPC', () => {
  const standIn = electronStandIn()
  const { host, close } = overPorts()
  const settings = { load: () => Promise.resolve(null), save: () => Promise.resolve() }
  setupIpc({ door: standIn.main, host, settings, send: standIn.send, isOurs: () => true })
  return { host: createBridge(standIn.renderer, 'linux').host, close }
})
