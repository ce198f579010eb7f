import { describe, expect, it } from 'vitest'
import recording from '../../../../fidelity/data/golden/15-validation-admission.json'
import type { ApiObject, ConfigMap, Deployment, Draft, Pod, Service } from '../../../../../electron/contract/api'
import { resourceOfKind } from '../../../../../electron/contract/api'
import type { Client } from '../../../../../electron/cluster/client/client'
import type { RequestQuery } from '../../../../../electron/cluster/apiserver/request'
import type { Task } from '../../../../../electron/cluster/kernel/task'
import { ControlPlane } from '../../../../support/control-plane'

const configMap = (data: Record<string, string>, metadata: object = {}): Draft<ConfigMap> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c', namespace: 'default', ...metadata },
  data,
})

function patch(
  client: Client,
  kind: 'ConfigMap' | 'Deployment',
  name: string,
  body: object,
  query: RequestQuery,
): Task<ApiObject> {
  return client.request('patch', { kind, namespace: 'default', name, body, query }) as Task<unknown> as Task<ApiObject>
}

function apply(
  plane: ControlPlane,
  body: Draft<ConfigMap>,
  fieldManager = 'me',
  query: RequestQuery = {},
): Task<ApiObject> {
  return patch(plane.client, 'ConfigMap', body.metadata.name!, body, { patchType: 'apply', fieldManager, ...query })
}

/** By manager, as clients see it. */
function ownership({ metadata }: ApiObject): Readonly<Record<string, unknown>> {
  const entries = JSON.parse(JSON.stringify(metadata.managedFields ?? [])) as NonNullable<typeof metadata.managedFields>
  return Object.fromEntries(entries.map(({ manager, operation, subresource, fieldsV1 }) => [
    [manager, operation, subresource].filter(Boolean).join(' '),
    fieldsV1,
  ])) // prettier-ignore
}

const read = (plane: ControlPlane, name = 'c'): ApiObject => plane.run(plane.client.get('ConfigMap', 'default', name))
const ownsData = (...keys: string[]): object => ({ 'f:data': Object.fromEntries(keys.map((key) => [`f:${key}`, {}])) })
const setData = (...keys: string[]): object => ({
  'f:data': { '.': {}, ...Object.fromEntries(keys.map((key) => [`f:${key}`, {}])) },
})

describe('the owners of what the server stores', () => {
  it('are shown to clients, one object or many, and not to the components of the cluster', () => {
    const plane = new ControlPlane()
    const made = plane.run(plane.client.create(configMap({ a: '1' })))
    expect(ownership(made)).toEqual({ 'kubectl Update': setData('a') })
    expect(made.metadata.managedFields).toMatchObject([
      { apiVersion: 'v1', time: made.metadata.creationTimestamp, fieldsType: 'FieldsV1' },
    ])
    const listed = plane.run(plane.client.list('ConfigMap', 'default')).items
    expect(listed.map(ownership)).toContainEqual({ 'kubectl Update': setData('a') })
    const component = plane.clientOf({ agent: 'kubelet', isTyped: true })
    expect(plane.run(component.get('ConfigMap', 'default', 'c')).metadata).not.toHaveProperty('managedFields')
  })

  it('take the name of the manager that is told, else of the program', () => {
    const plane = new ControlPlane()
    const client = plane.clientOf({ agent: 'kubectl/v1.36.2 (linux/amd64) kubernetes/98b3519' })
    plane.run(client.create(configMap({ a: '1' })))
    plane.run(
      patch(client, 'ConfigMap', 'c', { data: { b: '2' } }, { patchType: 'merge', fieldManager: 'kubectl-edit' }),
    )
    expect(ownership(read(plane))).toEqual({ 'kubectl Update': setData('a'), 'kubectl-edit Update': ownsData('b') })
  })

  it('own nothing of what admission and the server itself added', () => {
    const plane = new ControlPlane()
    const controller = plane.clientOf({ agent: 'kube-controller-manager', isTyped: true })
    const pod: Draft<Pod> = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: { containers: [{ name: 'web', image: 'nginx' }] },
    }
    plane.run(controller.create(pod))
    const spec = Object.keys(
      (ownership(plane.run(plane.client.get('Pod', 'default', 'p'))) as Record<string, { 'f:spec': object }>)[
        'kube-controller-manager Update'
      ]!['f:spec'],
    )
    expect(spec).toEqual([
      'f:containers',
      'f:dnsPolicy',
      'f:enableServiceLinks',
      'f:restartPolicy',
      'f:schedulerName',
      'f:securityContext',
      'f:terminationGracePeriodSeconds',
    ])
    const service: Draft<Service> = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's', namespace: 'default' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    }
    const made = plane.run(plane.client.create(service))
    expect(made.spec.clusterIP).toBeTruthy()
    expect(JSON.stringify(ownership(made))).not.toMatch(/clusterIP|ipFamil/)
  })

  it('have an entry for each door', () => {
    const plane = new ControlPlane()
    const deployment: Draft<Deployment> = {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'default' },
      spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx' }] } } },
    } // prettier-ignore
    const made = plane.run(plane.client.create(deployment))
    plane.run(
      plane.client.updateScale('Deployment', 'default', 'web', {
        apiVersion: 'autoscaling/v1',
        kind: 'Scale',
        metadata: made.metadata,
        spec: { replicas: 4 },
      } as never),
    )
    const controller = plane.clientOf({ agent: 'kube-controller-manager', isTyped: true })
    const scaled = plane.run(controller.get('Deployment', 'default', 'web'))
    plane.run(controller.updateStatus({ ...scaled, status: { observedGeneration: 2 } }))
    const owners = ownership(plane.run(plane.client.get('Deployment', 'default', 'web')))
    expect(owners).toMatchObject({
      'kubectl Update scale': { 'f:spec': { 'f:replicas': {} } },
      'kube-controller-manager Update status': { 'f:status': { 'f:observedGeneration': {} } },
    })
    expect(owners['kubectl Update']).not.toHaveProperty(['f:spec', 'f:replicas'])
  })

  it('are told to whoever watches', () => {
    const plane = new ControlPlane()
    const seen: ApiObject[] = []
    const watch = (client: Client): void => {
      client.watch('ConfigMap', 'default', {}, { event: ({ object }) => seen.push(object), closed: () => undefined })
    }
    watch(plane.client)
    watch(plane.clientOf({ isTyped: true }))
    plane.run(plane.client.create(configMap({ a: '1' })))
    plane.kernel.runUntil(plane.kernel.now + 1000)
    expect(seen.map((object) => 'managedFields' in object.metadata).sort()).toEqual([false, true])
  })

  it('can be handed on, and forgotten, by who may write the object', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(configMap({ a: '1' })))
    const heir = [{ op: 'replace', path: '/metadata/managedFields/0/manager', value: 'heir' }]
    plane.run(patch(plane.client, 'ConfigMap', 'c', heir, { patchType: 'json' }))
    expect(ownership(read(plane))).toEqual({ 'heir Update': setData('a') })
    plane.run(patch(plane.client, 'ConfigMap', 'c', { metadata: { managedFields: [{}] } }, { patchType: 'merge' }))
    expect(ownership(read(plane))).toEqual({})
    plane.run(plane.client.update({ ...read(plane), data: { a: '2' } } as ConfigMap))
    expect(ownership(read(plane))).toEqual({})
  })

  it('come back with an object that is put back as it was read', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(configMap({ a: '1' })))
    const sent = JSON.parse(JSON.stringify(read(plane))) as ConfigMap
    plane.run(plane.clientOf({ agent: 'curl' }).update({ ...sent, data: { a: '1', b: '2' } }))
    expect(ownership(read(plane))).toEqual({ 'curl Update': ownsData('b'), 'kubectl Update': setData('a') })
  })
})

