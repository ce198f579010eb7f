import { beforeEach, describe, expect, it } from 'vitest'
import {
  judge,
  type JudgedOwner,
  type OwnerState,
} from '../../../../electron/cluster/controllers/garbage-collector/decision'
import { controllerOf } from '../../../../electron/cluster/client/controller'
import type { ApiObject, ResourceInfo } from '../../../../electron/contract/api'
import { deployment, World } from './world'

describe('objects of the learner’s own kinds', () => {
  const SHOPS: ResourceInfo = {
    kind: 'Shop', definition: 'town.example.com/v1/Shop', group: 'town.example.com', version: 'v1', resource: 'shops',
    singular: 'shop', shortNames: [], namespaced: true, verbs: [], subresources: [], categories: [],
  } // prettier-ignore
  let world: World

  const make = (name: string, owner?: ApiObject): ApiObject => {
    const ownerReferences = owner && [{ apiVersion: 'town.example.com/v1', kind: 'Shop', name: owner.metadata.name, uid: owner.metadata.uid, blockOwnerDeletion: true }] // prettier-ignore
    const body = {
      apiVersion: 'town.example.com/v1',
      kind: 'Shop',
      metadata: { name, ...(ownerReferences && { ownerReferences }) },
    }
    return world.run(world.client.request('create', { resource: SHOPS, namespace: 'default', body })) as ApiObject
  }
  const shops = (): readonly string[] =>
    (world.run(world.client.listOf(SHOPS, 'default')) as { items: readonly ApiObject[] }).items.map(
      ({ metadata }) => metadata.name,
    )
  const remove = (name: string, propagationPolicy: string): void => {
    world.run(
      world.client.request('delete', { resource: SHOPS, namespace: 'default', name, body: { propagationPolicy } }),
    )
    world.play(3000)
  }

  beforeEach(() => {
    world = new World()
    const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }]
    const names = { plural: 'shops', singular: 'shop', kind: 'Shop', listKind: 'ShopList' }
    const spec = { group: 'town.example.com', scope: 'Namespaced', names, versions }
    world.run(world.client.create({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'shops.town.example.com' }, spec } as never)) // prettier-ignore
    world.play(5000)
  })

  it.each(['Background', 'Foreground'])('go with their owner: %s', (policy) => {
    const owner = make('owner')
    make('dependent', owner)
    world.play(500)
    remove('owner', policy)
    expect(shops()).toEqual([])
  })

  it('stay when they are orphaned, and own what is built in', () => {
    const owner = make('owner')
    make('dependent', owner)
    const ownerReferences = [
      { apiVersion: 'town.example.com/v1', kind: 'Shop', name: 'owner', uid: owner.metadata.uid },
    ]
    world.run(
      world.client.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'owned', namespace: 'default', ownerReferences },
      }),
    )
    world.play(500)
    remove('owner', 'Orphan')
    expect(shops()).toEqual(['dependent'])
    const free = make('other')
    world.run(world.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bound', namespace: 'default', ownerReferences: [{ ...ownerReferences[0]!, name: 'other', uid: free.metadata.uid }] } })) // prettier-ignore
    world.play(500)
    remove('other', 'Background')
    expect(world.list('ConfigMap').map(({ metadata }) => metadata.name)).toEqual(['kube-root-ca.crt', 'owned'])
  })

  it('go with their definition, and nobody asks for them any more', () => {
    make('one')
    world.run(world.client.delete('CustomResourceDefinition', '', 'shops.town.example.com'))
    world.play(10_000)
    expect(world.list('CustomResourceDefinition')).toEqual([])
    world.play(60_000)
    world.run(
      world.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'later', namespace: 'default' } }),
    )
  })
})

describe('deleting a Deployment', () => {
  let world: World

  beforeEach(() => {
    world = new World()
    world.addNode('node-1')
    world.run(world.client.create(deployment('web', 3)))
    world.play(3000)
  })

  const left = (): readonly number[] => [
    world.list('Deployment').length,
    world.list('ReplicaSet').length,
    world.list('Pod').length,
  ]

  it('in the background takes the ReplicaSet and then its Pods', () => {
    const since = world.kernel.now
    world.run(world.client.delete('Deployment', 'default', 'web', { propagationPolicy: 'Background' }))
    world.play(2000)
    expect(left()).toEqual([0, 0, 0])
    const order = world.writes(since).filter((act) => act.startsWith('garbage-collector-controller delete')).map((act) => act.split(' ')[2]!.split('/')[0]) // prettier-ignore
    expect(order).toEqual(['ReplicaSet', 'Pod', 'Pod', 'Pod'])
  })

  it('in the foreground takes it last', () => {
    world.run(world.client.delete('Deployment', 'default', 'web', { propagationPolicy: 'Foreground' }))
    world.play(100)
    expect(world.get('Deployment', 'web').metadata).toMatchObject({ finalizers: ['foregroundDeletion'] })
    world.play(3000)
    expect(left()).toEqual([0, 0, 0])
  })

  it('with its dependents orphaned leaves them alone', () => {
    world.run(world.client.delete('Deployment', 'default', 'web', { propagationPolicy: 'Orphan' }))
    world.play(2000)
    expect(left()).toEqual([0, 1, 3])
    expect(controllerOf(world.list('ReplicaSet')[0]!)).toBeUndefined()
  })

  it('and making it anew adopts what was orphaned', () => {
    world.run(world.client.delete('Deployment', 'default', 'web', { propagationPolicy: 'Orphan' }))
    world.play(2000)
    const pods = world.list('Pod').map(({ metadata }) => metadata.name)
    world.run(world.client.create(deployment('web', 3)))
    world.play(2000)
    expect([left(), world.list('Pod').map(({ metadata }) => metadata.name)]).toEqual([[1, 1, 3], pods])
  })
})

describe('what becomes of a dependent', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } } as unknown as ApiObject
  const owners = (...states: OwnerState[]): JudgedOwner[] =>
    states.map((state, index) => ({
      state,
      owner: { apiVersion: 'v1', kind: 'ReplicaSet', name: `rs-${index}`, uid: `${index}` },
    }))

  it.each<[string, OwnerState[], boolean, unknown]>([
    ['no owner', [], false, { act: 'keep' }],
    ['a living owner', ['solid'], false, { act: 'keep' }],
    ['an owner that is gone', ['dangling'], false, { act: 'delete', propagation: 'Background' }],
    ['an owner that waits, and dependents', ['waiting'], true, { act: 'delete', propagation: 'Foreground' }],
    ['an owner that waits, and no dependents', ['waiting'], false, { act: 'delete', propagation: 'Background' }],
  ])('with %s', (_, states, hasDependents, verdict) => {
    expect(judge(object, owners(...states), hasDependents)).toEqual(verdict)
  })

  it('keeps it for one living owner among several, and cuts the others', () => {
    expect(judge(object, owners('dangling', 'solid', 'waiting'), false)).toMatchObject({
      act: 'untie',
      owners: [{ uid: '0' }, { uid: '2' }],
    })
  })
})
