import { describe, expect, it } from 'vitest'
import type {
  CertificateSigningRequest, DaemonSet, PersistentVolume,
} from '../../../../../electron/contract/api' // prettier-ignore
import { beforeCreate, strategyOf } from '../../../../../electron/cluster/apiserver/strategies'
import { CONTEXT, created, decoded, updated } from './of-kind'

const template = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}'
const selector = 'selector: {matchLabels: {a: b}}'

describe('what nobody wrote', () => {
  it.each([
    ['StatefulSet', `spec: {${selector}, ${template}}`, 'spec', { replicas: 1, podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10 }],
    ['StatefulSet', `spec: {${selector}, ${template}, volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce]}}]}`, 'spec.volumeClaimTemplates.0', { kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } }],
    ['DaemonSet', `spec: {${selector}, ${template}}`, 'spec.updateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } }],
    ['DaemonSet', `spec: {${selector}, ${template}, updateStrategy: {type: OnDelete}}`, 'spec.updateStrategy', { type: 'OnDelete' }],
    ['ReplicationController', `spec: {${template}}`, 'spec', { replicas: 1, selector: { a: 'b' } }],
    ['ReplicationController', `spec: {${template}}`, 'metadata', { labels: { a: 'b' } }],
    ['PersistentVolume', 'spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}}', 'spec', { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem', hostPath: { path: '/data', type: '' } }],
    ['PersistentVolumeClaim', 'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}', 'spec', { volumeMode: 'Filesystem' }],
    ['StorageClass', 'provisioner: example.com/disk', '', { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }],
    ['CSIDriver', 'spec: {}', 'spec', { attachRequired: true, fsGroupPolicy: 'ReadWriteOnceWithFSType', volumeLifecycleModes: ['Persistent'] }],
    ['NetworkPolicy', 'spec: {podSelector: {}}', 'spec', { policyTypes: ['Ingress'] }],
    ['NetworkPolicy', 'spec: {podSelector: {}, egress: [{ports: [{port: 53}]}]}', 'spec', { policyTypes: ['Ingress', 'Egress'], egress: [{ ports: [{ port: 53, protocol: 'TCP' }] }] }],
    ['IngressClass', 'spec: {controller: example.com/c, parameters: {kind: K, name: n}}', 'spec.parameters', { scope: 'Cluster' }],
    ['PriorityClass', 'value: 5', '', { preemptionPolicy: 'PreemptLowerPriority' }],
    ['LimitRange', 'spec: {limits: [{type: Container, max: {cpu: 1}, min: {memory: 1Mi}}]}', 'spec.limits.0', { default: { cpu: '1' }, defaultRequest: { cpu: '1', memory: '1Mi' } }],
    ['LimitRange', 'spec: {limits: [{type: Pod, max: {cpu: 1}}]}', 'spec.limits.0', { type: 'Pod', max: { cpu: '1' } }],
    ['Endpoints', 'subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]', 'subsets.0.ports.0', { protocol: 'TCP' }],
    ['RoleBinding', 'roleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: u}, {kind: ServiceAccount, name: s}]', 'subjects.0', { apiGroup: 'rbac.authorization.k8s.io' }],
    ['ClusterRoleBinding', 'roleRef: {kind: ClusterRole, name: r}', 'roleRef', { apiGroup: 'rbac.authorization.k8s.io' }],
    ['ValidatingWebhookConfiguration', 'webhooks: [{name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {service: {name: s, namespace: n}}, rules: [{apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}]}]', 'webhooks.0', { failurePolicy: 'Fail', matchPolicy: 'Equivalent', timeoutSeconds: 10, clientConfig: { service: { name: 's', namespace: 'n', port: 443 } } }],
    ['FlowSchema', 'spec: {priorityLevelConfiguration: {name: exempt}}', 'spec', { matchingPrecedence: 1000 }],
    ['PriorityLevelConfiguration', 'spec: {type: Limited, limited: {limitResponse: {type: Queue, queuing: {}}}}', 'spec.limited', { nominalConcurrencyShares: 30, limitResponse: { type: 'Queue', queuing: { queues: 64, handSize: 8, queueLengthLimit: 50 } } }],
  ])('of a %s with %s is filled in at %s', (kind, text, path, expected) => {
    expect(at(decoded(kind, text), path)).toMatchObject(expected)
  }) // prettier-ignore

  it('is not filled in twice', () => {
    const once = decoded('StatefulSet', `spec: {${selector}, ${template}}`)
    expect(strategyOf('StatefulSet')!.defaults(once)).toBe(once)
  })
})

function at(object: unknown, path: string): unknown {
  if (path === '') return object
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], object)
}

