import { describe, expect, it } from 'vitest'
import type { Deployment, Draft, Pod } from '../../../../electron/contract/api'
import { Informer } from '../../../../electron/cluster/client/informer'
import { ControlPlane } from '../../../support/control-plane'

const pod = (name: string, extra: object = {}): Draft<Pod> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', ...extra },
  spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] },
})

const deployment: Draft<Deployment> = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] } },
  },
}

describe('the API server', () => {
  it('stores what it is given, complete: identity, defaults, and what admission adds', () => {
    const plane = new ControlPlane()
    const created = plane.run(plane.client.create(pod('web')))
    expect(created.metadata).toMatchObject({ name: 'web', namespace: 'default', generation: 1 })
    expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
    expect(created.spec).toMatchObject({
      restartPolicy: 'Always',
      serviceAccountName: 'default',
      priority: 0,
      schedulerName: 'default-scheduler',
    })
    expect(created.spec.tolerations!.map(({ tolerationSeconds }) => tolerationSeconds)).toEqual([300, 300])
    expect(plane.run(plane.client.get('Pod', 'default', 'web'))).toEqual(created)
  })

  it('takes simulated time for it, and records each flight with its cause', () => {
    const plane = new ControlPlane()
    const before = plane.trace.lastSeq
    const startMs = plane.kernel.now
    plane.run(plane.client.create(pod('web')))
    expect(plane.kernel.now - startMs).toBeGreaterThanOrEqual(4)
    const flights = plane.trace.events.filter(({ seq }) => seq > before)
    expect(flights.map(({ kind }) => kind)).toEqual(['request', 'txn', 'commit', 'response'])
    expect(flights.map(({ cause }) => cause - before)).toEqual([-before, 1, 2, 3])
    expect(flights[2]).toMatchObject({
      from: 'etcd',
      object: 'Pod/default/web',
      outcome: 'committed',
      detail: { created: 'true' },
    })
  })

  it.each([
    [
      'a name that is taken',
      (plane: ControlPlane) => plane.client.create(pod('web')),
      409,
      'pods "web" already exists',
    ],
    [
      'an object that is not there',
      (plane: ControlPlane) => plane.client.get('Pod', 'default', 'nope'),
      404,
      'pods "nope" not found',
    ],
    [
      'a namespace that is not there',
      (plane: ControlPlane) => plane.client.create(pod('x', { namespace: 'nowhere' })),
      404,
      'namespaces "nowhere" not found',
    ],
    [
      'a bad name',
      (plane: ControlPlane) => plane.client.create(pod('Web_1')),
      422,
      'Pod "Web_1" is invalid: metadata.name: Invalid value: "Web_1"',
    ],
    [
      'a misspelt field',
      (plane: ControlPlane) =>
        plane.client.request('create', {
          kind: 'Pod',
          namespace: 'default',
          query: { fieldValidation: 'Strict' },
          body: { ...pod('x'), spec: { ...pod('x').spec, restartPolizy: 'Never' } },
        }),
      400,
      'strict decoding error: unknown field "spec.restartPolizy"',
    ],
    [
      'a user without a permission',
      (plane: ControlPlane) => plane.clientOf({ credentials: plane.certificate('asha') }).list('Pod', 'default'),
      403,
      'pods is forbidden: User "asha" cannot list resource "pods" in API group "" in the namespace "default"',
    ],
    [
      'nobody in particular',
      (plane: ControlPlane) => plane.clientOf({ credentials: { type: 'token', token: 'forged' } }).list('Pod'),
      401,
      'Unauthorized',
    ],
  ])('refuses %s', (_, attempt, code, text) => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(pod('web')))
    const { revision } = plane.etcd.store
    const refusal = plane.refusalOf(attempt(plane))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(text)
    expect(plane.etcd.store.revision).toBe(revision)
  })

  it('refuses an update of an older version, and changes nothing', () => {
    const plane = new ControlPlane()
    const first = plane.run(plane.client.create(deployment as Draft<Deployment> & { kind: 'Deployment' }))
    const scaled = plane.run(plane.client.update({ ...first, spec: { ...first.spec, replicas: 5 } }))
    expect(scaled.metadata.generation).toBe(2)
    const refusal = plane.refusalOf(plane.client.update({ ...first, spec: { ...first.spec, replicas: 7 } }))
    expect([refusal.code, refusal.reason]).toEqual([409, 'Conflict'])
    expect(plane.run(plane.client.get('Deployment', 'default', 'web')).spec.replicas).toBe(5)
  })

  it('makes no revision of an update that says what is already there', () => {
    const plane = new ControlPlane()
    const first = plane.run(plane.client.create(deployment as Draft<Deployment> & { kind: 'Deployment' }))
    const { revision } = plane.etcd.store
    expect(plane.run(plane.client.update(first)).metadata.resourceVersion).toBe(first.metadata.resourceVersion)
    expect(plane.etcd.store.revision).toBe(revision)
  })

  it('lets only the status through the status door, and leaves generation alone', () => {
    const plane = new ControlPlane()
    const first = plane.run(plane.client.create(deployment as Draft<Deployment> & { kind: 'Deployment' }))
    const updated = plane.run(
      plane.client.updateStatus({ ...first, spec: { ...first.spec, replicas: 9 }, status: { replicas: 3 } }),
    )
    expect([updated.spec.replicas, updated.status.replicas, updated.metadata.generation]).toEqual([3, 3, 1])
  })

  it('scales through the scale door', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(deployment as Draft<Deployment> & { kind: 'Deployment' }))
    const scale = plane.run(plane.client.getScale('Deployment', 'default', 'web'))
    expect(scale).toMatchObject({ kind: 'Scale', spec: { replicas: 3 }, status: { selector: 'app=web' } })
    plane.run(plane.client.updateScale('Deployment', 'default', 'web', { ...scale, spec: { replicas: 6 } }))
    expect(plane.run(plane.client.get('Deployment', 'default', 'web')).spec.replicas).toBe(6)
  })

  it('binds a Pod once', () => {
    const plane = new ControlPlane()
    const { metadata } = plane.run(plane.client.create(pod('web')))
    const bind = (node: string) => plane.client.bind({ namespace: 'default', name: 'web', uid: metadata.uid }, node)
    plane.run(bind('worker-1'))
    const bound = plane.run(plane.client.get('Pod', 'default', 'web'))
    expect(bound.spec.nodeName).toBe('worker-1')
    expect(bound.status?.conditions).toMatchObject([{ type: 'PodScheduled', status: 'True' }])
    expect(plane.refusalOf(bind('worker-2')).message).toContain('pod web is already assigned to node "worker-1"')
  })

  it('gives a running Pod its grace, and takes it away with the last word of the kubelet', () => {
    const plane = new ControlPlane()
    const { metadata } = plane.run(plane.client.create(pod('web')))
    plane.run(plane.client.bind({ namespace: 'default', name: 'web', uid: metadata.uid }, 'worker-1'))
    plane.run(plane.client.delete('Pod', 'default', 'web'))
    const dying = plane.run(plane.client.get('Pod', 'default', 'web'))
    expect(dying.metadata).toMatchObject({ deletionGracePeriodSeconds: 30, generation: 2 })
    const { revision } = plane.etcd.store
    plane.run(plane.client.delete('Pod', 'default', 'web', { gracePeriodSeconds: 0 }))
    expect(plane.etcd.store.eventsAfter(revision).map(({ type }) => type)).toEqual(['put', 'delete'])
  })

  it('removes a Pod that never had a node at once', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(pod('web')))
    plane.run(plane.client.delete('Pod', 'default', 'web'))
    expect(plane.refusalOf(plane.client.get('Pod', 'default', 'web')).reason).toBe('NotFound')
  })

  it('finds another name when chance gives one that is taken', () => {
    const plane = new ControlPlane()
    const draft = { ...pod(''), metadata: { generateName: 'web-', namespace: 'default' } } as Draft<Pod> & {
      kind: 'Pod'
    }
    const names = [1, 2, 3].map(() => plane.run(plane.client.create(draft)).metadata.name)
    expect(new Set(names).size).toBe(3)
    expect(names.every((name) => /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/.test(name))).toBe(true)
  })

  it('refuses connections while it is stopped, and knows everything when it is back', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(pod('web')))
    const process = plane.kernel.process('kube-apiserver')
    process.stop({ seq: 1 })
    plane.apiServer.disconnect()
    expect(plane.refusalOf(plane.client.list('Pod')).message).toContain('connection refused')
    process.start()
    plane.apiServer.launch()
    expect(plane.run(plane.client.list('Pod', 'default', { resourceVersion: '0' })).items).toHaveLength(1)
  })
})

