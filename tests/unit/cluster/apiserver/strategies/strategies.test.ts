import { describe, expect, it } from 'vitest'
import {
  beforeCreate,
  beforeUpdate,
  checkPath,
  generatedName,
  podGracePeriodSeconds,
  type RequestContext,
  STRATEGIES,
  strategyOf,
} from '../../../../../electron/cluster/apiserver/strategies'
import type { Deployment, Namespace, Node, Pod, Secret, Service } from '../../../../../electron/contract/api'

const CONTEXT: RequestContext = { now: '2024-01-01T00:00:00Z', uid: () => 'uid-1', randomSuffix: () => 'bcdfg' }

const draftPod = (metadata: object = { name: 'p' }, spec: object = {}): Pod =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'default', ...metadata },
    spec: { containers: [{ name: 'c', image: 'nginx:1.29' }], ...spec },
  }) as unknown as Pod
const createPod = (draft: Pod): Pod => beforeCreate(STRATEGIES.Pod, '', STRATEGIES.Pod.defaults(draft), CONTEXT)

describe('a Pod', () => {
  it('gains an identity and a first status', () => {
    const { metadata, status } = createPod(draftPod())
    expect(metadata).toEqual({
      name: 'p',
      namespace: 'default',
      uid: 'uid-1',
      creationTimestamp: CONTEXT.now,
      generation: 1,
    })
    expect(status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' })
  })

  it('cannot be born running, nor dying', () => {
    const draft = { ...draftPod({ name: 'p', deletionTimestamp: 'x' }), status: { phase: 'Running' as const } }
    const created = createPod(draft)
    expect(created.status?.phase).toBe('Pending')
    expect(created.metadata).not.toHaveProperty('deletionTimestamp')
  })

  it('may be named by chance', () => {
    expect(createPod(draftPod({ generateName: 'web-' })).metadata.name).toBe('web-bcdfg')
    expect(generatedName('a'.repeat(100), CONTEXT)).toHaveLength(63)
  })

  it('waits at its gates', () => {
    const { status } = createPod(draftPod({ name: 'p' }, { schedulingGates: [{ name: 'a.b/c' }] }))
    expect(status?.conditions?.[0]).toMatchObject({ type: 'PodScheduled', reason: 'SchedulingGated' })
  })

  it.each([
    [{ requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }, 'Guaranteed'],
    [{ limits: { cpu: '1', memory: '1Gi' } }, 'Guaranteed'],
    [{ requests: { cpu: '1' } }, 'Burstable'],
    [{}, 'BestEffort'],
  ])('with %j is %s', (resources, qosClass) => {
    expect(
      createPod(draftPod({ name: 'p' }, { containers: [{ name: 'c', image: 'nginx', resources }] })).status?.qosClass,
    ).toBe(qosClass)
  })

  it('counts changes of its spec, not of its status', () => {
    const stored = createPod(draftPod())
    const status = { phase: 'Running' as const }
    const ready = beforeUpdate(STRATEGIES.Pod, '', { ...stored, status }, stored, CONTEXT, 'status')
    expect(ready.status).toEqual({ phase: 'Running', qosClass: 'BestEffort' })
    expect(ready.metadata.generation).toBe(1)
    const image = {
      ...stored,
      spec: { ...stored.spec, containers: [{ ...stored.spec.containers[0]!, image: 'nginx:1.30' }] },
    }
    expect(beforeUpdate(STRATEGIES.Pod, '', image, stored, CONTEXT).metadata.generation).toBe(2)
  })

  it('through the front door keeps its status, through the status door its spec', () => {
    const stored = createPod(draftPod())
    const both: Pod = { ...stored, spec: { ...stored.spec, activeDeadlineSeconds: 5 }, status: { phase: 'Running' } }
    expect(beforeUpdate(STRATEGIES.Pod, '', both, stored, CONTEXT).status).toBe(stored.status)
    expect(beforeUpdate(STRATEGIES.Pod, '', both, stored, CONTEXT, 'status').spec).toBe(stored.spec)
  })

  it.each([
    [{ phase: 'Running' }, 'n', undefined, 30],
    [{ phase: 'Running' }, 'n', 5, 5],
    [{ phase: 'Running' }, 'n', -5, 1],
    [{ phase: 'Succeeded' }, 'n', 30, 0],
    [{ phase: 'Pending' }, undefined, 30, 0],
  ])('with status %j on node %s, asked for %s, may take %i s to end', (status, nodeName, requested, seconds) => {
    expect(podGracePeriodSeconds({ ...draftPod({ name: 'p' }, { nodeName }), status } as Pod, requested)).toBe(seconds)
  })
})

describe('defaults share what is there already', () => {
  it('a second pass changes nothing', () => {
    for (const draft of [draftPod()]) {
      const once = STRATEGIES.Pod.defaults(draft)
      expect(STRATEGIES.Pod.defaults(once)).toBe(once)
    }
  })

  it('probes, hooks, volumes and variables get theirs', () => {
    const { spec } = STRATEGIES.Pod.defaults(
      draftPod(
        { name: 'p' },
        {
          volumes: [
            { name: 'a' },
            { name: 'b', configMap: { name: 'c' } },
            { name: 'd', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
          ],
          containers: [
            {
              name: 'c',
              image: 'nginx',
              env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
              readinessProbe: { httpGet: { port: 80 }, periodSeconds: 0 },
            },
          ],
        },
      ),
    )
    expect(spec.volumes).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', configMap: { name: 'c', defaultMode: 420 } },
      {
        name: 'd',
        projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 3600 } }] },
      },
    ])
    const [container] = spec.containers
    expect(container?.readinessProbe).toEqual({
      httpGet: { port: 80, path: '/', scheme: 'HTTP' },
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    })
    expect(container?.env?.[0]?.valueFrom?.fieldRef?.apiVersion).toBe('v1')
  })
})

