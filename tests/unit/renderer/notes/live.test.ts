import { describe, expect, it } from 'vitest'
import type { ApiObject } from '../../../../electron/contract/api'
import type { TraceEvent } from '../../../../electron/contract/trace'
import type { LiveSnapshot } from '../../../../renderer/notes/live'
import { durationText, evaluateLive, NOTHING } from '../../../../renderer/notes/live'
import { parseLive } from '../../../../renderer/notes/live-expression'

const bornAtEpochMs = Date.parse('2026-01-01T00:00:00Z')

interface PodDraft {
  readonly app: string
  readonly node?: string
  readonly ready?: boolean
  readonly phase?: string
  readonly dying?: boolean
  readonly namespace?: string
}

const pod = ({ app, node, ready = false, phase = 'Running', dying = false, namespace = 'default' }: PodDraft) =>
  object('Pod', `${app}-x`, {
    metadata: { namespace, labels: { app }, ...(dying && { deletionTimestamp: '2026-01-01T00:10:00Z' }) },
    spec: { nodeName: node },
    status: { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  })

function object(
  kind: string,
  name: string,
  parts: { metadata?: object; spec?: object; status?: object; endpoints?: object[] },
) {
  return { apiVersion: 'v1', kind, ...parts, metadata: { name, ...parts.metadata } } as unknown as ApiObject
}

const objects = [
  pod({ app: 'web', node: 'worker-1', ready: true }),
  pod({ app: 'web', node: 'worker-2', ready: true, dying: true }),
  pod({ app: 'web', phase: 'Pending' }),
  pod({ app: 'blog', node: 'worker-1', ready: true }),
  pod({ app: 'coredns', node: 'worker-1', ready: true, namespace: 'kube-system' }),
  object('Node', 'worker-1', { status: { conditions: [{ type: 'Ready', status: 'True' }] } }),
  object('Node', 'worker-2', { status: { conditions: [{ type: 'Ready', status: 'Unknown' }] } }),
  object('Lease', 'worker-2', { metadata: { namespace: 'kube-node-lease' }, spec: { renewTime: '2026-01-01T00:01:15.000000Z' } }), // prettier-ignore
  object('Deployment', 'web', { metadata: { namespace: 'default' }, spec: { replicas: 3 } }),
  object('Service', 'web', { metadata: { namespace: 'default' }, spec: { clusterIP: '10.96.12.34' } }),
  object('EndpointSlice', 'web-abcde', {
    metadata: { namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [{ conditions: { ready: true } }, { conditions: { ready: false } }, { conditions: { ready: true } }],
  }),
]

const event = (seq: number, kind: TraceEvent['kind'], cause: number) => ({ seq, kind, cause }) as TraceEvent
const trace = [event(1, 'input', 0), event(2, 'request', 1), event(5, 'input', 0), event(6, 'request', 5), event(7, 'timer', 0), event(8, 'txn', 6), event(9, 'watch', 8)] // prettier-ignore

const snapshot: LiveSnapshot = { atMs: 420_000, bornAtEpochMs, revision: 1482, objects, trace }

function say(text: string, from: LiveSnapshot = snapshot): string {
  const parsed = parseLive(text)
  return parsed.ok ? evaluateLive(parsed.expression, from) : `${parsed.message}; ${parsed.fix}`
}

describe('a live number says', () => {
  it.each([
    ['revision', '1482'],
    ['clock', '7 m 0 s'],
    ['pods.count', '4'],
    ['pods.count{app=web}', '3'],
    ['pods.ready{app=web}', '2'],
    ['pods.pending{app=web}', '1'],
    ['pods.terminating{app=web}', '1'],
    ['pods.nodes{app=web}', '2'],
    ['pods.ready{app=coredns}', '1'],
    ['pods.count{app=nobody}', '0'],
    ['nodes.ready', '1'],
    ['node.silentFor{node=worker-2}', '5 m 45 s'],
    ['node.silentFor{node=worker-9}', NOTHING],
    ['deployment.replicas{name=web}', '3'],
    ['deployment.replicas{name=api}', NOTHING],
    ['endpoints.ready{service=web}', '2'],
    ['service.clusterIP{service=web}', '10.96.12.34'],
    ['lastRequest.hops', '3'],
  ])('%s: %s', (expression, value) => expect(say(expression)).toBe(value))

  it('nothing of a command before there was one', () => {
    expect(say('lastRequest.hops', { ...snapshot, trace: [] })).toBe(NOTHING)
  })
})

describe('a live expression that cannot be understood says why', () => {
  it.each([
    ['', 'is not a live expression'],
    ['pods ready', 'is not a live expression'],
    ['pods.redy{app=web}', 'did you mean "pods.ready"?'],
    ['toString', 'unknown live value "toString"'],
    ['constructor{a=b}', 'unknown live value "constructor"'],
    ['node.silentFor', 'needs "node"'],
    ['node.silentFor{node}', 'is not a list of key=value'],
    ['node.silentFor{node=a,node=b}', 'is not a list of key=value'],
    ['node.silentFor{node=a,zone=b}', 'takes no "zone"; it takes node'],
    ['revision{of=web}', 'takes no "of"; leave the braces out'],
    ['pods.ready{app=web}{x=y}', 'is not a live expression'],
  ])('%s', (expression, message) => expect(say(expression)).toContain(message))
})

it.each([
  [0, '0 s'],
  [-5, '0 s'],
  [59_999, '59 s'],
  [345_000, '5 m 45 s'],
  [3_720_000, '1 h 2 m'],
])('%i ms reads %s', (ms, text) => expect(durationText(ms)).toBe(text))
