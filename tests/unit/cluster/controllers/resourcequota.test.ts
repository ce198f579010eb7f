import { beforeEach, describe, expect, it } from 'vitest'
import { RESYNC_MS } from '../../../../electron/cluster/controllers/resourcequota/resourcequota-controller'
import { isReplenished } from '../../../../electron/cluster/controllers/resourcequota/replenishment'
import type { ApiObject, Draft, Pod } from '../../../../electron/contract/api'
import { isApiError } from '../../../../electron/contract/api'
import { World } from './world'

let world: World

const pod = (name: string, cpu = '100m'): Draft<Pod> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu } } }] },
})

const used = (): unknown => world.list('ResourceQuota', 'default')[0]!.status?.used

const refusal = (draft: Draft<Pod>): string => {
  try {
    world.run(world.client.create(draft))
  } catch (error) {
    if (isApiError(error, 'Forbidden')) return error.message
    throw error
  }
  return ''
}

beforeEach(() => {
  world = new World()
  world.addNode('node-1')
  world.run(world.client.create(pod('early')))
  const hard = { pods: '2', 'requests.cpu': '500m', 'count/pods': '5' }
  world.run(
    world.client.create({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'small', namespace: 'default' }, spec: { hard } }),
  ) // prettier-ignore
  world.play(1000)
})

describe('a quota', () => {
  it('is filled in with what is there already', () => {
    expect(used()).toEqual({ pods: '1', 'requests.cpu': '100m', 'count/pods': '1' })
  })

  it('is charged when something is admitted, before anybody has counted', () => {
    world.run(world.client.create(pod('second', '400m')))
    expect(used()).toEqual({ pods: '2', 'requests.cpu': '500m', 'count/pods': '2' })
    expect(refusal(pod('third'))).toBe(
      'pods "third" is forbidden: exceeded quota: small, requested: pods=1,requests.cpu=100m, used: pods=2,requests.cpu=500m, limited: pods=2,requests.cpu=500m',
    )
  })

  it('gets back what goes away', () => {
    world.run(world.client.delete('Pod', 'default', 'early', { gracePeriodSeconds: 0 }))
    world.play(1000)
    expect(used()).toEqual({ pods: '0', 'requests.cpu': '0', 'count/pods': '0' })
  })

  it('follows a new limit', () => {
    world.run(world.client.patch('ResourceQuota', 'default', 'small', { spec: { hard: { services: '3' } } }))
    world.play(1000)
    expect(used()).toMatchObject({ services: '0', pods: '1' })
  })

  it('is counted anew every five minutes, whatever was charged in vain', () => {
    const [quota] = world.list('ResourceQuota', 'default')
    world.run(world.client.updateStatus({ ...quota!, status: { ...quota!.status, used: { pods: '2', 'requests.cpu': '0', 'count/pods': '9' } } })) // prettier-ignore
    world.play(RESYNC_MS - 10_000)
    expect(used()).toMatchObject({ pods: '2' })
    world.play(20_000)
    expect(used()).toEqual({ pods: '1', 'requests.cpu': '100m', 'count/pods': '1' })
  })
})

describe('what gives something back', () => {
  const running = { kind: 'Pod', metadata: {}, spec: {}, status: { phase: 'Running' } }
  const service = (type: string, ports: number): object => ({ kind: 'Service', spec: { type, ports: Array.from({ length: ports }, () => ({ port: 80 })) } })
  const claim = (storage?: string): object => ({ kind: 'PersistentVolumeClaim', status: { allocatedResources: { storage } } })

  it.each([
    ['a Pod that ends', { ...running, status: { phase: 'Succeeded' } }, running, true],
    ['a Pod that goes on', { ...running, metadata: { labels: { a: 'b' } } }, running, false],
    ['a Service that needs no node port any more', service('ClusterIP', 1), service('NodePort', 1), true],
    ['a Service with fewer ports', service('NodePort', 1), service('NodePort', 2), true],
    ['a Service with another name for its port', service('NodePort', 1), service('NodePort', 1), false],
    ['a claim whose growth has failed', claim('1Gi'), claim('2Gi'), true],
    ['the same claim, told in other words', claim('1024Mi'), claim('1Gi'), false],
    ['a ConfigMap', { kind: 'ConfigMap' }, { kind: 'ConfigMap' }, false],
  ])('%s', (_, object, old, expected) => {
    expect(isReplenished(object as ApiObject, old as ApiObject, 0)).toBe(expected)
  })
}) // prettier-ignore
