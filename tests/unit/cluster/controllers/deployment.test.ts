import { beforeEach, describe, expect, it } from 'vitest'
import type { Deployment, ReplicaSet } from '../../../../electron/contract/api'
import { deployment, World } from './world'

let world: World

beforeEach(() => {
  world = new World()
  for (const name of ['node-1', 'node-2', 'node-3']) world.addNode(name)
  world.play(2000)
})

const roll = (image: string): void => {
  world.patch('Deployment', 'web', { spec: { template: { spec: { containers: [{ name: 'web', image }] } } } })
}

const web = (): Deployment => world.get('Deployment', 'web')
const replicaSets = (): readonly ReplicaSet[] =>
  [...world.list('ReplicaSet')].sort((a, b) => (a.metadata.resourceVersion < b.metadata.resourceVersion ? -1 : 1))
const progressing = (): unknown[] => {
  const condition = web().status?.conditions?.find(({ type }) => type === 'Progressing')
  return [condition?.status, condition?.reason, condition?.message]
}
const setOf = (image: string): ReplicaSet =>
  replicaSets().find(({ spec }) => spec.template?.spec?.containers[0]?.image === image)!

/** As in recording 01: names cut off, kubelets left out. */
const acts = (since: number): readonly string[] => world.writes(since).filter((act) => !act.startsWith('node-')).map((act) => act.replace(/(Pod|ReplicaSet)\/default\/web-\S*/, '$1')) // prettier-ignore

describe('a new Deployment', () => {
  it('becomes ReplicaSet, Pods and status in the recorded order', () => {
    const since = world.kernel.now
    world.run(world.client.create(deployment('web', 3)))
    world.play(500)
    const order = acts(since)
    const first = (act: string): number => order.indexOf(act)
    expect(order.slice(0, 2)).toEqual([
      'kubectl create Deployment/default/web 201',
      'deployment-controller create ReplicaSet 201',
    ])
    // The status with the revision comes at once; the second write still rests on the stale cache.
    expect(order.filter((act) => act.startsWith('deployment-controller update status')).slice(0, 3)).toEqual([
      'deployment-controller update status Deployment/default/web 200',
      'deployment-controller update status Deployment/default/web 409 Conflict',
      'deployment-controller update status Deployment/default/web 200',
    ])
    expect(first('replicaset-controller create Pod 201')).toBeLessThan(first('kube-scheduler create binding Pod 201'))
    expect(first('kube-scheduler create binding Pod 201')).toBeLessThan(
      first('replicaset-controller update status ReplicaSet 200'),
    )
  })

  it('ends with the recorded status, conditions and annotations', () => {
    world.run(world.client.create(deployment('web', 3)))
    world.play(3000)
    const { metadata, status } = web()
    expect(metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' })
    expect(status).toMatchObject({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      terminatingReplicas: 0,
    })
    expect(status?.conditions?.map(({ type, reason, message }) => [type, reason, message])).toEqual([
      ['Available', 'MinimumReplicasAvailable', 'Deployment has minimum availability.'],
      [
        'Progressing',
        'NewReplicaSetAvailable',
        `ReplicaSet "${replicaSets()[0]!.metadata.name}" has successfully progressed.`,
      ],
    ])
    expect(replicaSets()[0]!.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/desired-replicas': '3',
      'deployment.kubernetes.io/max-replicas': '4',
      'deployment.kubernetes.io/revision': '1',
    })
    expect(replicaSets()[0]!.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{6,10}$/)
  })
})

