import { beforeEach, describe, expect, it } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import type { ApiObject } from '../../../../electron/contract/api'
import { useCluster } from '../../../../renderer/stores/cluster'
import { event, FakeHost } from '../../../support/fake-host'
import { piniaWithHost } from '../../../support/with-host'

const pod = (name: string) =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' } }) as unknown as ApiObject
const appears = (at: number, name: string) => ({ at, revision: at, path: `Pod/default/${name}`, object: pod(name) })

let host: FakeHost
let cluster: ReturnType<typeof useCluster>

/** Enough frames for the playhead to come to where the host is. */
function settle(): void {
  for (let frame = 0; frame < 60; frame++) cluster.tick(16)
}

beforeEach(async () => {
  host = new FakeHost()
  piniaWithHost(host)
  cluster = useCluster()
  await cluster.open({ seed: 1, workers: 3 })
})

describe('at now', () => {
  it('opens a world and plays it', () => {
    expect(cluster.state.playing).toBe(true)
    expect(cluster.live).toBe(true)
  })

  it('shows a change only when the playhead gets there', () => {
    host.send(200, { objects: [appears(150, 'web')] })
    cluster.tick(16)
    expect(cluster.playheadMs).toBeLessThan(150)
    expect(cluster.objects.size).toBe(0)
    settle()
    expect(cluster.playheadMs).toBe(200)
    expect([...cluster.objects.keys()]).toEqual(['Pod/default/web'])
    expect(cluster.revision).toBe(150)
  })

  it('never moves beyond what the host has played', () => {
    host.send(100)
    settle()
    settle()
    expect(cluster.playheadMs).toBe(100)
  })

  it('forgets an object that is gone and a fact that is withdrawn', () => {
    const fact = { component: 'kubelet/worker-1', key: 'pleg' }
    host.send(10, { objects: [appears(1, 'web')], facts: [{ ...fact, at: 1, value: 'busy' }] })
    settle()
    expect(cluster.facts.get('kubelet/worker-1 pleg')).toBe('busy')
    host.send(20, {
      objects: [{ ...appears(11, 'web'), object: null }],
      facts: [{ ...fact, at: 12, value: null }],
    })
    settle()
    expect(cluster.objects.size + cluster.facts.size).toBe(0)
  })

  it('keeps the identity of what did not change', () => {
    host.send(10, { objects: [appears(1, 'web')] })
    settle()
    const before = cluster.objects
    host.send(20, { trace: [event(1, 15)] })
    settle()
    expect(cluster.objects).toBe(before)
  })

  it('keeps a flight while it flies, however long, and a while after it has landed', () => {
    host.send(5000, { trace: [event(1, 100, { durationMs: 4000 }), event(2, 200, { durationMs: 5 })] })
    settle()
    expect(cluster.flights.map(({ seq }) => seq)).toEqual([1])
    expect(cluster.recent.map(({ seq }) => seq)).toEqual([1, 2])
  })

  it('drops what comes from an older world', async () => {
    await cluster.open({ seed: 2, workers: 3 })
    host.send(50, { world: 1, objects: [appears(1, 'ghost')] })
    settle()
    expect(cluster.objects.size).toBe(0)
  })

  it('keeps what a new world says before its snapshot arrives', async () => {
    const opened = cluster.open({ seed: 2, workers: 3 })
    host.send(50, { world: 2, objects: [appears(1, 'early')] })
    await opened
    settle()
    expect(cluster.objects.has('Pod/default/early')).toBe(true)
  })
})

