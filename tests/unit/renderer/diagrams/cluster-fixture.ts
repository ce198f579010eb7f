/** A small cluster as the store would hand it out: two workers, a few Pods in different states. */
import type { ApiObject } from '../../../../electron/contract/api'
import { microTimeText, timeText } from '../../../../electron/cluster/kernel/calendar'
import type { TraceEvent, TraceKind } from '../../../../electron/contract/trace'

export type PodStateName = 'ready' | 'creating' | 'crashing' | 'terminating' | 'unscheduled'

const container = (state: object, ready = false) => ({
  name: 'web',
  image: 'nginx',
  imageID: '',
  ready,
  restartCount: 0,
  state,
})

const STATUS: Readonly<Record<PodStateName, object>> = {
  ready: {
    phase: 'Running',
    podIP: '10.244.1.3',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [container({ running: {} }, true)],
  },
  creating: { phase: 'Pending', containerStatuses: [container({ waiting: { reason: 'ContainerCreating' } })] },
  crashing: {
    phase: 'Running',
    podIP: '10.244.1.4',
    containerStatuses: [container({ waiting: { reason: 'CrashLoopBackOff' } })],
  },
  terminating: { phase: 'Running', podIP: '10.244.1.5', conditions: [{ type: 'Ready', status: 'True' }] },
  unscheduled: { phase: 'Pending' },
}

export function pod(name: string, node: string, state: PodStateName): ApiObject {
  return object({
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...(state === 'terminating' && { deletionTimestamp: timeText(9000) }) },
    spec: { containers: [{ name: 'web', image: 'nginx:1.27' }], ...(state !== 'unscheduled' && { nodeName: node }) },
    status: STATUS[state],
  })
}

export function node(name: string, ready = 'True'): ApiObject {
  const labels: Record<string, string> = name === 'control-plane' ? { 'node-role.kubernetes.io/control-plane': '' } : {}
  return object({
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: { conditions: [{ type: 'Ready', status: ready }] },
  })
}

export function lease(name: string, renewedMs: number): ApiObject {
  return object({
    kind: 'Lease',
    metadata: { name, namespace: 'kube-node-lease' },
    spec: { renewTime: microTimeText(renewedMs) },
  })
}

function object(partial: {
  kind: string
  metadata: { name: string; namespace?: string; labels?: Readonly<Record<string, string>> }
  [field: string]: unknown
}): ApiObject {
  const { name, namespace } = partial.metadata
  const metadata = {
    uid: `${partial.kind} ${name}`,
    resourceVersion: '7',
    creationTimestamp: timeText(1000),
    ...partial.metadata,
  }
  return { apiVersion: 'v1', ...partial, metadata: { ...metadata, name, namespace } }
}

export function objectMap(objects: readonly ApiObject[]): ReadonlyMap<string, ApiObject> {
  return new Map(objects.map((one) => [`${one.kind}/${one.metadata.namespace ?? ''}/${one.metadata.name}`, one]))
}

export const CLUSTER = objectMap([
  node('control-plane'),
  node('worker-1'),
  node('worker-2', 'Unknown'),
  lease('worker-1', 95_000),
  lease('worker-2', 40_000),
  pod('web-7d4b9c8f6b-lq5zt', 'worker-1', 'ready'),
  pod('web-7d4b9c8f6b-x2k8q', 'worker-1', 'creating'),
  pod('web-7d4b9c8f6b-hv2rn', 'worker-1', 'crashing'),
  pod('web-7d4b9c8f6b-9pwmc', 'worker-2', 'terminating'),
  pod('web-7d4b9c8f6b-m8c2l', '', 'unscheduled'),
])

export function flight(
  seq: number,
  kind: TraceKind,
  from: string,
  to: string,
  verb: string,
  at: number,
  durationMs: number,
  extra: Partial<TraceEvent> = {},
): TraceEvent {
  return {
    seq,
    at,
    durationMs,
    kind,
    from,
    to,
    verb,
    object: 'Pod/default/web-7d4b9c8f6b-x2k8q',
    outcome: 'sent',
    cause: seq - 1,
    because: [],
    ...extra,
  }
}