describe('server-side apply', () => {
  it('creates, merges, and lets go', () => {
    const plane = new ControlPlane()
    plane.run(apply(plane, configMap({ a: '1', b: '2' })))
    plane.run(apply(plane, configMap({ c: '3' }), 'other'))
    const after = plane.run(apply(plane, configMap({ a: '1' })))
    expect(after).toMatchObject({ data: { a: '1', c: '3' } })
    expect(Object.keys((after as ConfigMap).data!)).toEqual(['a', 'c'])
    expect(ownership(after)).toEqual({ 'me Apply': ownsData('a'), 'other Apply': ownsData('c') })
  })

  it('writes nothing that changes nothing, and writes when only the owners change', () => {
    const plane = new ControlPlane()
    const revision = (object: ApiObject): string => object.metadata.resourceVersion
    const first = plane.run(apply(plane, configMap({ a: '1' })))
    expect(revision(plane.run(apply(plane, configMap({ a: '1' }))))).toBe(revision(first))
    const shared = plane.run(apply(plane, configMap({ a: '1' }), 'other'))
    expect(revision(shared)).not.toBe(revision(first))
    expect(ownership(shared)).toEqual({ 'me Apply': ownsData('a'), 'other Apply': ownsData('a') })
    plane.run(apply(plane, configMap({ a: '2' }), 'third', { dryRun: true, force: true }))
    expect(read(plane)).toMatchObject({ data: { a: '1' } })
  })

  it('completes what it creates, as a create would', () => {
    const plane = new ControlPlane()
    const config = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image: 'nginx', resources: { requests: { cpu: '1000m' } } }] },
        },
      },
    }
    const made = plane.run(
      patch(plane.client, 'Deployment', 'web', config, { patchType: 'apply', fieldManager: 'me' }),
    ) as Deployment
    expect(made).toMatchObject({
      metadata: { namespace: 'default', generation: 1 },
      spec: { replicas: 1, strategy: { type: 'RollingUpdate' } },
    })
    expect(made.spec.template.spec?.containers[0]?.resources).toEqual({ requests: { cpu: '1' } })
    expect(Object.keys(ownership(made)['me Apply'] as object)).toEqual(['f:spec'])
  })

  it('conflicts as the recorded server did, and takes by force', () => {
    const [applied, refused, forced] = recording.actions.filter(({ cmd }) => cmd?.includes('--server-side'))
    const [, conflict] = /^error: (.*)$/m.exec(refused!.stderr!) ?? []
    const plane = new ControlPlane()
    const config = (replicas: number): object => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ok', labels: { app: 'ok' } },
      spec: {
        replicas,
        selector: { matchLabels: { app: 'ok' } },
        template: { metadata: { labels: { app: 'ok' } }, spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] } },
      },
    })
    expect([applied!.exit, refused!.exit, forced!.exit]).toEqual([0, 1, 0])
    const send = (replicas: number, query: RequestQuery): Task<ApiObject> =>
      patch(plane.client, 'Deployment', 'ok', config(replicas), { patchType: 'apply', ...query })
    plane.run(send(3, { fieldManager: 'kubectl' }))
    const refusal = plane.refusalOf(send(4, { fieldManager: 'other' }))
    expect([refusal.code, refusal.message]).toEqual([409, conflict])
    expect(plane.run(send(4, { fieldManager: 'other', force: true }))).toMatchObject({ spec: { replicas: 4 } })
  })

  it.each<[string, object, RequestQuery, number, string]>([
    [
      'without a manager',
      configMap({}),
      { fieldManager: '' },
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      'of another name than the URL says',
      configMap({}, { name: 'd' }),
      {},
      400,
      'the name of the object (d) does not match the name on the URL (c)',
    ],
    ['of another kind', { ...configMap({}), kind: 'Secret' }, {}, 400, 'invalid object type: /v1, Kind=Secret'],
    [
      'with an unknown field',
      { ...configMap({}), dada: {} },
      {},
      400,
      'failed to create typed patch object (default/c; /v1, Kind=ConfigMap): .dada: field not declared in schema',
    ],
    [
      'of an object that is gone',
      configMap({}, { uid: 'u' }),
      {},
      409,
      'Operation cannot be fulfilled on configmaps "c": uid mismatch: the provided object specified uid u, and no existing object was found',
    ],
    [
      'in vain by force without applying',
      {},
      { patchType: 'merge', force: true },
      422,
      'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
    ],
  ])('%s is refused', (_, body, query, code, message) => {
    const plane = new ControlPlane()
    const refusal = plane.refusalOf(
      patch(plane.client, 'ConfigMap', 'c', body, { patchType: 'apply', fieldManager: 'me', ...query }),
    )
    expect([refusal.code, refusal.message]).toEqual([code, message])
  })

  it('creates only for who may create', () => {
    const plane = new ControlPlane()
    const allow = (verb: string): void => {
      const metadata = { name: verb, namespace: 'default' }
      plane.run(
        plane.client.create({
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'Role',
          metadata,
          rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: [verb] }],
        }),
      )
      const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: verb }
      const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'alice' }]
      plane.run(
        plane.client.create({
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata,
          roleRef,
          subjects,
        }),
      )
    }
    const alice = plane.clientOf({ credentials: plane.certificate('alice') })
    const send = (): Task<ApiObject> =>
      patch(alice, 'ConfigMap', 'c', configMap({ a: '1' }), { patchType: 'apply', fieldManager: 'me' })
    allow('patch')
    expect(plane.refusalOf(send()).message).toContain('User "alice" cannot create resource "configmaps"')
    allow('create')
    expect(plane.run(send())).toMatchObject({ data: { a: '1' } })
  })

  it('knows the lists of a kind of the learner’s own', () => {
    const plane = new ControlPlane()
    const text = { type: 'string' }
    const routes = {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['host'],
      items: { type: 'object', required: ['host'], properties: { host: text, to: text } },
    } as const
    const schema = {
      openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { routes } } } },
    }
    const names = { plural: 'gates', singular: 'gate', kind: 'Gate', listKind: 'GateList' }
    plane.run(
      plane.client.create({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'gates.x.io' },
        spec: {
          group: 'x.io',
          scope: 'Namespaced',
          names,
          versions: [{ name: 'v1', served: true, storage: true, schema }],
        },
      }),
    )
    plane.kernel.runUntil(plane.kernel.now + 20_000)
    const resource = {
      ...resourceOfKind('ConfigMap')!,
      group: 'x.io',
      version: 'v1',
      resource: 'gates',
      kind: 'Gate',
      definition: 'Gate',
    }
    const send = (fieldManager: string, ...hosts: string[]): ApiObject & { readonly spec?: unknown } => {
      const body = {
        apiVersion: 'x.io/v1',
        kind: 'Gate',
        metadata: { name: 'g', namespace: 'default' },
        spec: { routes: hosts.map((host) => ({ host })) },
      }
      return plane.run(
        plane.client.request('patch', {
          resource,
          namespace: 'default',
          name: 'g',
          body,
          query: { patchType: 'apply', fieldManager },
        }),
      ) as ApiObject
    }
    send('one', 'a', 'b')
    send('two', 'c')
    const after = send('one', 'a')
    expect(after.spec).toEqual({ routes: [{ host: 'a' }, { host: 'c' }] })
    expect(Object.keys(ownership(after))).toEqual(['one Apply', 'two Apply'])
  })
})
