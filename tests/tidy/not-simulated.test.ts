import { describe, expect, it } from 'vitest'
import type { ApiObject } from '../../electron/contract/api'
import { FIELDS } from '../../electron/contract/api/schema/fields.generated'
import { notSimulated, notSimulatedFields } from '../../electron/contract/not-simulated'
import { World } from '../../electron/host/world'
import { fieldUsesIn, type FieldUse } from './field-uses'
import { sourceFiles } from './source-files'

/** Checks, defaults, permissions, tables and descriptions hold every field of the API; what they read is not thereby acted on. */
const formOnly = /^electron\/cluster\/(apiserver\/(validation|strategies|schema|table|authorization)|kubectl|text|trace)\//
const simulation = [
  ...sourceFiles('electron/cluster', ['.ts']).filter(({ path }) => !formOnly.test(path)),
  // Selectors and tolerations are judged here for everybody.
  ...sourceFiles('electron/contract/api', ['.ts']).filter(({ path }) => !/\/(patch|schema)\/|generated/.test(path)),
]
const uses = fieldUsesIn(simulation)

/** Files that read a listed field and only pass it on. */
const passedOn: Readonly<Record<string, readonly string[]>> = {
  'Container.volumeMounts': [
    'electron/cluster/apiserver/admission/service-account.ts',
    'electron/cluster/kubelet/container-statuses.ts',
  ],
}

/** Neither read by the simulation nor listed: why a learner is not misled all the same. */
const meaningElsewhere: Readonly<Record<string, string>> = {
  'ObjectMeta.selfLink': 'Kubernetes ignores it too',
  'OwnerReference.apiVersion': 'no two kinds here share a name, so the kind says it',
  'NodeSpec.configSource': 'Kubernetes ignores it too',
  'NodeSpec.externalID': 'Kubernetes ignores it too',
  'NodeSpec.providerID': 'a cloud’s own name of the machine, and no cloud is asked',
  'NodeSpec.podCIDRs': 'repeats podCIDR',
  'Taint.timeAdded': 'a record for its reader',
  'PodSpec.serviceAccount': 'defaults copy it to serviceAccountName',
  'ObjectFieldSelector.apiVersion': 'there is v1 only',
  'SecretKeySelector.name': 'read together with ConfigMapKeySelector, as one type',
  'SecretKeySelector.key': 'read together with ConfigMapKeySelector, as one type',
  'SecretKeySelector.optional': 'read together with ConfigMapKeySelector, as one type',
  'SecretEnvSource.name': 'read together with ConfigMapEnvSource, as one type',
  'SecretEnvSource.optional': 'read together with ConfigMapEnvSource, as one type',
  'ServiceSpec.clusterIPs': 'repeats clusterIP, which validation holds it to',
  'ConfigMap.immutable': 'validation refuses changes',
  'Secret.immutable': 'validation refuses changes',
  'Secret.type': 'validation asks for the keys of the type',
}

/** What a learner writes. Leases, Events and EndpointSlices are written by components, and their status by its owner. */
const written = ['Namespace', 'Node', 'Pod', 'ReplicaSet', 'Deployment', 'Service', 'ConfigMap', 'Secret', 'ServiceAccount'] // prettier-ignore
const listed = Object.entries(notSimulated).flatMap(([owner, fields]) => fields.map((field) => `${owner}.${field}`))

/** Every field that a learner may set; of what stands below a listed one the list has said enough. */
function settable(): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (definition: string): void => {
    for (const [name, { type }] of Object.entries(FIELDS[definition] ?? {})) {
      const field = `${definition}.${name}`
      if (found.has(field) || (written.includes(definition) && ['apiVersion', 'kind', 'status'].includes(name)))
        continue
      found.add(field)
      if (!listed.includes(field) && !Object.hasOwn(meaningElsewhere, field)) visit(type)
    }
  }
  written.forEach(visit)
  return found
}

