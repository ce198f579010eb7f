import { describe, expect, it } from 'vitest'
import type { Pod } from '../../../electron/contract/api'
import type { WhyChain } from '../../../electron/contract/host'
import { whyChain } from '../../../electron/host/why'
import { World } from '../../../electron/host/world'

function run(world: World, text: string): void {
  const command = world.enter({ type: 'line', id: text, text })!
  while (!command.done) world.cluster.kernel.step()
}

function pods(world: World): readonly Pod[] {
  return world.cluster.etcd.store.range('/registry/pods/default/').map(({ value }) => value as Pod)
}

function why(world: World, pod: Pod): WhyChain {
  return whyChain(world.cluster.trace, `Pod/default/${pod.metadata.name}`, world.nowMs)
}

/** A world with three Pods of a Deployment, all Ready. */
function shop(): World {
  const world = new World({ seed: 3, workers: 3 })
  run(world, 'kubectl apply -f web.yaml')
  run(world, 'kubectl rollout status deployment/web')
  return world
}

describe('why is this Pod here?', () => {
  it('because someone typed kubectl apply: through the Deployment and the ReplicaSet', () => {
    const world = shop()
    for (const pod of pods(world)) {
      const { steps } = why(world, pod)
      expect(steps[0]!.event).toMatchObject({ kind: 'input', detail: { line: 'kubectl apply -f web.yaml' } })
      const objects = steps.map(({ event }) => event.object?.split('/')[0])
      // The last words are the scheduler's: it is by its choice that the Pod is on this node.
      const writers = steps.filter(({ event }) => event.kind === 'request').map(({ event }) => event.from)
      expect(writers.at(-1)).toBe('kube-scheduler')
      expect(steps.at(-1)!.event.detail).toEqual({ bound: 'true' })
      expect(objects.filter((kind, index) => kind && kind !== objects[index - 1])).toEqual([
        'Deployment',
        'ReplicaSet',
        'Pod',
      ])
    }
  })

  it('because its machine lost power: the lease, the taint, five minutes, and a ReplicaSet that counts', () => {
    const world = shop()
    const [victim] = pods(world)
    const before = new Set(pods(world).map(({ metadata }) => metadata.name))
    run(world, `cluster power-off ${victim!.spec.nodeName!}`)
    world.runUntil(world.nowMs + 420_000)
    const replacement = pods(world).find(({ metadata }) => !before.has(metadata.name))!
    const { steps } = why(world, replacement)
    expect(steps[0]!.event).toMatchObject({
      kind: 'input',
      detail: { line: `cluster power-off ${victim!.spec.nodeName!}` },
    })
    const kinds = steps.map(({ event }) => event.kind)
    expect(kinds.slice(0, 4)).toEqual(['input', 'fault', 'silenced', 'deadline'])
    expect(
      steps.some(({ event }) => event.object === `Node//${victim!.spec.nodeName!}` && event.kind === 'commit'),
    ).toBe(true)
  })

  it('tells of a node what turned its health: the power cut, and then the power', () => {
    const world = shop()
    const whyNode = () => whyChain(world.cluster.trace, 'Node//worker-2', world.nowMs).steps
    run(world, 'cluster power-off worker-2')
    world.runUntil(world.nowMs + 70_000)
    expect(whyNode()[0]!.event.detail).toEqual({ line: 'cluster power-off worker-2' })
    expect(whyNode().at(-1)!.event.detail).toEqual({ health: 'Unknown' })
    run(world, 'cluster power-on worker-2')
    world.runUntil(world.nowMs + 30_000)
    expect(whyNode()[0]!.event.detail).toEqual({ line: 'cluster power-on worker-2' })
    expect(whyNode().at(-1)!.event.detail).toEqual({ health: 'True' })
  })

  it('walks back in time: each step is earlier than the next, and each can be said in words', () => {
    const world = shop()
    for (const event of world.cluster.trace.events) {
      const { steps } = whyChain(world.cluster.trace, event.seq, world.nowMs)
      expect(steps.at(-1)!.event.seq).toBe(event.seq)
      for (let index = 1; index < steps.length; index++)
        expect(steps[index]!.event.seq).toBeGreaterThan(steps[index - 1]!.event.seq)
      expect(['input', 'timer'].includes(steps[0]!.event.kind) || steps[0]!.event.cause === 0).toBe(true)
    }
  })
})
