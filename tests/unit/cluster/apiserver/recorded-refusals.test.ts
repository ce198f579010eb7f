import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { decodeBody } from '../../../../electron/cluster/apiserver/schema/decode'
import { beforeCreate, type RequestContext, strategyOf } from '../../../../electron/cluster/apiserver/strategies'
import {
  ApiError,
  type ApiObject,
  apiVersionOf,
  resourceOfKind,
  resourceOfObject,
} from '../../../../electron/contract/api'

/** What a real API server said to bad manifests, against what ours says to the same ones. */
interface Action {
  readonly cmd?: string
  readonly manifest?: string
  readonly stderr?: string
}

const recording = new URL('../../../fidelity/data/golden/15-validation-admission.json', import.meta.url)
const { actions } = JSON.parse(readFileSync(recording, 'utf8')) as { actions: Action[] }

const CONTEXT: RequestContext = { now: '2026-11-23T09:18:57Z', uid: () => 'uid-1', randomSuffix: () => 'bcdfg' }
/** These are refused by later stages: admission, and the allocators of addresses and node ports. */
const LATER_STAGES = /valid range|failed to allocate|looking up service account/

/** Through decoding, defaulting and validation, as a POST would. */
function create(manifest: string): void {
  const body = parse(manifest) as ApiObject
  const info = resourceOfKind(body.kind)!
  const decoded = decodeBody({ kind: info.kind, apiVersion: apiVersionOf(info) }, body)
  const namespaced = info.namespaced ? { ...decoded, metadata: { ...decoded.metadata, namespace: 's15' } } : decoded
  const strategy = strategyOf(info.kind)!
  beforeCreate(strategy, info.group, strategy.defaults(namespaced), CONTEXT)
}

/** The words in which kubectl apply shows a refusal. */
function shownByKubectl({ status }: ApiError): string {
  if (status.reason !== 'Invalid')
    return `Error from server (${status.reason}): error when creating "STDIN": ${status.message}\n`
  const { kind, name, causes = [] } = status.details!
  const lines = causes.map(({ field, message }) => `${field}: ${message}`)
  const list = lines.length === 1 ? ` ${lines[0]}` : ` \n${lines.map((line) => `* ${line}`).join('\n')}`
  return `The ${kind} "${name}" is invalid:${list}\n`
}

const isKnownKind = (manifest: string): boolean => {
  const kind = /^kind: (\w+)$/m.exec(manifest)?.[1]
  const apiVersion = /^apiVersion: (\S+)$/m.exec(manifest)?.[1]
  return kind !== undefined && apiVersion !== undefined && resourceOfObject({ apiVersion, kind }) !== undefined
}

const applied = actions.filter(
  ({ cmd, manifest, stderr }) =>
    cmd?.startsWith('kubectl apply -n s15  -f -') &&
    manifest &&
    isKnownKind(manifest) &&
    !LATER_STAGES.test(stderr ?? ''),
)
const refused = applied.filter(
  ({ stderr }) => /is invalid|BadRequest/.test(stderr ?? '') && !stderr!.includes('immutable'),
)
const accepted = applied.filter(({ stderr }) => stderr === '')

describe('a bad manifest is refused in the words of a real API server', () => {
  it('finds the recorded refusals', () => {
    expect(refused.length).toBeGreaterThan(20)
    expect(accepted.length).toBeGreaterThan(2)
  })

  it.each(refused.map(({ manifest, stderr }) => [stderr!.trim(), manifest!]))('%s', (stderr, manifest) => {
    try {
      create(manifest)
    } catch (error) {
      expect(error).toBeInstanceOf(ApiError)
      expect(shownByKubectl(error as ApiError).trim()).toBe(stderr)
      return
    }
    expect.unreachable('the manifest was accepted')
  })

  it.each(accepted.map(({ manifest }) => [manifest!]))('accepts %j', (manifest) => {
    expect(() => create(manifest)).not.toThrow()
  })
})