describe('the table of what is not simulated', () => {
  it('names fields that there are', () => {
    expect(listed.filter((field) => !settable().has(field))).toEqual([])
  })

  it('names no field that the simulation acts on', () => {
    const isActing = ({ field, file }: FieldUse) => listed.includes(field) && !passedOn[field]?.includes(file)
    const found = uses.filter(isActing).map(({ field, file, row }) => `${file}:${row} acts on ${field}: take it off the table`) // prettier-ignore
    expect(found).toEqual([])
  })

  it('leaves out no field that a learner may set and that nothing acts on', () => {
    const known = new Set([...uses.map(({ field }) => field), ...listed, ...Object.keys(meaningElsewhere)])
    expect([...settable()].filter((field) => !known.has(field))).toEqual([])
  })

  it('is made with exceptions that still hold', () => {
    const read = new Set(uses.map(({ field }) => field))
    expect(Object.keys(meaningElsewhere).filter((field) => read.has(field) || listed.includes(field))).toEqual([])
    const idle = Object.entries(passedOn).flatMap(([field, files]) =>
      files.filter((file) => !uses.some((use) => use.field === field && use.file === file)),
    )
    expect(idle).toEqual([])
  })
})

describe('a use of a field', () => {
  const readBy = (code: string) => {
    const text = `import type { Container, Pod, PodSpec } from '../contract/api'\n${code}\n`
    return fieldUsesIn([{ path: 'electron/cluster/imagined.ts', text }]).map(({ field }) => field)
  }

  it.each([
    ['export const f = (pod: Pod) => pod.spec.affinity', ['Pod.spec', 'PodSpec.affinity']],
    ['export const f = ({ spec: { affinity } }: Pod) => affinity', ['Pod.spec', 'PodSpec.affinity']],
    ["export const f = (spec: Pick<PodSpec, 'hostPID'>) => spec['hostPID']", ['PodSpec.hostPID']],
    ["export const f = (c: Container, k: 'tty' | 'stdin') => c[k]", ['Container.stdin', 'Container.tty']],
  ])('is found in %s', (code, fields) => {
    expect(readBy(code).sort()).toEqual(fields)
  })

  it.each([
    ['interface Flat { affinity: number }; export const f = (flat: Flat) => flat.affinity'],
    ['export const draft: PodSpec = { containers: [], hostPID: true }'],
    ['export const f = (spec: PodSpec) => ({ ...spec })'],
  ])('is not %s', (code) => {
    expect(readBy(code)).toEqual([])
  })
})

describe('what an object asks for in vain', () => {
  const container = { name: 'web', image: 'nginx:1.27' }
  const pod = (spec: object): ApiObject =>
    ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [container], ...spec } }) as never

  it.each([
    [{}, []],
    [{ activeDeadlineSeconds: 60 }, ['spec.activeDeadlineSeconds']],
    [{ securityContext: {}, hostPID: false, hostAliases: [], dnsPolicy: 'ClusterFirst' }, []],
    [{ dnsPolicy: 'None', enableServiceLinks: false }, ['spec.dnsPolicy', 'spec.enableServiceLinks']],
    [{ affinity: { nodeAffinity: {}, podAffinity: { required: [] } } }, ['spec.affinity.podAffinity']],
    [{ volumes: [{ name: 'data', emptyDir: { medium: 'Memory' } }] }, ['spec.volumes[].emptyDir']],
    [{ volumes: [{ name: 'kube-api-access-x', projected: { sources: [{}] } }] }, []],
    [{ initContainers: [{ tty: true }, { tty: true }] }, ['spec.initContainers[].tty']],
  ])('with the spec %j has %j', (spec, paths) => {
    expect(notSimulatedFields(pod(spec))).toEqual(paths)
  })

  it('has them in a template too, and takes no label for a field', () => {
    const template = { metadata: { labels: { managedFields: 'x' } }, spec: { hostIPC: true } }
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' }, spec: { template } } // prettier-ignore
    expect(notSimulatedFields(deployment as never)).toEqual(['spec.template.spec.hostIPC'])
  })

  it('has none that the cluster or its defaults wrote by themselves', () => {
    const world = new World({ seed: 3, workers: 2 })
    world.enter({ type: 'line', id: 'apply', text: 'kubectl apply -f web.yaml' })
    world.runUntil(world.nowMs + 30_000)
    const told = world.cluster.etcd.store.range('/registry/').flatMap(({ key, value }) =>
      notSimulatedFields(value as ApiObject).map((path) => `${key}: ${path}`),
    ) // prettier-ignore
    expect(told).toEqual([])
  })
})