describe('an informer', () => {
  it('lists, then follows every change a little later, and heals when the server went away', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(pod('first')))
    const informer = new Informer<Pod>(plane.kernel, plane.clientOf({ component: 'kube-scheduler' }), 'Pod', {})
    const seen: string[] = []
    informer.onChange({
      add: ({ metadata }) => seen.push(`+${metadata.name}`),
      update: ({ metadata }) => seen.push(`~${metadata.name}`),
      delete: ({ metadata }) => seen.push(`-${metadata.name}`),
    })
    informer.start(plane.kernel.process('kube-scheduler'))
    plane.run(informer.waitForSync())
    plane.run(plane.client.create(pod('second')))
    plane.run(plane.client.delete('Pod', 'default', 'first'))
    plane.kernel.runUntil(plane.kernel.now + 100)
    // Without a node it gets no grace, and is told so in a version of its own.
    expect(seen).toEqual(['+first', '+second', '~first', '-first'])

    const process = plane.kernel.process('kube-apiserver')
    process.stop({ seq: 1 })
    plane.apiServer.disconnect()
    plane.kernel.runUntil(plane.kernel.now + 5_000)
    process.start()
    plane.apiServer.launch()
    plane.run(plane.client.create(pod('third')))
    plane.kernel.runUntil(plane.kernel.now + 60_000)
    expect(seen).toEqual(['+first', '+second', '~first', '-first', '+third'])
  })
})
