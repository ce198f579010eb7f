import { describe, expect, it } from 'vitest'
import { ClientEventRecorder } from '../../../../electron/cluster/client/event-broadcaster'
import type { EventSubject } from '../../../../electron/cluster/client/event-recorder'
import type { Event } from '../../../../electron/contract/api'
import { ControlPlane } from '../../../support/control-plane'

const POD: EventSubject = {
  apiVersion: 'v1',
  kind: 'Pod',
  namespace: 'default',
  name: 'web',
  uid: 'uid-1',
  resourceVersion: '7',
}

function recorder(plane: ControlPlane, shape: 'core' | 'events'): ClientEventRecorder {
  const { kernel } = plane
  const component = shape === 'core' ? 'kubelet' : 'default-scheduler'
  return new ClientEventRecorder({
    kernel,
    process: kernel.process('part'),
    client: plane.client,
    component,
    host: 'node-1',
    shape,
  })
}

const events = (plane: ControlPlane): readonly Event[] => plane.run(plane.client.list('Event', 'default')).items

function play(plane: ControlPlane, ms: number): void {
  plane.kernel.runUntil(plane.kernel.now + ms)
}

describe('Events of the core shape', () => {
  it('carry source, counts and whole seconds, and a name that ends in 16 hexadecimal digits', () => {
    const plane = new ControlPlane()
    recorder(plane, 'core').event(
      { ...POD, fieldPath: 'spec.containers{web}' },
      'Normal',
      'Started',
      'Container started',
    )
    play(plane, 100)
    const [event] = events(plane)
    expect(event).toMatchObject({
      involvedObject: { kind: 'Pod', name: 'web', uid: 'uid-1', fieldPath: 'spec.containers{web}' },
      source: { component: 'kubelet', host: 'node-1' },
      reportingComponent: 'kubelet', type: 'Normal', reason: 'Started', count: 1, firstTimestamp: '2026-01-01T00:00:00Z',
    }) // prettier-ignore
    expect(event!.metadata.name).toMatch(/^web\.[0-9a-f]{16}$/)
  })

  it('are one Event with a higher count when the same is said again', () => {
    const plane = new ControlPlane()
    const said = recorder(plane, 'core')
    said.event(POD, 'Warning', 'BackOff', 'Back-off restarting failed container')
    play(plane, 5000)
    said.event(POD, 'Warning', 'BackOff', 'Back-off restarting failed container')
    play(plane, 100)
    expect(events(plane)).toHaveLength(1)
    expect(events(plane)[0]).toMatchObject({
      count: 2,
      firstTimestamp: '2026-01-01T00:00:00Z',
      lastTimestamp: '2026-01-01T00:00:05Z',
    })
  })

  it('about nodes live in the namespace default', () => {
    const plane = new ControlPlane()
    recorder(plane, 'core').event(
      { ...POD, kind: 'Node', namespace: '', name: 'node-1' },
      'Normal',
      'NodeNotReady',
      'Node node-1 status is now: NodeNotReady',
    )
    play(plane, 100)
    expect(events(plane)[0]!.involvedObject.namespace).toBeUndefined()
  })
})

describe('Events of the events.k8s.io shape', () => {
  it('open a series when the same is said about the same version, and are new when the object has changed', () => {
    const plane = new ControlPlane()
    const said = recorder(plane, 'events')
    said.event(POD, 'Warning', 'FailedScheduling', '0/1 nodes are available', 'Scheduling')
    said.event(POD, 'Warning', 'FailedScheduling', '0/2 nodes are available', 'Scheduling')
    said.event({ ...POD, resourceVersion: '8' }, 'Warning', 'FailedScheduling', '0/2 nodes are available', 'Scheduling')
    play(plane, 1000)
    const written = [...events(plane)].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    expect(written.map(({ message, series }) => [message, series?.count])).toEqual([
      ['0/1 nodes are available', 2],
      ['0/2 nodes are available', undefined],
    ])
    expect(written[0]).toMatchObject({
      action: 'Scheduling',
      reportingComponent: 'default-scheduler',
      reportingInstance: 'default-scheduler-node-1',
    })
    expect(written[0]!.count).toBeUndefined()
  })

  it('write the last count of a long series when it has been quiet for six minutes', () => {
    const plane = new ControlPlane()
    const said = recorder(plane, 'events')
    for (let time = 0; time < 5; time++) said.event(POD, 'Warning', 'FailedScheduling', 'no', 'Scheduling')
    play(plane, 1000)
    expect(events(plane)[0]!.series?.count).toBe(2)
    play(plane, 720_000)
    expect(events(plane)[0]!.series?.count).toBe(5)
  })
})

describe('a server that is away', () => {
  it('gets the Event when it is back', () => {
    const plane = new ControlPlane()
    const server = plane.kernel.process('kube-apiserver')
    server.stop({ seq: 0 })
    recorder(plane, 'core').event(POD, 'Normal', 'Started', 'Container started')
    play(plane, 15_000)
    server.start()
    play(plane, 10_000)
    expect(events(plane)).toHaveLength(1)
  })

  it('is given up after twelve tries', () => {
    const plane = new ControlPlane()
    const server = plane.kernel.process('kube-apiserver')
    server.stop({ seq: 0 })
    recorder(plane, 'core').event(POD, 'Normal', 'Started', 'Container started')
    play(plane, 130_000)
    server.start()
    play(plane, 60_000)
    expect(events(plane)).toEqual([])
  })
})

describe('the cause of an Event', () => {
  it('is what was being handled when it was said, though it is written later', () => {
    const plane = new ControlPlane()
    const said = recorder(plane, 'core')
    const causeOf = (verb: string): number => {
      let seq = 0
      plane.kernel.enter({ seq: 0 }, () => {
        const cause = plane.trace.record('input', 'kubectl', 'part', verb, null, 'done')
        plane.kernel.cause = cause
        seq = cause.seq
        said.event(POD, 'Normal', verb, verb)
      })
      return seq
    }
    const causes = [causeOf('First'), causeOf('Second')]
    play(plane, 100)
    const requests = plane.trace.events.filter(
      ({ kind, verb, object }) => kind === 'request' && verb === 'create' && object?.startsWith('Event/'),
    )
    expect(requests.map(({ cause }) => cause)).toEqual(causes)
  })
})
