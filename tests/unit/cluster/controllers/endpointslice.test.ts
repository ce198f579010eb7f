import { beforeEach, describe, expect, it } from 'vitest'
import { reconcile } from '../../../../electron/cluster/controllers/endpointslice/reconciler'
import type { Draft, EndpointSlice, Node, Pod, Service } from '../../../../electron/contract/api'
import { deployment, service, World } from './world'

describe('the slices of a Service', () => {
  let world: World

  beforeEach(() => {
    world = new World()
    for (const name of ['node-1', 'node-2'])
      world.addNode(name, { labels: { 'topology.kubernetes.io/zone': `zone-${name}` } })
    world.play(1000)
    world.run(world.client.create(service('web')))
    world.play(100)
  })

  const slices = (): readonly EndpointSlice[] =>
    world.list('EndpointSlice').filter(({ metadata }) => metadata.name.startsWith('web-'))
  const endpoints = (): unknown[] => slices().flatMap((slice) => slice.endpoints ?? []).map(({ conditions }) => conditions) // prettier-ignore

  it('begin with an empty one, which the Service owns', () => {
    const [slice] = slices()
    expect(slices()).toHaveLength(1)
    expect(slice).toMatchObject({
      addressType: 'IPv4',
      metadata: {
        labels: {
          'kubernetes.io/service-name': 'web',
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
      },
    })
    expect([slice!.endpoints ?? [], slice!.ports ?? []]).toEqual([[], []])
  })

  it('turn into one with the ready Pods, without a second slice', () => {
    const { name } = slices()[0]!.metadata
    world.run(world.client.create(deployment('web', 3)))
    world.play(3000)
    expect(slices().map(({ metadata }) => metadata.name)).toEqual([name])
    expect(endpoints()).toEqual(Array(3).fill({ ready: true, serving: true, terminating: false }))
    const [endpoint] = slices()[0]!.endpoints!
    expect(endpoint!.zone).toBe(`zone-${endpoint!.nodeName ?? ''}`)
    expect(slices()[0]!.ports).toEqual([{ name: 'http', protocol: 'TCP', port: 80 }])
  })

  it('show a Pod that is leaving as terminating, and then not at all', () => {
    world.run(world.client.create(deployment('web', 2)))
    world.play(3000)
    world.run(world.client.delete('Pod', 'default', world.list('Pod')[0]!.metadata.name))
    world.play(50)
    expect(endpoints()).toContainEqual({ ready: false, serving: true, terminating: true })
    world.play(3000)
    expect(endpoints()).toEqual(Array(2).fill({ ready: true, serving: true, terminating: false }))
  })

  it('go with their Service', () => {
    world.run(world.client.delete('Service', 'default', 'web'))
    world.play(1000)
    expect(slices()).toEqual([])
  })
})

describe('reconciling slices', () => {
  const web = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default', uid: 's' },
    spec: { clusterIP: '10.96.0.1', selector: {}, ports: [{ port: 80, targetPort: 'http' }] },
  } as unknown as Service
  const pod = (name: string, containerPort = 8080): Pod =>
    ({
      metadata: { name, namespace: 'default', uid: name },
      spec: { nodeName: 'n', containers: [{ name: 'c', ports: [{ name: 'http', containerPort }] }] },
      status: { phase: 'Running', podIP: `ip-${name}`, conditions: [{ type: 'Ready', status: 'True' }] },
    }) as unknown as Pod
  const pods = (from: number, to: number): Pod[] =>
    Array.from({ length: to - from }, (_, index) => pod(`p${from + index}`))
  const node = { metadata: { name: 'n' } } as Node
  const written = (draft: Draft<EndpointSlice>, name: string): EndpointSlice => ({
    ...draft,
    metadata: { ...draft.metadata, name, uid: name, resourceVersion: '1', creationTimestamp: '' },
  })
  const run = (some: readonly Pod[], slices: readonly EndpointSlice[]) => reconcile({ service: web, pods: some, slices, nodeOf: () => node, triggerTime: undefined }) // prettier-ignore

  it('keeps Pods apart whose named port is another number', () => {
    const { create } = run([pod('a', 8080), pod('b', 9090)], [])
    expect(create.map(({ ports, endpoints }) => [ports![0]!.port, endpoints!.length])).toEqual([[8080, 1], [9090, 1]]) // prettier-ignore
  })

  it('fills one slice with a hundred before it makes the next', () => {
    const { create } = run(pods(0, 250), [])
    expect(create.map(({ endpoints }) => endpoints!.length)).toEqual([100, 100, 50])
  })

  it('writes nothing when nothing has changed', () => {
    const slices = run(pods(0, 150), []).create.map((draft, index) => written(draft, `s${index}`))
    expect(run(pods(0, 150), slices)).toEqual({ create: [], update: [], delete: [] })
  })

  it('touches the slice that changes anyway, and no other', () => {
    const slices = run(pods(0, 150), []).create.map((draft, index) => written(draft, `s${index}`))
    // One goes from the full slice, one comes: the newcomer takes its place.
    const { create, update } = run(pods(1, 151), slices)
    expect([create.length, update.map(({ metadata }) => metadata.name), update[0]!.endpoints!.length]).toEqual([
      0,
      ['s0'],
      100,
    ])
  })

  it('puts a few newcomers into a slice that has room', () => {
    const slices = run(pods(0, 150), []).create.map((draft, index) => written(draft, `s${index}`))
    const { create, update } = run(pods(0, 153), slices)
    expect([create.length, update.map(({ metadata }) => metadata.name), update[0]!.endpoints!.length]).toEqual([
      0,
      ['s1'],
      53,
    ])
  })

  it('says that there is nobody with an empty slice, made of the last full one', () => {
    const slices = run(pods(0, 3), []).create.map((draft) => written(draft, 's'))
    const { create, update, delete: gone } = run([], slices)
    expect([create, gone, update.map(({ metadata, endpoints }) => [metadata.name, endpoints])]).toEqual([
      [],
      [],
      [['s', []]],
    ])
  })
})