describe('a rolling update', () => {
  beforeEach(() => {
    world.run(world.client.create(deployment('web', 10)))
    world.play(4000)
  })

  it('grows the new set first, then shrinks the old one, then grows on: 0→3, 10→8, 3→5', () => {
    roll('nginx:1.28')
    world.play(10_000)
    const [newName, oldName] = [setOf('nginx:1.28').metadata.name, setOf('nginx:1.27').metadata.name]
    const told = world.list('Event').filter(({ reason }) => reason === 'ScalingReplicaSet').sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1)).map(({ message }) => message) // prettier-ignore
    expect(told.slice(1, 4)).toEqual([
      `Scaled up replica set ${newName} from 0 to 3`,
      `Scaled down replica set ${oldName} from 10 to 8`,
      `Scaled up replica set ${newName} from 3 to 5`,
    ])
    expect(progressing()).toEqual([
      'True',
      'NewReplicaSetAvailable',
      `ReplicaSet "${newName}" has successfully progressed.`,
    ])
    expect([setOf('nginx:1.28').spec.replicas, setOf('nginx:1.27').spec.replicas]).toEqual([10, 0])
  })

  it('never has more than 13 replicas, nor fewer than 8 available', () => {
    const seen: number[][] = []
    world.kernel.onStep = () => {
      const sets = world.etcd.store.range('/registry/replicasets/default/').map(({ value }) => value as ReplicaSet)
      seen.push([
        sets.reduce((sum, { spec }) => sum + (spec.replicas ?? 0), 0),
        sets.reduce((sum, { status }) => sum + (status?.availableReplicas ?? 0), 0),
      ])
    }
    roll('nginx:1.28')
    world.play(10_000)
    world.kernel.onStep = null
    expect(Math.max(...seen.map(([replicas]) => replicas!))).toBe(13)
    expect(Math.min(...seen.map(([, available]) => available!))).toBeGreaterThanOrEqual(8)
  })

  it('gives the old set a new number when it is rolled back to', () => {
    roll('nginx:1.28')
    world.play(10_000)
    roll('nginx:1.27')
    world.play(10_000)
    expect(setOf('nginx:1.27').metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    })
    expect(web().metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '3' })
    expect(replicaSets()).toHaveLength(2)
  })

  it('keeps no more old sets than the history limit', () => {
    world.patch('Deployment', 'web', { spec: { revisionHistoryLimit: 1 } })
    for (const image of ['nginx:1.28', 'nginx:1.29', 'nginx:1.30']) {
      roll(image)
      world.play(15_000)
    }
    expect(
      replicaSets()
        .map(({ spec }) => spec.template?.spec?.containers[0]?.image)
        .sort(),
    ).toEqual(['nginx:1.29', 'nginx:1.30'])
  })

  it('is told apart from scaling: in the middle of it, both sets get their share', () => {
    world.brokenImages.add('nginx:bad')
    roll('nginx:bad')
    world.play(5000)
    expect([setOf('nginx:bad').spec.replicas, setOf('nginx:1.27').spec.replicas]).toEqual([5, 8])
    world.patch('Deployment', 'web', { spec: { replicas: 20 } })
    world.play(5000)
    const [added, old] = [setOf('nginx:bad').spec.replicas!, setOf('nginx:1.27').spec.replicas!]
    expect(added + old).toBe(25)
    expect(old).toBeGreaterThan(added)
  })
})

describe('a rollout that does not get on', () => {
  beforeEach(() => {
    world.brokenImages.add('missing:1')
    world.run(world.client.create(deployment('web', 3, { progressDeadlineSeconds: 20 })))
    world.play(3000)
    roll('missing:1')
  })

  it('keeps the old Pods, and says after its deadline that it is stuck', () => {
    world.play(5000)
    expect(progressing()[1]).toBe('ReplicaSetUpdated')
    world.play(18_000)
    expect(progressing()).toEqual([
      'False',
      'ProgressDeadlineExceeded',
      `ReplicaSet "${setOf('missing:1').metadata.name}" has timed out progressing.`,
    ])
    expect(web().status).toMatchObject({ readyReplicas: 3, updatedReplicas: 1, unavailableReplicas: 1 })
  })

  it('is over as soon as the good template is back', () => {
    world.play(30_000)
    roll('nginx:1.27')
    world.play(2000)
    expect(progressing().slice(0, 2)).toEqual(['True', 'NewReplicaSetAvailable'])
    expect(setOf('missing:1').spec.replicas).toBe(0)
  })
})

describe('pausing', () => {
  it('stops the rollout and its clock until it is resumed', () => {
    world.run(world.client.create(deployment('web', 3)))
    world.play(3000)
    world.patch('Deployment', 'web', { spec: { paused: true } })
    roll('nginx:1.28')
    world.play(2000)
    expect([progressing(), replicaSets().length]).toEqual([['Unknown', 'DeploymentPaused', 'Deployment is paused'], 1])
    world.patch('Deployment', 'web', { spec: { paused: false } })
    world.play(10_000)
    expect(setOf('nginx:1.28').status?.readyReplicas).toBe(3)
  })
})

describe('the strategy Recreate', () => {
  it('starts nothing new before the last old Pod is gone', () => {
    world.run(world.client.create(deployment('web', 3, { strategy: { type: 'Recreate' } })))
    world.play(3000)
    roll('nginx:1.28')
    world.play(100)
    expect([replicaSets().length, setOf('nginx:1.27').spec.replicas]).toEqual([1, 0])
    world.play(5000)
    expect([setOf('nginx:1.28').status?.readyReplicas, world.list('Pod').length]).toEqual([3, 3])
  })
})
