import { beforeEach, describe, expect, it } from 'vitest'
import type { Pod } from '../../../../electron/contract/api'
import type { TraceEvent } from '../../../../electron/contract/trace'
import { deployment, service, World } from './world'

/** Recording 05: a kubelet dies; what the control plane does about it, and when. */
let world: World
let diedMs: number
let lost: readonly Pod[]

beforeEach(() => {
  world = new World()
  for (const name of ['node-1', 'node-2', 'node-3']) world.addNode(name)
  world.play(2000)
  world.run(world.client.create(service('web')))
  world.run(world.client.create(deployment('web', 4)))
  world.play(12_470)
  lost = world.list('Pod').filter(({ spec }) => spec.nodeName === 'node-2')
  powerOff('node-2')
})

function powerOff(node: string): void {
  diedMs = world.kernel.now
  const fault = world.trace.record('fault', 'kubectl', `kubelet/${node}`, 'power off', `Node//${node}`, 'off')
  world.kernel.process(`kubelet/${node}`).stop(fault)
}

const seconds = (at: number): number => (at - diedMs) / 1000

/** Answered writes since the kubelet died, of one kind. */
const writes = (verb: string, object: RegExp): readonly TraceEvent[] =>
  world.trace.events.filter(
    (event) => event.kind === 'response' && event.at > diedMs && event.verb === verb && object.test(event.object ?? ''),
  )

const nodeTaints = (): readonly string[] =>
  (world.get('Node', 'node-2', '').spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`)

describe('a kubelet that died', () => {
  it('is missed 40 to 55 seconds later: all its conditions are unknown then', () => {
    world.play(60_000)
    const [status] = writes('update status', /^Node\/\/node-2/)
    expect(seconds(status!.at)).toBeGreaterThan(40)
    expect(seconds(status!.at)).toBeLessThan(55)
    const { conditions } = world.get('Node', 'node-2', '').status!
    expect(conditions!.map(({ type, status: value }) => `${type}=${value}`).sort()).toEqual([
      'DiskPressure=Unknown',
      'MemoryPressure=Unknown',
      'PIDPressure=Unknown',
      'Ready=Unknown',
    ])
    expect(conditions![0]).toMatchObject({
      type: 'Ready',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    })
  })

  it('has its node tainted both ways within a moment, and its Pods not ready with an Event each', () => {
    world.play(60_000)
    expect(nodeTaints()).toEqual([
      'node.kubernetes.io/unreachable:NoSchedule',
      'node.kubernetes.io/unreachable:NoExecute',
    ])
    const status = writes('update status', /^Node\/\/node-2/)[0]!
    for (const patch of writes('patch', /^Node\/\/node-2/)) expect(patch.at - status.at).toBeLessThan(200)
    for (const { metadata } of lost) {
      expect(world.get('Pod', metadata.name).status?.conditions?.find(({ type }) => type === 'Ready')?.status).toBe(
        'False',
      )
      expect(world.eventsOf(metadata.name)).toContain('NodeNotReady Node is not ready (1)')
    }
    expect(world.eventsOf('node-2')).toContain('NodeNotReady Node node-2 status is now: NodeNotReady (1)')
  })

  it('keeps its Pods for 300 seconds, then they are marked, evicted and replaced', () => {
    world.play(60_000)
    const taintedAt = writes('patch', /^Node\/\/node-2/).at(-1)!.at
    world.play(302_000)
    const deletes = writes('delete', /^Pod\//)
    expect(deletes.length).toBe(lost.length)
    for (const { at } of deletes) expect(Math.abs(at - taintedAt - 300_000)).toBeLessThan(1000)
    const gone = world.get('Pod', lost[0]!.metadata.name)
    expect(gone.metadata.deletionTimestamp).toBeDefined()
    expect(gone.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'DisruptionTarget',
        reason: 'DeletionByTaintManager',
        message: 'Taint manager: deleting due to NoExecute taint',
      }),
    )
    expect(world.eventsOf(gone.metadata.name)).toContain(
      `TaintManagerEviction Marking for deletion Pod default/${gone.metadata.name} (1)`,
    )
    world.play(5000)
    expect(world.get('Deployment', 'web').status).toMatchObject({ readyReplicas: 4, terminatingReplicas: lost.length })
  })

  it('is why: the chain of causes from a replacement ends at the fault', () => {
    world.play(365_000)
    const replacement = world
      .list('Pod')
      .find(
        ({ metadata }) =>
          !lost.some((pod) => pod.metadata.name === metadata.name) &&
          world.trace.events.some((event) => event.at > diedMs && event.object === `Pod/default/${metadata.name}`),
      )!
    let event = world.trace.events.find(
      ({ kind, at, object }) =>
        kind === 'commit' && at > diedMs && object === `Pod/default/${replacement.metadata.name}`,
    )
    const chain: string[] = []
    for (; event; event = event.cause > 0 ? world.trace.event(event.cause) : undefined) chain.push(event.kind)
    expect(chain.slice(-3)).toEqual(['deadline', 'silenced', 'fault'])
  })

  it('that comes back loses its taints, and evictions that were due are called off', () => {
    world.play(60_000)
    const { metadata, status } = world.get('Node', 'node-2', '')
    const conditions = [
      {
        type: 'Ready',
        status: 'True',
        reason: 'KubeletReady',
        lastHeartbeatTime: '2026-01-01T00:02:00Z',
        lastTransitionTime: '2026-01-01T00:02:00Z',
      },
    ]
    world.run(
      world.client.patch('Node', '', metadata.name, { status: { ...status, conditions } }, 'strategic', 'status'),
    )
    world.play(10_000)
    expect(nodeTaints()).toEqual([])
    expect(world.eventsOf(lost[0]!.metadata.name)).toContain(
      `TaintManagerEviction Cancelling deletion of Pod default/${lost[0]!.metadata.name} (1)`,
    )
    world.play(300_000)
    expect(writes('delete', /^Pod\//)).toEqual([])
  })
})

describe('a node that was deleted', () => {
  it('leaves Pods behind that are failed and removed after their quarantine, and replaced', () => {
    world.run(world.client.delete('Node', '', 'node-2'))
    world.play(39_000)
    expect(world.list('Pod').filter(({ spec }) => spec.nodeName === 'node-2')).toHaveLength(lost.length)
    world.play(30_000)
    expect(world.list('Pod').filter(({ spec }) => spec.nodeName === 'node-2')).toEqual([])
    expect(world.get('Deployment', 'web').status?.readyReplicas).toBe(4)
  })
})

describe('all nodes lost at once', () => {
  it('are not tainted NoExecute: more likely it is the control plane that is cut off', () => {
    powerOff('node-1')
    powerOff('node-3')
    world.play(120_000)
    for (const name of ['node-1', 'node-2', 'node-3']) {
      expect(world.get('Node', name, '').spec.taints?.map(({ effect }) => effect)).toEqual(['NoSchedule'])
    }
  })
})
