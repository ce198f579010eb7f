import { describe, expect, it } from 'vitest'
import { nextStep, TTL_STEPS } from '../../../../electron/cluster/controllers/ttl/steps'
import { World } from '../../../../electron/host/world'
import type { Node } from '../../../../electron/contract/api'

describe('how long a kubelet may keep what it read', () => {
  it.each([
    [0, 1, 0],
    [0, 100, 0],
    [0, 101, 1],
    [1, 95, 1],
    [1, 89, 0],
    [1, 501, 2],
    [4, 5000, 4],
    [4, 1799, 3],
  ])('goes from step %i, at %i nodes, to step %i', (step, nodes, next) => {
    expect(nextStep(step, nodes)).toBe(next)
  })

  it('grows with the cluster', () => {
    const seconds = TTL_STEPS.map(({ ttlSeconds }) => ttlSeconds)
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
  })

  it('is written on every node', () => {
    const { cluster } = new World({ seed: 1, workers: 2 })
    const nodes = cluster.etcd.store.range('/registry/minions/').map(({ value }) => value as Node)
    expect(nodes.map(({ metadata }) => metadata.annotations?.['node.alpha.kubernetes.io/ttl'])).toEqual(['0', '0', '0'])
  })
})