describe('a Job', () => {
  const job = `spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: nginx}]}}}`
  const labels = {
    'batch.kubernetes.io/controller-uid': 'uid-1',
    'batch.kubernetes.io/job-name': 'x',
    'controller-uid': 'uid-1',
    'job-name': 'x',
  }

  it('finds its Pods by its own uid', () => {
    const { metadata, spec } = created('Job', job)
    expect(spec.selector?.matchLabels).toEqual({ 'batch.kubernetes.io/controller-uid': 'uid-1' })
    expect(spec.template.metadata?.labels).toEqual(labels)
    expect(metadata.labels).toEqual(labels)
  })

  it('with a selector of its own keeps it', () => {
    const own = `spec: {manualSelector: true, ${selector}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: nginx}]}}}`
    expect(created('Job', own).spec.selector).toEqual({ matchLabels: { a: 'b' } })
  })

  it('leaves its Pods alive when it is deleted by one who says nothing of them', () => {
    expect(strategyOf('Job')!.defaultPropagation).toBe('Orphan')
    expect(strategyOf('CronJob')!.defaultPropagation).toBe('Background')
  })
})

describe('an autoscaler', () => {
  const target = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}'

  it('looks at the CPU unless it is told what to look at', () => {
    const { spec } = created('HorizontalPodAutoscaler', `spec: {maxReplicas: 3, ${target}}`)
    expect(spec.minReplicas).toBe(1)
    expect(spec.metrics?.[0]?.resource).toEqual({
      name: 'cpu',
      target: { type: 'Utilization', averageUtilization: 80 },
    })
    expect(spec).not.toHaveProperty('behavior')
  })

  it('completes a behaviour, and keeps what is said of it', () => {
    const text = `spec: {maxReplicas: 3, ${target}, behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}`
    const { behavior } = created('HorizontalPodAutoscaler', text).spec
    expect(behavior?.scaleUp?.policies).toHaveLength(2)
    expect(behavior?.scaleDown).toEqual({
      stabilizationWindowSeconds: 60,
      selectPolicy: 'Max',
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
    })
  })
})

describe('generation', () => {
  it.each([
    ['NetworkPolicy', 'spec: {podSelector: {}}', 'spec: {podSelector: {matchLabels: {a: b}}}'],
    ['PodDisruptionBudget', 'spec: {minAvailable: 1}', 'spec: {minAvailable: 2}'],
    ['DaemonSet', `spec: {${selector}, ${template}}`, `spec: {minReadySeconds: 5, ${selector}, ${template}}`],
    ['MutatingWebhookConfiguration', 'webhooks: []', 'webhooks: [{name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: "https://x"}}]'],
  ])('of a %s counts changes of what is wished', (kind, before, after) => {
    const first = created(kind, before)
    expect(first.metadata.generation).toBe(1)
    expect(updated(first, before).metadata.generation).toBe(1)
    expect(updated(first, after).metadata.generation).toBe(2)
  }) // prettier-ignore

  it.each(['ResourceQuota', 'HorizontalPodAutoscaler', 'ConfigMap', 'StorageClass'])(
    'is not counted of a %s',
    (kind) => {
      const text = kind === 'StorageClass' ? 'provisioner: a.b/c' : kind === 'ConfigMap' ? 'data: {}' : kind === 'ResourceQuota' ? 'spec: {hard: {pods: 1}}' : 'spec: {maxReplicas: 1, scaleTargetRef: {apiVersion: apps/v1, kind: D, name: d}}' // prettier-ignore
      expect(created(kind, text).metadata).not.toHaveProperty('generation')
    },
  )

  it('of the template of a DaemonSet is told in an annotation', () => {
    const told = ({ metadata }: DaemonSet) => metadata.annotations!['deprecated.daemonset.template.generation']
    const first = created('DaemonSet', `spec: {${selector}, ${template}}`)
    const other = template.replace('nginx', 'nginx:1.27')
    expect(told(first)).toBe('1')
    expect(told(updated(first, `spec: {minReadySeconds: 5, ${selector}, ${template}}`))).toBe('1')
    expect(told(updated(first, `spec: {${selector}, ${other}}`))).toBe('2')
  })
})

