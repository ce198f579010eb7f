import { describe, expect, it } from 'vitest'
import { RESOURCES, type ApiObject } from '../../electron/contract/api'
import { FIELDS } from '../../electron/contract/api/schema/fields.generated'
import { idleKinds, isIdleKind, notSimulated, notSimulatedFields } from '../../electron/contract/not-simulated'
import { World } from '../../electron/host/world'
import { fieldUsesIn, type FieldUse } from './field-uses'
import { sourceFiles } from './source-files'

/** Checks, defaults, permissions, tables and descriptions hold every field of the API; what they read is not thereby acted on. */
const formOnly =
  /^electron\/cluster\/(apiserver\/(validation|strategies|schema|table|authorization)|kubectl|text|trace)\//
/** Admission and quotas judge a Pod by what it asks for; whether it then gets it is for others to say. */
const judgedOnly =
  /^electron\/cluster\/(apiserver\/(admission|custom-resources|managed-fields)|controllers\/storage-protection|quota)\//
const simulation = [
  ...sourceFiles('electron/cluster', ['.ts']).filter(({ path }) => !formOnly.test(path)),
  // Selectors and tolerations are judged here for everybody.
  ...sourceFiles('electron/contract/api', ['.ts']).filter(({ path }) => !/\/(patch|schema)\/|generated/.test(path)),
]
/** Types of one shape, which the compiler takes for one where they are read together. */
const twins: readonly (readonly [string, string])[] = [
  ['ConfigMapKeySelector', 'SecretKeySelector'],
  ['ConfigMapEnvSource', 'SecretEnvSource'],
]
const uses = fieldUsesIn(simulation).flatMap(withTwins)

function withTwins(use: FieldUse): readonly FieldUse[] {
  const [owner, field] = use.field.split('.')
  const others = twins.filter((pair) => pair.includes(owner!)).map((pair) => pair.find((each) => each !== owner)!)
  return [use, ...others.map((other) => ({ ...use, field: `${other}.${field!}` }))]
}

/** Files that read a listed field and only pass it on. */
const passedOn: Readonly<Record<string, readonly string[]>> = {
  'Container.volumeMounts': ['electron/cluster/kubelet/container-statuses.ts'],
}

/** Neither read by the simulation nor listed: why a learner is not misled all the same. */
const meaningElsewhere: Readonly<Record<string, string>> = {
  'ObjectMeta.selfLink': 'Kubernetes ignores it too',
  'NodeSpec.configSource': 'Kubernetes ignores it too',
  'NodeSpec.externalID': 'Kubernetes ignores it too',
  'NodeSpec.providerID': 'a cloud’s own name of the machine, and no cloud is asked',
  'NodeSpec.podCIDRs': 'repeats podCIDR',
  'Taint.timeAdded': 'a record for its reader',
  'PodSpec.serviceAccount': 'defaults copy it to serviceAccountName',
  'ObjectFieldSelector.apiVersion': 'there is v1 only',
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
    const isActing = ({ field, file }: FieldUse) =>
      listed.includes(field) && !passedOn[field]?.includes(file) && !judgedOnly.test(file)
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

/** Code that keeps objects of every kind in order, and does nothing of what they ask for. */
const housekeeping =
  /^electron\/cluster\/(apiserver\/|quota\/|controllers\/(storage-protection|resourcequota|garbage-collector|namespace)\/)/

/** Is there code that is told of objects of this kind, or looks them up? */
function isActedOn(kind: string): boolean {
  const asked = new RegExp(`\\b(watch|list|get|for)\\(\\s*'${kind}'`)
  return simulation.some(({ path, text }) => !housekeeping.test(path) && asked.test(text))
}

describe('the kinds that are only kept', () => {
  const stored = RESOURCES.filter(({ kind, definition, verbs }) => kind === definition && verbs.includes('update'))
  const kinds = stored.map(({ kind }) => kind)
  /** Acted on, though by none of the usual ways of asking. */
  const actedOnElsewhere: Readonly<Record<string, string>> = {
    Event: 'a record for its reader',
    Role: 'authorization',
    RoleBinding: 'authorization',
    ClusterRoleBinding: 'authorization',
    CustomResourceDefinition: 'the API server serves what it describes',
    IngressClass: 'admission gives the default to new Ingresses',
    StorageClass: 'admission gives the default to new claims',
    LimitRange: 'admission',
    PriorityClass: 'admission',
    RuntimeClass: 'admission',
    Secret: 'the kubelet hands it to containers',
    ValidatingAdmissionPolicy: 'admission',
    ValidatingAdmissionPolicyBinding: 'admission',
    MutatingAdmissionPolicy: 'admission',
    MutatingAdmissionPolicyBinding: 'admission',
    ResourceQuota: 'admission',
    ValidatingWebhookConfiguration: 'admission',
    MutatingWebhookConfiguration: 'admission',
  }

  it('are stored', () => {
    expect(idleKinds.filter((kind) => !kinds.includes(kind))).toEqual([])
  })

  it('are kinds that nothing acts on', () => {
    expect(idleKinds.filter(isActedOn)).toEqual([])
  })

  it('are all of those', () => {
    const told = new Set([...idleKinds, ...Object.keys(actedOnElsewhere)])
    expect(kinds.filter((kind) => !told.has(kind) && !isActedOn(kind))).toEqual([])
    expect(Object.keys(actedOnElsewhere).filter((kind) => idleKinds.includes(kind))).toEqual([])
  })

  it.each([
    ['batch/v1', 'Job', true],
    ['autoscaling/v1', 'HorizontalPodAutoscaler', true],
    ['apps/v1', 'Deployment', false],
    ['example.com/v1', 'Job', false],
  ])('%s %s: %s', (apiVersion, kind, isIdle) => {
    expect(isIdleKind({ apiVersion, kind })).toBe(isIdle)
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
