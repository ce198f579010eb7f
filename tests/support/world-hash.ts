import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Cluster } from '../../electron/cluster/cluster'

/** A fingerprint of everything a world is made of: clock, store, trace, facts and containers. */
export function worldHash(cluster: Cluster): string {
  const { kernel, etcd, trace, facts, machines } = cluster
  const hardware = [...machines.values()].map(({ isOn, hardware: { containers, sandboxes, images } }) => ({
    isOn,
    containers: [...containers.values()].map(({ id, state, exitCode }) => ({ id, state, exitCode })),
    sandboxes: [...sandboxes.values()].map(({ id, state, ip }) => ({ id, state, ip })),
    images: [...images.keys()],
  }))
  const parts = [
    kernel.now,
    kernel.steps,
    etcd.store.revision,
    etcd.store.range('/registry/'),
    trace.events,
    facts.current(),
    hardware,
  ]
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(parts))))
}
