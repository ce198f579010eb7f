import { beforeEach, describe, expect, it } from 'vitest'
import {
  judge,
  type JudgedOwner,
  type OwnerState,
} from '../../../../electron/cluster/controllers/garbage-collector/decision'
import { controllerOf } from '../../../../electron/cluster/client/controller'
import type { ApiObject } from '../../../../electron/contract/api'
import { deployment, World } from './world'

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