describe('looking back', () => {
  beforeEach(() => {
    host.snapshotAt = (atMs) => ({ objects: [pod(`at-${atMs}`)], trace: [event(atMs, atMs, { durationMs: 5 })] })
    host.send(10_000)
    settle()
  })

  it('pauses the world and shows the instant', async () => {
    await cluster.seek(4000)
    expect(host.calls).toContain('pause')
    expect(cluster.live).toBe(false)
    expect(cluster.playheadMs).toBe(4000)
    expect([...cluster.objects.keys()]).toEqual(['Pod/default/at-4000'])
    expect(cluster.flights.map(({ seq }) => seq)).toEqual([4000])
  })

  it('asks for one instant at a time while the learner drags, and ends at the last', async () => {
    const asked = () => host.calls.filter((call) => call.startsWith('at ') && call !== 'at 0')
    const drags = [1000, 2000, 3000, 4000, 5000].map((atMs) => cluster.seek(atMs))
    await Promise.all(drags)
    expect(asked().length).toBeLessThan(5)
    expect(asked().at(-1)).toBe('at 5000')
    expect([...cluster.objects.keys()]).toEqual(['Pod/default/at-5000'])
  })

  it('goes no further back than what is recorded', async () => {
    host.send(10_000, { state: { ...host.state, floorMs: 3000 } })
    await cluster.seek(100)
    expect(cluster.playheadMs).toBe(3000)
  })

  it('returns to a world that plays on', async () => {
    await cluster.seek(4000)
    await cluster.returnToNow()
    expect(cluster.live).toBe(true)
    expect(cluster.state.playing).toBe(true)
    expect(cluster.objects.size).toBe(0)
  })

  it('returns to a world that stays paused when it was', async () => {
    await cluster.pause()
    await cluster.seek(4000)
    await cluster.returnToNow()
    expect(cluster.state.playing).toBe(false)
  })

  it('plays what was recorded, then goes on with the world', async () => {
    await cluster.seek(9900)
    await cluster.play()
    cluster.tick(50)
    await flushPromises()
    expect(cluster.playheadMs).toBe(9950)
    expect(cluster.objects.has('Pod/default/at-9950')).toBe(true)
    expect(cluster.state.playing).toBe(true)
    expect(host.state.playing).toBe(false)
    cluster.tick(60)
    await flushPromises()
    expect(cluster.live).toBe(true)
    expect(host.state.playing).toBe(true)
  })

  it('slows recorded flights of the followed input as the live world does', async () => {
    host.send(10_000, { trace: [event(1, 9900, { kind: 'input' }), event(2, 9900, { cause: 1, durationMs: 35 })] })
    await cluster.follow(1)
    await cluster.seek(9890)
    await cluster.play()
    cluster.tick(20) // 10 ms up to the flight, and a tenth of the speed from there.
    expect(cluster.playheadMs).toBeCloseTo(9901)
    expect(cluster.flights.map(({ seq }) => seq)).toContain(2)
  })

  it('asks the host for events that the page has let go', async () => {
    host.send(10_000, { trace: Array.from({ length: 2500 }, (_, seq) => event(seq + 10, 5000 + seq)) })
    settle()
    host.recorded = [event(5, 3990), event(6, 4010)]
    await cluster.seek(4000)
    expect(cluster.recent.map(({ seq }) => seq)).toEqual([5, 4000])
  })

  it('does not play further than is known', async () => {
    await cluster.seek(100)
    await cluster.play()
    for (let frame = 0; frame < 30; frame++) cluster.tick(100) // No answer comes in between.
    expect(cluster.playheadMs).toBe(1100)
    await flushPromises()
    cluster.tick(100)
    expect(cluster.playheadMs).toBe(1200)
  })

  it('steps through recorded events', async () => {
    host.recorded = [event(1, 4000), event(2, 4700), event(3, 6000, { kind: 'commit' })]
    await cluster.seek(4000)
    await cluster.step('event')
    expect(cluster.playheadMs).toBe(4700)
    await cluster.seek(4000)
    await cluster.step('matter')
    expect(cluster.playheadMs).toBe(6000)
    await cluster.step('matter')
    expect(cluster.live).toBe(true)
    expect(host.state.playing).toBe(false)
  })

  it('takes the learner back to now for a command', async () => {
    await cluster.seek(4000)
    const result = await cluster.runLine('kubectl get pods')
    expect(cluster.live).toBe(true)
    expect(result.exitCode).toBe(0)
    expect(host.calls.at(-1)).toBe('run kubectl get pods')
  })
})

describe('why', () => {
  it('is asked for what is selected, as of the playhead', async () => {
    host.send(100)
    settle()
    cluster.select({ type: 'object', path: 'Pod/default/web' })
    await flushPromises()
    expect(host.calls.at(-1)).toBe('why Pod/default/web 100')
    expect(cluster.why?.subject).toBe('Pod/default/web')
  })

  it('is asked again when the selected object has changed', async () => {
    cluster.select({ type: 'object', path: 'Pod/default/web' })
    await flushPromises()
    host.send(100, { objects: [appears(50, 'web')] })
    settle()
    await flushPromises()
    expect(host.calls.filter((call) => call.startsWith('why '))).toHaveLength(2)
  })

  it('has no answer for a component, which nothing has caused', async () => {
    cluster.select({ type: 'component', name: 'etcd' })
    await flushPromises()
    expect(cluster.why).toBeNull()
    expect(host.calls.some((call) => call.startsWith('why '))).toBe(false)
  })
})
