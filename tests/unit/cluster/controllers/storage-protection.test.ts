import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft, PersistentVolumeClaim, Pod } from '../../../../electron/contract/api'
import { World } from './world'

let world: World

const CLAIM: Draft<PersistentVolumeClaim> = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
}

const DATABASE: Draft<Pod> = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'db', namespace: 'default' },
  spec: {
    nodeName: 'node-1',
    containers: [{ name: 'c', image: 'postgres' }],
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
  },
}

beforeEach(() => {
  world = new World()
  world.addNode('node-1')
  world.run(world.client.create(CLAIM))
  world.play(500)
})

describe('a claim that is deleted', () => {
  const claims = (): number => world.list('PersistentVolumeClaim', 'default').length

  it('goes at once when nobody uses it', () => {
    expect(world.list('PersistentVolumeClaim', 'default')[0]!.metadata.finalizers).toEqual([
      'kubernetes.io/pvc-protection',
    ])
    world.run(world.client.delete('PersistentVolumeClaim', 'default', 'data'))
    world.play(1000)
    expect(claims()).toBe(0)
  })

  it('stays as long as a Pod on a node uses it', () => {
    world.run(world.client.create(DATABASE))
    world.run(world.client.delete('PersistentVolumeClaim', 'default', 'data'))
    world.play(5000)
    expect(claims()).toBe(1)
    world.run(world.client.delete('Pod', 'default', 'db', { gracePeriodSeconds: 0 }))
    world.play(1000)
    expect(claims()).toBe(0)
  })
})
