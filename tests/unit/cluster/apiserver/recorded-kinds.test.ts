import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { decodeBody } from '../../../../electron/cluster/apiserver/schema/decode'
import { beforeCreate, type RequestContext, strategyOf } from '../../../../electron/cluster/apiserver/strategies'
import { type ApiObject, apiVersionOf, resourceOfObject } from '../../../../electron/contract/api'

/** What a real API server stored of manifests of all kinds, against what ours would store of them. */
interface Recording {
  readonly actions: readonly { readonly cmd?: string; readonly manifest?: string; readonly exit?: number }[]
  readonly stream: readonly { readonly type: string; readonly kind: string; readonly object: ApiObject }[]
}

const RECORDINGS = ['05-node-failure', '10-job', '11-cronjob', '13-statefulset', '16-quota-limitrange', '18-crd']
/** Of these the recordings show how they came; Pods get more from admission than can be told here. */
const KINDS = [
  'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ResourceQuota', 'LimitRange', 'CustomResourceDefinition',
] // prettier-ignore

const load = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`../../../fidelity/data/golden/${name}.json`, import.meta.url), 'utf8')) as Recording

/** The manifest from which an object was made, beside the object as it was first seen. */
function pairsOf(name: string): [string, ApiObject, ApiObject][] {
  const { actions, stream } = load(name)
  const manifests = actions.flatMap(({ manifest = '', exit }) =>
    exit === 0 ? parseAllDocuments(manifest).map((document) => document.toJS() as ApiObject | null) : [],
  )
  return stream
    .filter(({ type, kind }) => type === 'ADDED' && KINDS.includes(kind))
    .flatMap(({ kind, object }) => {
      const manifest = manifests.find((each) => each?.kind === kind && each.metadata.name === object.metadata.name)
      return manifest
        ? [[`${name}: ${kind} ${object.metadata.name}`, manifest, object] as [string, ApiObject, ApiObject]]
        : []
    })
}

function stored(manifest: ApiObject, recorded: ApiObject): ApiObject {
  const { uid, creationTimestamp, namespace } = recorded.metadata
  const context: RequestContext = { now: creationTimestamp, uid: () => uid, randomSuffix: () => 'aaaaa' }
  const info = resourceOfObject(manifest)!
  const strategy = strategyOf(info.definition)!
  const body = decodeBody({ kind: info.kind, apiVersion: apiVersionOf(info), definition: info.definition }, manifest)
  const placed = { ...body, metadata: { ...body.metadata, ...(namespace && { namespace }) } }
  return beforeCreate(strategy, info.group, strategy.defaults(placed), context)
}

const pairs = RECORDINGS.flatMap(pairsOf)

describe('defaults, generation and first status give the objects that a real API server stored', () => {
  it('finds objects of every kind', () => {
    expect(new Set(pairs.map(([, { kind }]) => kind))).toEqual(new Set(KINDS))
  })

  it.each(pairs)('%s', (_, manifest, recorded) => {
    expect(stored(manifest, recorded)).toEqual(recorded)
  })
})
