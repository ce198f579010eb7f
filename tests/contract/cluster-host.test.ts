import { MessageChannel } from 'node:worker_threads'
import { expect } from 'vitest'
import { createBridge } from '../../electron/bridge'
import { setupIpc } from '../../electron/ipc'
import { createHost } from '../../electron/host/create-host'
import { remoteHost, serveHost, type MessagePortLike } from '../../electron/host/remote'
import { electronStandIn } from '../desktop/electron-stand-in'
import type { WallClock } from '../../electron/host/wall-clock'
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

/** Over IPC, with the host's own clock in sight where there is one. */
function overIpc(under: HostUnderTest, clock?: WallClock): HostUnderTest {
  const standIn = electronStandIn(clock && (() => clock.now()))
  const settings = { load: () => Promise.resolve(null), save: () => Promise.resolve() }
  setupIpc({ door: standIn.main, host: under.host, settings, send: standIn.send, isOurs: () => true })
  return {
    host: createBridge(standIn.renderer, 'linux').host,
    close: () => {
      under.close()
      // By another clock than the host's own, a fast test looks like a flood.
      const { complaints } = standIn
      expect(clock ? complaints : complaints.filter((each) => !each.startsWith('too many'))).toEqual([])
    },
  }
}

clusterHostSuite('over Electron’s IPC', () => {
  const clock = fastClock()
  return overIpc({ host: createHost(clock), close: () => undefined }, clock)
})

clusterHostSuite('over a worker’s port and then Electron’s IPC, as on the desktop', () => overIpc(overPorts()))
