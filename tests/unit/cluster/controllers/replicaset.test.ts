import { beforeEach, describe, expect, it } from 'vitest'
import { controllerOf } from '../../../../electron/cluster/client/controller'
import { podsToDelete } from '../../../../electron/cluster/controllers/replicaset/deletion-order'
import { slowStartBatch } from '../../../../electron/cluster/controllers/replicaset/slow-start'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import { sleep, type Task } from '../../../../electron/cluster/kernel/task'
import type { Pod, ReplicaSet } from '../../../../electron/contract/api'
import { deployment, World } from './world'

let world: World

beforeEach(() => {
  world = new World()
  for (const name of ['node-1', 'node-2']) world.addNode(name)
  world.run(world.client.create(deployment('web', 3)))
  world.play(4000)
})

const replicaSet = (): ReplicaSet => world.list('ReplicaSet')[0]!
const names = (): readonly string[] => world.list('Pod').map(({ metadata }) => metadata.name)

describe('a ReplicaSet', () => {
  it('replaces a deleted Pod at once, before the old one is gone', () => {
    const [victim] = names()
    world.run(world.client.delete('Pod', 'default', victim!))
    world.play(60)
    expect(names()).toHaveLength(4)
    expect(replicaSet().status).toMatchObject({ replicas: 3, terminatingReplicas: 1 })
    world.play(3000)
    expect([names().length, names().includes(victim!), replicaSet().status?.readyReplicas]).toEqual([3, false, 3])
  })

  it('lets go of a Pod whose labels do not match any more, and takes it back when they do', () => {
    const [first] = names()
    world.patch('Pod', first!, { metadata: { labels: { app: 'orphan' } } })
    world.play(3000)
    expect([names().length, controllerOf(world.get('Pod', first!))]).toEqual([4, undefined])
    world.patch('Pod', first!, { metadata: { labels: { app: 'web' } } })
    world.play(3000)
    // Four are one too many: the youngest goes.
    expect([names().length, controllerOf(world.get('Pod', first!))?.name]).toEqual([3, replicaSet().metadata.name])
  })

  it('does not over-create while its cache lags behind its own writes', () => {
    world.patch('Deployment', 'web', { spec: { replicas: 12 } })
    let most = 0
    world.kernel.onStep = () => { most = Math.max(most, world.etcd.store.range('/registry/pods/default/').length) } // prettier-ignore
    world.play(5000)
    expect(most).toBe(12)
  })

  it('tells of each Pod it made, and of each it deleted', () => {
    const { name } = replicaSet().metadata
    expect(
      world.eventsOf(name).filter((event) => /^SuccessfulCreate Created pod: web-\S+ \(1\)$/.test(event)),
    ).toHaveLength(3)
    world.patch('Deployment', 'web', { spec: { replicas: 2 } })
    world.play(1000)
    expect(world.eventsOf(name).filter((event) => event.startsWith('SuccessfulDelete Deleted pod: '))).toHaveLength(1)
  })
})

describe('the slow start', () => {
  const play = (
    refuseFrom: number,
  ): { readonly tried: number; readonly successes: number; readonly batches: readonly number[] } => {
    const kernel = new Kernel(1)
    const starts: number[] = []
    let outcome = { successes: 0, error: null as unknown }
    const create = function* (): Task {
      const turn = starts.push(kernel.now)
      yield* sleep(5)
      if (turn > refuseFrom) throw new Error('refused')
    }
    kernel.spawn(
      kernel.process('p'),
      'batch',
      (function* (): Task {
        outcome = yield* slowStartBatch(20, 1, create)
      })(),
    )
    kernel.runUntil(1000)
    const batches = [...new Set(starts)].map((at) => starts.filter((each) => each === at).length)
    return { tried: starts.length, successes: outcome.successes, batches }
  }

  it('doubles its batches', () => {
    expect(play(100)).toEqual({ tried: 20, successes: 20, batches: [1, 2, 4, 8, 5] })
  })

  it('stops after the batch in which one was refused', () => {
    expect(play(3)).toEqual({ tried: 7, successes: 3, batches: [1, 2, 4] })
  })
})

describe('which Pods go first', () => {
  const pod = (name: string, node: string, ready: string, readySince = '2026-01-01T00:00:00Z', annotations = {}): Pod =>
    ({
      metadata: { name, uid: name, creationTimestamp: '2026-01-01T00:00:00Z', annotations },
      spec: { nodeName: node },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready, lastTransitionTime: readySince }] },
    }) as unknown as Pod

  it.each([
    ['unready before ready', [pod('a', 'n1', 'True'), pod('b', 'n1', 'False')], 'b'],
    ['unassigned before all', [pod('a', 'n1', 'False'), pod('b', '', 'True')], 'b'],
    [
      'cheap before dear',
      [
        pod('a', 'n1', 'True', undefined, { 'controller.kubernetes.io/pod-deletion-cost': '100' }),
        pod('b', 'n1', 'True'),
      ],
      'b',
    ],
    ['where there are more of them', [pod('a', 'n1', 'True'), pod('b', 'n2', 'True'), pod('c', 'n2', 'True')], 'b'],
    ['ready more recently', [pod('a', 'n1', 'True'), pod('b', 'n2', 'True', '2026-01-01T01:00:00Z')], 'b'],
  ])('%s', (_, pods, first) => {
    expect(podsToDelete(pods, pods, 1, 7_200_000)[0]!.metadata.name).toBe(first)
  })

  it('asks nobody when all must go', () => {
    const pods = [pod('b', 'n1', 'True'), pod('a', 'n1', 'False')]
    expect(podsToDelete(pods, pods, 2, 0)).toEqual(pods)
  })
})
