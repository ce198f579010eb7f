import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft, Pod } from '../../../../electron/contract/api'
import { World } from '../controllers/world'

type PodOptions = Partial<Pod['spec']> & { readonly cpu?: string; readonly memory?: string }

let world: World

function create(name: string, { cpu = '100m', memory = '64Mi', ...spec }: PodOptions = {}): void {
  const draft: Draft<Pod> & { readonly kind: 'Pod' } = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu, memory } } }], ...spec },
  } // prettier-ignore
  world.run(world.client.create(draft))
  world.play(100)
}

function createClass(name: string, value: number, preemptionPolicy: 'Never' | 'PreemptLowerPriority'): void {
  world.run(
    world.client.create({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      value,
      preemptionPolicy,
    }),
  )
}

const scheduled = (name: string): Pod['status'] => world.get('Pod', name).status
const message = (name: string): string | undefined =>
  scheduled(name)?.conditions?.find(({ type }) => type === 'PodScheduled')?.message
const nodeOf = (name: string): string | undefined => world.get('Pod', name).spec.nodeName
const decision = (name: string): Record<string, unknown> =>
  world.facts.current().find(({ key }) => key === `decision default/${name}`)!.value as Record<string, unknown>
const tail = (text: string): string => `no new claims to deallocate, preemption: 0/6 nodes are available: ${text}`

describe('the texts of recording 06: four free nodes, two tainted ones', () => {
  beforeEach(() => {
    world = new World()
    for (const name of ['node-1', 'node-2', 'node-3', 'node-4']) world.addNode(name)
    for (const name of ['node-5', 'node-6'])
      world.addNode(name, { taints: [{ key: 'dedicated', value: 'fail', effect: 'NoSchedule' }] })
    world.play(1000)
  })

  it.each<[string, PodOptions, string, string]>([
    [
      'huge-cpu',
      { cpu: '64' },
      '2 node(s) had untolerated taint(s), 4 Insufficient cpu',
      '6 Preemption is not helpful for scheduling.',
    ],
    [
      'huge-both',
      { cpu: '64', memory: '512Gi' },
      '2 node(s) had untolerated taint(s), 4 Insufficient cpu, 4 Insufficient memory',
      '6 Preemption is not helpful for scheduling.',
    ],
    [
      'no-label',
      { nodeSelector: { disk: 'ssd' } },
      "2 node(s) had untolerated taint(s), 4 node(s) didn't match Pod's node affinity/selector",
      '6 Preemption is not helpful for scheduling.',
    ],
  ])('%s', (name, options, reasons, preemption) => {
    create(name, options)
    const text = `0/6 nodes are available: ${reasons}. ${tail(preemption)}`
    expect([message(name), world.eventsOf(name)]).toEqual([text, [`FailedScheduling ${text} (1)`]])
    expect(scheduled(name)?.conditions).toMatchObject([
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', observedGeneration: 1 },
    ])
  })

  it('a port that every node has given away', () => {
    for (const index of [1, 2, 3, 4, 5])
      create(`hp${index}`, {
        containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80, hostPort: 8080 }] }],
      })
    expect(new Set([1, 2, 3, 4].map((index) => nodeOf(`hp${index}`))).size).toBe(4)
    expect(message('hp5')).toBe(
      `0/6 nodes are available: 2 node(s) had untolerated taint(s), 4 node(s) didn't have free ports for the requested pod ports. ${tail('2 Preemption is not helpful for scheduling, 4 No preemption victims found for incoming pod.')}`,
    )
  })

  it('a cordon wakes the Pod, and is counted first; when it is lifted, the old text comes back', () => {
    create('huge', { cpu: '64' })
    world.patch('Node', 'node-1', { spec: { unschedulable: true } }, '')
    world.play(1000)
    expect(message('huge')).toContain(
      '0/6 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint(s), 3 Insufficient cpu.',
    )
    world.patch('Node', 'node-1', { spec: { unschedulable: false } }, '')
    world.play(1000)
    expect(message('huge')).toContain(
      '0/6 nodes are available: 2 node(s) had untolerated taint(s), 4 Insufficient cpu.',
    )
  })

  it('a Pod that may not preempt', () => {
    createClass('modest', 0, 'Never')
    create('modest', { cpu: '64', priorityClassName: 'modest' })
    expect(message('modest')).toContain(
      'no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
    )
  })
})

