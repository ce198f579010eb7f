import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { beforeCreate, type RequestContext, STRATEGIES } from '../../../../electron/cluster/apiserver/strategies'
import { without } from '../../../../electron/cluster/apiserver/strategies/defaults/fill'
import { decodeBody } from '../../../../electron/cluster/apiserver/schema/decode'
import type { Deployment, Pod, ReplicaSet, Service } from '../../../../electron/contract/api'

/** What a real API server made of the same manifests. */
interface Recording {
  readonly actions: readonly { readonly cmd?: string; readonly manifest?: string }[]
  readonly stream: readonly {
    readonly type: string
    readonly kind: string
    readonly name: string
    readonly object: unknown
  }[]
}

const load = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`../../../fidelity/data/golden/${name}.json`, import.meta.url), 'utf8')) as Recording

const CONTEXT: RequestContext = {
  now: 'T+0s',
  uid: () => 'uid00000-0000-0000-0000-000000000001',
  randomSuffix: () => 'aaaaa',
}
const created = load('01-deployment-create')
const added = (recording: Recording, kind: string, name?: string): unknown =>
  recording.stream.find(
    (entry) => entry.type === 'ADDED' && entry.kind === kind && (name === undefined || entry.name === name),
  )!.object

describe('defaults give the objects that a real API server stored', () => {
  it('a Deployment applied with kubectl', () => {
    const manifest = parse(created.actions.find(({ cmd }) => cmd?.startsWith('kubectl apply'))!.manifest!) as object
    const body = decodeBody({ kind: 'Deployment', apiVersion: 'apps/v1' }, manifest) as Deployment
    const draft = { ...body, metadata: { ...body.metadata, namespace: 's01' } }
    const stored = beforeCreate(STRATEGIES.Deployment, 'apps', STRATEGIES.Deployment.defaults(draft), CONTEXT)
    expect(stored).toEqual(added(created, 'Deployment'))
  })

  it('a ReplicaSet leaves a defaulted template as it is', () => {
    const recorded = added(created, 'ReplicaSet') as ReplicaSet
    const draft: ReplicaSet = without(recorded, 'status')
    const defaulted = STRATEGIES.ReplicaSet.defaults(draft)
    expect(defaulted).toBe(draft)
    expect(STRATEGIES.ReplicaSet.prepareForCreate(defaulted, CONTEXT)).toEqual(recorded)
  })

  it('a Pod made from a template gains only what belongs to Pods', () => {
    const recorded = added(created, 'Pod') as Pod
    const template = (added(created, 'ReplicaSet') as ReplicaSet).spec.template!
    const draft = { apiVersion: 'v1', kind: 'Pod', metadata: recorded.metadata, spec: template.spec } as Pod
    const stored = STRATEGIES.Pod.prepareForCreate(STRATEGIES.Pod.defaults(draft), CONTEXT)
    const { enableServiceLinks, dnsPolicy, containers } = stored.spec
    expect({ enableServiceLinks, dnsPolicy }).toEqual({ enableServiceLinks: true, dnsPolicy: 'ClusterFirst' })
    expect(containers).toEqual(template.spec!.containers)
    expect(stored.status).toEqual(recorded.status)
    expect(stored.metadata.generation).toBe(1)
  })

  it('a Service knows its families before it has an address', () => {
    const recorded = added(load('09-service-endpoints'), 'Service', 'web') as Service
    const { name, port } = recorded.spec.ports![0]!
    const draft = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: recorded.metadata,
      spec: { selector: recorded.spec.selector, ports: [{ name, port }] },
    } as Service
    const stored = STRATEGIES.Service.prepareForCreate(STRATEGIES.Service.defaults(draft), CONTEXT)
    expect(stored).toEqual({ ...recorded, spec: without(recorded.spec, 'clusterIP', 'clusterIPs') })
  })
})