describe('a Service', () => {
  const service = (spec: object): Service =>
    STRATEGIES.Service.defaults({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's', namespace: 'default' },
      spec,
    } as Service)
  const ports = [{ port: 80, protocol: 'TCP', targetPort: 80 }]

  it('keeps the address and node ports that it was handed', () => {
    const old = {
      ...service({
        type: 'NodePort',
        ports: [{ ...ports[0], nodePort: 30080 }],
        clusterIP: '10.96.0.9',
        clusterIPs: ['10.96.0.9'],
      }),
      status: { loadBalancer: {} },
    }
    const updated = STRATEGIES.Service.prepareForUpdate(service({ type: 'NodePort', ports }), old, CONTEXT)
    expect(updated.spec).toMatchObject({ clusterIP: '10.96.0.9', ports: [{ nodePort: 30080 }] })
    const inside = STRATEGIES.Service.prepareForUpdate(service({ ports: old.spec.ports }), old, CONTEXT)
    expect(inside.spec.ports?.[0]).not.toHaveProperty('nodePort')
    const outside = STRATEGIES.Service.prepareForUpdate(
      { ...old, spec: { ...old.spec, type: 'ExternalName', externalName: 'x.y' } },
      old,
      CONTEXT,
    )
    expect(outside.spec).not.toHaveProperty('clusterIP')
  })

  it('without an address of its own lists None', () => {
    expect(STRATEGIES.Service.prepareForCreate(service({ clusterIP: 'None', ports }), CONTEXT).spec).toMatchObject({
      clusterIPs: ['None'],
      ipFamilies: ['IPv4'],
    })
  })
})

describe('other kinds', () => {
  it('a Namespace is labelled with its name and guarded by a finalizer', () => {
    const draft = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } } as Namespace
    const created = beforeCreate(STRATEGIES.Namespace, '', STRATEGIES.Namespace.defaults(draft), CONTEXT)
    expect(created).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': 'shop' } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    })
  })

  it('a Node may allot what it has', () => {
    const node = STRATEGIES.Node.defaults({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'n' },
      spec: {},
      status: { capacity: { cpu: '4' } },
    } as unknown as Node)
    expect(node.status?.allocatable).toEqual({ cpu: '4' })
  })

  it('a Secret is stored encoded, whatever its letters', () => {
    const secret = STRATEGIES.Secret.defaults({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      stringData: { a: 'पाठशाला', b: 'x', c: '😀' },
    } as unknown as Secret)
    expect(secret).toMatchObject({ type: 'Opaque' })
    expect(secret).not.toHaveProperty('stringData')
    for (const [key, text] of Object.entries({ a: 'पाठशाला', b: 'x', c: '😀' })) {
      expect(Buffer.from(secret.data?.[key] ?? '', 'base64').toString('utf8')).toBe(text)
    }
  })

  it('a Deployment leaves no trace of a status that it never had', () => {
    const draft = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd', namespace: 'default' },
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'x' }] } },
      },
    } as unknown as Deployment
    const stored = beforeCreate(STRATEGIES.Deployment, 'apps', STRATEGIES.Deployment.defaults(draft), CONTEXT)
    const scaled = beforeUpdate(
      STRATEGIES.Deployment,
      'apps',
      { ...stored, spec: { ...stored.spec, replicas: 4 } },
      stored,
      CONTEXT,
    )
    expect(scaled.metadata.generation).toBe(2)
    expect(Object.values(scaled.metadata)).not.toContain(undefined)
  })

  it('every stored kind has a strategy', () => {
    for (const [kind, strategy] of Object.entries(STRATEGIES)) expect(strategy.kind).toBe(kind)
    expect(strategyOf('Gadget')).toBeUndefined()
    expect(strategyOf('toString')).toBeUndefined()
  })
})

describe('refusals before any strategy', () => {
  it('a new object has no version', () => {
    expect(() => createPod(draftPod({ name: 'p', resourceVersion: '7' }))).toThrow(
      'resourceVersion should not be set on objects to be created',
    )
  })

  it('URL and body must agree', () => {
    expect(() => checkPath({ name: 'b' }, '', 'a')).toThrow(
      'the name of the object (b) does not match the name on the URL (a)',
    )
    expect(() => checkPath({ namespace: 'x' }, 'y', '')).toThrow('the namespace of the provided object does not match')
    expect(() => checkPath({ name: 'a', namespace: 'y' }, 'y', 'a')).not.toThrow()
  })

  it('a bad object is Invalid', () => {
    expect(() => createPod(draftPod({ name: 'Bad_Name' }))).toThrow(
      'Pod "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name"',
    )
    expect(() => createPod(draftPod({}))).toThrow('name or generateName is required')
  })
})
