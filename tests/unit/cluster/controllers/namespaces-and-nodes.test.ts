import { beforeEach, describe, expect, it } from 'vitest'
import { CidrSet } from '../../../../electron/cluster/controllers/node-ipam/cidr-set'
import {
  conditionTaints,
  updatedNoScheduleTaints,
} from '../../../../electron/cluster/controllers/node-lifecycle/taints'
import type { Node } from '../../../../electron/contract/api'
import { deployment, World } from './world'

let world: World

beforeEach(() => {
  world = new World()
  world.addNode('node-1')
  world.run(world.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' }, spec: {} }))
  world.play(500)
})

describe('a new namespace', () => {
  it('gets its service account and the certificate of the cluster', () => {
    expect(world.list('ServiceAccount', 'shop').map(({ metadata }) => metadata.name)).toEqual(['default'])
    const [bundle] = world.list('ConfigMap', 'shop')
    expect([bundle!.metadata.name, bundle!.data!['ca.crt']!.startsWith('-----BEGIN CERTIFICATE-----')]).toEqual([
      'kube-root-ca.crt',
      true,
    ])
  })

  it('gets them again when they are deleted', () => {
    world.run(world.client.delete('ServiceAccount', 'shop', 'default'))
    world.run(world.client.delete('ConfigMap', 'shop', 'kube-root-ca.crt'))
    world.play(500)
    expect([world.list('ServiceAccount', 'shop').length, world.list('ConfigMap', 'shop').length]).toEqual([1, 1])
  })
})

describe('a deleted namespace', () => {
  const phase = (): string | undefined =>
    world.list('Namespace', '').find(({ metadata }) => metadata.name === 'shop')?.status?.phase

  beforeEach(() => {
    const web = deployment('web', 2)
    world.run(world.client.create({ ...web, metadata: { ...web.metadata, namespace: 'shop' } }))
    world.play(4000)
    world.run(world.client.delete('Namespace', '', 'shop'))
  })

  it('waits five seconds, takes the Pods, then all else, and goes', () => {
    world.play(4900)
    expect([phase(), world.list('Pod', 'shop').length]).toEqual(['Terminating', 2])
    world.play(2000)
    expect([phase(), world.list('Pod', 'shop').length, world.list('Deployment', 'shop').length]).toEqual([
      'Terminating',
      0,
      1,
    ])
    world.play(20_000)
    expect(phase()).toBeUndefined()
  })

  it('says in five conditions that all is well, in their order', () => {
    world.play(6000)
    expect(
      world
        .get('Namespace', 'shop', '')
        .status?.conditions?.map(({ type, status, message }) => [type, status, message]),
    ).toEqual([
      ['NamespaceDeletionDiscoveryFailure', 'False', 'All resources successfully discovered'],
      ['NamespaceDeletionGroupVersionParsingFailure', 'False', 'All legacy kube types successfully parsed'],
      ['NamespaceDeletionContentFailure', 'False', 'All content successfully deleted, may be waiting on finalization'],
      ['NamespaceContentRemaining', 'False', 'All content successfully removed'],
      ['NamespaceFinalizersRemaining', 'False', 'All content-preserving finalizers finished'],
    ])
  })

  it('names the finalizers that hold it, and goes when they fall', () => {
    world.patch('Deployment', 'web', { metadata: { finalizers: ['example.com/hold'] } }, 'shop')
    world.play(30_000)
    expect(
      world
        .get('Namespace', 'shop', '')
        .status?.conditions?.slice(3)
        .map(({ message }) => message),
    ).toEqual([
      'Some resources are remaining: deployments.apps has 1 resource instances',
      'Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances',
    ])
    world.patch('Deployment', 'web', { metadata: { finalizers: null } }, 'shop')
    world.play(30_000)
    expect(phase()).toBeUndefined()
  })
})

describe('a new node', () => {
  it('gets the next range of Pod addresses, and its old label names', () => {
    world.addNode('node-2')
    world.play(500)
    expect(['node-1', 'node-2'].map((name) => world.get('Node', name, '').spec.podCIDR)).toEqual([
      '10.244.0.0/24',
      '10.244.1.0/24',
    ])
    expect(world.get('Node', 'node-2', '').metadata.labels).toMatchObject({
      'kubernetes.io/os': 'linux',
      'beta.kubernetes.io/os': 'linux',
    })
  })

  it('is announced by the controller that watches over it', () => {
    world.play(6000)
    expect(world.eventsOf('node-1')).toEqual([
      'RegisteredNode Node node-1 event: Registered Node node-1 in Controller (1)',
    ])
  })

  it('is tainted while it is cordoned, and no longer', () => {
    world.patch('Node', 'node-1', { spec: { unschedulable: true } }, '')
    world.play(100)
    expect(world.get('Node', 'node-1', '').spec.taints).toMatchObject([
      { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
    ])
    world.patch('Node', 'node-1', { spec: { unschedulable: false } }, '')
    world.play(100)
    expect(world.get('Node', 'node-1', '').spec.taints ?? []).toEqual([])
  })
})

describe('the ranges of a Pod network', () => {
  it('are given out once, reused when freed, and come to an end', () => {
    const cidrs = new CidrSet()
    cidrs.occupy('10.244.0.0/24')
    expect([cidrs.allocate(), cidrs.allocate()]).toEqual(['10.244.1.0/24', '10.244.2.0/24'])
    while (cidrs.allocate() !== undefined);
    cidrs.release('10.244.7.0/24')
    expect([cidrs.allocate(), cidrs.allocate()]).toEqual(['10.244.7.0/24', undefined])
  })
})

describe('taints by condition', () => {
  const node = (ready: string, taints: Node['spec']['taints'] = []): Node =>
    ({ spec: { taints }, status: { conditions: [{ type: 'Ready', status: ready }] } }) as unknown as Node

  it('follow the conditions, and leave the taints of others alone', () => {
    const own = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' } as const
    const stale = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' } as const
    expect(conditionTaints(node('False'))).toEqual([stale])
    expect(updatedNoScheduleTaints(node('True', [own, stale]), 'now')).toEqual([own])
    expect(updatedNoScheduleTaints(node('Unknown', [own, stale]), 'now')).toEqual([
      own,
      { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule', timeAdded: 'now' },
    ])
    expect(updatedNoScheduleTaints(node('True', [own]), 'now')).toBeNull()
  })
})
