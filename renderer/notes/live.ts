/** Live numbers: what a sentence says about the cluster beside it, at the instant that the reader looks at. */
import type { ApiObject, Deployment, EndpointSlice, Lease, Node, Pod, Service } from '../../electron/contract/api'
import type { TraceEvent } from '../../electron/contract/trace'
import type { LiveExpression, LiveName } from './live-expression'

export interface LiveSnapshot {
  readonly atMs: number
  /** Ms of the Unix epoch at the cluster's start: objects carry calendar dates. */
  readonly bornAtEpochMs: number
  readonly revision: number
  readonly objects: Iterable<ApiObject>
  /** Events since at least the learner's last command. */
  readonly trace: readonly TraceEvent[]
}

/** Shown when the thing spoken of does not exist (yet). */
export const NOTHING = '–'

type Evaluate = (snapshot: LiveSnapshot, given: Readonly<Record<string, string>>) => string | number | null

const evaluators: Record<LiveName, Evaluate> = {
  revision: (snapshot) => snapshot.revision,
  clock: (snapshot) => durationText(snapshot.atMs),
  'pods.count': (snapshot, labels) => pods(snapshot, labels).length,
  'pods.ready': (snapshot, labels) => pods(snapshot, labels).filter(isReady).length,
  'pods.pending': (snapshot, labels) => pods(snapshot, labels).filter((pod) => pod.status?.phase === 'Pending').length,
  'pods.terminating': (snapshot, labels) => pods(snapshot, labels).filter(isTerminating).length,
  'pods.nodes': (snapshot, labels) => new Set(pods(snapshot, labels).flatMap((pod) => pod.spec.nodeName ?? [])).size,
  'nodes.ready': (snapshot) => ofKind<Node>(snapshot, 'Node').filter(isReady).length,
  'node.silentFor': (snapshot, { node }) => silentFor(snapshot, node!),
  'deployment.replicas': (snapshot, { name }) =>
    named<Deployment>(snapshot, 'Deployment', name!)?.spec.replicas ?? null,
  'endpoints.ready': (snapshot, { service }) => readyEndpoints(snapshot, service!),
  'service.clusterIP': (snapshot, { service }) => named<Service>(snapshot, 'Service', service!)?.spec.clusterIP ?? null,
  'lastRequest.hops': (snapshot) => hopsOfLastInput(snapshot.trace),
}

export function evaluateLive(expression: LiveExpression, snapshot: LiveSnapshot): string {
  const value = evaluators[expression.name](snapshot, expression.arguments)
  return value === null ? NOTHING : String(value)
}

/** `7 s`, `5 m 45 s`, `1 h 2 m`: as the clock of the stage writes it. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} m`
}

function ofKind<T extends ApiObject>(snapshot: LiveSnapshot, kind: T['kind']): readonly T[] {
  return [...snapshot.objects].filter((object): object is T => object.kind === kind)
}

/** The notes' own examples live in the namespace `default`. */
function named<T extends ApiObject>(snapshot: LiveSnapshot, kind: T['kind'], name: string): T | undefined {
  return ofKind<T>(snapshot, kind).find(
    ({ metadata }) => metadata.name === name && (metadata.namespace ?? 'default') === 'default',
  )
}

function pods(snapshot: LiveSnapshot, labels: Readonly<Record<string, string>>): readonly Pod[] {
  const wanted = Object.entries(labels)
  return ofKind<Pod>(snapshot, 'Pod').filter(
    ({ metadata }) =>
      (wanted.length > 0 || metadata.namespace === 'default') &&
      wanted.every(([key, value]) => metadata.labels?.[key] === value),
  )
}

function isReady(object: Pod | Node): boolean {
  const conditions: readonly { readonly type: string; readonly status: string }[] = object.status?.conditions ?? []
  return conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True')
}

function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined
}

/** A node speaks by renewing its Lease in `kube-node-lease`. */
function silentFor(snapshot: LiveSnapshot, node: string): string | null {
  const lease = ofKind<Lease>(snapshot, 'Lease').find(
    ({ metadata }) => metadata.namespace === 'kube-node-lease' && metadata.name === node,
  )
  const renewedAt = lease?.spec.renewTime
  return renewedAt === undefined ? null : durationText(snapshot.bornAtEpochMs + snapshot.atMs - Date.parse(renewedAt))
}

function readyEndpoints(snapshot: LiveSnapshot, service: string): number {
  return ofKind<EndpointSlice>(snapshot, 'EndpointSlice')
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service)
    .flatMap((slice) => slice.endpoints ?? [])
    .filter((endpoint) => endpoint.conditions?.ready === true).length
}

/** How many flights the learner's last command set off, by following causes forward. */
function hopsOfLastInput(trace: readonly TraceEvent[]): number | null {
  const input = trace.findLast((event) => event.kind === 'input')
  if (!input) return null
  const descendants = new Set([input.seq])
  for (const event of trace) if (descendants.has(event.cause)) descendants.add(event.seq)
  return descendants.size - 1
}