describe('a Pod that fits', () => {
  beforeEach(() => {
    world = new World()
    for (const name of ['node-1', 'node-2', 'node-3']) world.addNode(name)
    world.play(1000)
  })

  it('is bound, and an Event says where', () => {
    create('web')
    expect(world.eventsOf('web')).toEqual([`Scheduled Successfully assigned default/web to ${nodeOf('web') ?? ''} (1)`])
    expect(scheduled('web')?.conditions).toMatchObject([{ type: 'PodScheduled', status: 'True' }])
  })

  it('goes where there is most room, and each decision can be read node by node', () => {
    create('fat', { cpu: '2', memory: '8Gi' })
    create('lean')
    expect(nodeOf('lean')).not.toBe(nodeOf('fat'))
    const { feasible, chosen, ties, nodes } = decision('lean') as {
      feasible: number
      chosen: string
      ties: number
      nodes: { name: string; total: number; scores: Record<string, unknown> }[]
    }
    expect([feasible, chosen, ties]).toEqual([3, nodeOf('lean'), 2])
    expect(nodes.find(({ name }) => name === chosen)).toMatchObject({
      verdict: 'Success',
      scores: {
        TaintToleration: { raw: 0, normalized: 100, weighted: 300 },
        NodeResourcesFit: { raw: 98 },
        NodeResourcesBalancedAllocation: { raw: 74 },
      },
    })
    expect(nodes.find(({ name }) => name === nodeOf('fat'))!.total).toBeLessThan(
      Math.max(...nodes.map(({ total }) => total)),
    )
  })

  it('spreads ties by chance, the same way with the same seed', () => {
    const placements = (seed: number): string => {
      world = new World(seed)
      for (const name of ['node-1', 'node-2', 'node-3']) world.addNode(name)
      world.play(1000)
      return [1, 2, 3].map((index) => (create(`p${index}`), nodeOf(`p${index}`))).join()
    }
    const bySeed = [1, 2, 3, 4, 5, 6].map(placements)
    expect(new Set(bySeed).size).toBeGreaterThan(1)
    expect(placements(4)).toBe(bySeed[3])
    for (const each of bySeed) expect(new Set(each.split(',')).size).toBe(3)
  })

  it('sees the room that Pods still being bound have taken', () => {
    const pods = Array.from({ length: 3 }, (_, index) => `big-${index}`)
    for (const name of pods) world.kernel.spawn(world.kernel.process('test'), 'create', world.client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' }, spec: { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '3' } } }] } })) // prettier-ignore
    world.play(1000)
    expect(new Set(pods.map(nodeOf)).size).toBe(3)
  })
})

describe('a Pod that has to wait', () => {
  beforeEach(() => {
    world = new World()
    world.addNode('node-1', { cpu: '2' })
    world.play(1000)
    create('first', { cpu: '1500m' })
    create('second', { cpu: '1500m' })
  })

  it('gets its node when another Pod is gone', () => {
    expect(nodeOf('second')).toBeUndefined()
    world.run(world.client.delete('Pod', 'default', 'first'))
    world.play(3000)
    expect(nodeOf('second')).toBe('node-1')
  })

  it('gets its node when a new one comes', () => {
    world.addNode('node-2')
    world.play(1000)
    expect(nodeOf('second')).toBe('node-2')
  })

  it('is tried again after five minutes though nothing has changed', () => {
    let tries = 0
    world.facts.onStatement(({ key }) => (tries += key === 'decision default/second' ? 1 : 0))
    world.play(290_000)
    expect(tries).toBe(0)
    world.play(15_000)
    expect(tries).toBe(1)
  })

  it('comes after one with a higher priority that came later', () => {
    createClass('urgent', 1000, 'PreemptLowerPriority')
    create('system', { cpu: '1500m', priorityClassName: 'urgent' })
    world.run(world.client.delete('Pod', 'default', 'first'))
    world.play(3000)
    expect([nodeOf('system'), nodeOf('second')]).toEqual(['node-1', undefined])
  })

  it('is not tried at all while it is gated', () => {
    create('gated', { schedulingGates: [{ name: 'example.com/hold' }] })
    expect([nodeOf('gated'), world.eventsOf('gated')]).toEqual([undefined, []])
    world.patch('Pod', 'gated', { spec: { schedulingGates: null } })
    world.play(500)
    expect(nodeOf('gated')).toBe('node-1')
  })
})

describe('a cluster without nodes', () => {
  it('says so', () => {
    world = new World()
    create('lonely')
    expect(message('lonely')).toBe('no nodes available to schedule pods')
  })
})