describe('a status', () => {
  it('is no business of who writes the spec, nor the other way round', () => {
    const first = created(
      'Job',
      'spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: nginx}]}}}',
    )
    const written = { ...first, spec: { ...first.spec, parallelism: 9 }, status: { active: 3 } }
    const strategy = strategyOf('Job')!
    expect(strategy.prepareForUpdate(written, first, CONTEXT)).toMatchObject({ spec: { parallelism: 9 }, status: {} })
    const through = strategy.prepareForStatusUpdate(written, first, CONTEXT)
    expect(through).toMatchObject({ spec: { parallelism: 1 }, status: { active: 3 } })
  })

  it('of a volume tells since when it is as it is', () => {
    const text = 'spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], nfs: {server: s, path: /}}'
    const volume = created('PersistentVolume', text)
    expect(volume.status).toEqual({ phase: 'Pending', lastPhaseTransitionTime: CONTEXT.now })
    const later = { ...CONTEXT, now: '2024-01-02T00:00:00Z' }
    const prepare = (phase: 'Available' | 'Pending') =>
      strategyOf('PersistentVolume')!.prepareForStatusUpdate({ ...volume, status: { ...volume.status, phase } } as PersistentVolume, volume, later) // prettier-ignore
    expect(prepare('Available')).toMatchObject({ status: { lastPhaseTransitionTime: later.now } })
    expect(prepare('Pending')).toMatchObject({ status: { lastPhaseTransitionTime: CONTEXT.now } })
  })
})

describe('a definition of a kind', () => {
  const schema = 'schema: {openAPIV3Schema: {type: object}}'
  const version = (name: string, storage: boolean) => `{name: ${name}, served: true, storage: ${storage}, ${schema}}`
  const names = 'group: shop.io, scope: Namespaced, names: {plural: carts, kind: Cart}'
  const text = (versions: string) => `metadata: {name: carts.shop.io}\nspec: {${names}, versions: [${versions}]}`

  it('is called by what it is called', () => {
    const { spec } = created('CustomResourceDefinition', text(version('v1', true)))
    expect(spec.names).toMatchObject({ singular: 'cart', listKind: 'CartList' })
    expect(spec.conversion).toEqual({ strategy: 'None' })
  })

  it('remembers each version in which objects were ever stored', () => {
    const first = created('CustomResourceDefinition', text(version('v1', true)))
    const both = text(`${version('v1', false)}, ${version('v2', true)}`)
    expect(updated(first, both).status?.storedVersions).toEqual(['v1', 'v2'])
  })
})

it('a certificate is asked for in the name of who asks', () => {
  const strategy = strategyOf('CertificateSigningRequest')!
  const request = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K'
  const text = `spec: {username: admin, request: ${request}, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]}`
  const asked = beforeCreate(strategy, 'certificates.k8s.io', decoded('CertificateSigningRequest', text), {
    ...CONTEXT,
    user: { name: 'asha', groups: ['developers'] },
  }) as CertificateSigningRequest
  expect(asked.spec).toMatchObject({ username: 'asha', groups: ['developers'] })
})
