import { describe, expect, it } from 'vitest'
import { runVectorFile } from './run-vectors'

const vectors = (file: string): string => new URL(`data/vectors/${file}.json`, import.meta.url).pathname

const failures = (file: string): string[] =>
  runVectorFile(vectors(file)).flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}: ${failure}`]))

describe('vectors of kubelet and kube-proxy that hold in full', () => {
  it.each([
    'kubelet-backoff-probes',
    'kubelet-pod-conditions',
    'kubelet-pod-phase',
    'kubelet-sync-decisions',
    'proxy-iptables-rules',
    'proxy-packet-flow',
  ])('%s', (file) => {
    expect(failures(file)).toEqual([])
  })
})

/** The rest asks for cgroups, nftables, address allocators and preemption by the kubelet. */
describe('vectors that hold in part never hold for fewer cases', () => {
  it.each([
    ['kubelet-qos-oom', 36],
    ['kubelet-termination-node', 43],
    ['proxy-endpoints-nft-alloc', 24],
  ])('%s: at least %i', (file, floor) => {
    expect(runVectorFile(vectors(file)).length - failures(file).length).toBeGreaterThanOrEqual(floor)
  })
})
