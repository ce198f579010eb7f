import { labelsToReconcile } from '../../../electron/cluster/controllers/node-lifecycle/labels'
import { conditionTaints, noExecuteTaint } from '../../../electron/cluster/controllers/node-lifecycle/taints'
import {
  countsForZone,
  decideZones,
  evictionRate,
  zoneOf,
  type ZoneState,
  zoneStateOf,
} from '../../../electron/cluster/controllers/node-lifecycle/zones'
import { NodeQuarantine } from '../../../electron/cluster/controllers/pod-gc/node-quarantine'
import {
  excessTerminated,
  orphaned,
  terminatingOutOfService,
} from '../../../electron/cluster/controllers/pod-gc/selection'
import {
  FOR_EVER,
  minTolerationSeconds,
  noExecuteTaints,
  stayingSeconds,
} from '../../../electron/cluster/controllers/taint-eviction/toleration-time'
import type { Node, NodeCondition, Pod, Taint, Toleration } from '../../../electron/contract/api'
import { isPodTerminal } from '../../../electron/contract/api/pod-status'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'
import { nodeOf, podOf } from './objects'

const RUNS: Readonly<Record<string, (given: Given) => unknown>> = {
  zoneStates,
  zoneEvictionRate: ({ readyNodes, notReadyNodes }) => {
    const conditions = [
      ...Array<NodeCondition>(readyNodes as number).fill(ready('True')),
      ...Array<NodeCondition>(notReadyNodes as number).fill(ready('False')),
    ]
    const state = zoneStateOf(conditions)
    return { state, nodesPerSecond: evictionRate(state, conditions.length) }
  },
  conditionTaints: ({ conditions, unschedulable }) =>
    conditionTaints(nodeOf({ spec: { unschedulable }, status: { conditions } })),
  noExecuteTaint: (given) => noExecuteTaint(ready(given.ready as string)),
  reconcileLabels: ({ labels }) => ({ ...(labels as object), ...labelsToReconcile(labels as Record<string, string>) }),
  minTolerationSeconds: ({ tolerations }) => ({ seconds: minTolerationSeconds(tolerations as Toleration[]) }),
  taintEvictionNow: ({ pod, pods = [pod], node, taintedNodes }) => {
    const tainted = (taintedNodes ?? { [nodeOf(node).metadata.name]: nodeOf(node).spec.taints }) as Record<
      string,
      Taint[] | undefined
    >
    return {
      deleted: (pods as unknown[])
        .map(podOf)
        .some((whole) => goesWithin(whole, tainted[whole.spec.nodeName ?? ''] ?? [], 0)),
    }
  },
  taintEvictionOnNodeUpdate: ({ pods, newNode, waitSeconds }) => ({
    deleted: (pods as unknown[]).some((pod) =>
      goesWithin(podOf(pod), noExecuteTaints(nodeOf(newNode).spec.taints), waitSeconds as number),
    ),
  }),
  podGCTerminated: ({ pods, threshold }) => ({
    deleted: namesOf(excessTerminated((pods as GcPod[]).map(gcPod), threshold as number)),
  }),
  podGCOutOfService: ({ pods, nodes }) =>
    collected(terminatingOutOfService((pods as GcPod[]).map(gcPod), (nodes as GcNode[]).map(gcNode))),
  podGCOrphaned,
}

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.fn as string]
    if (!run) throw new UnknownFunction(given.fn)
    return run(given)
  },
  compare: (actual, expected, given) =>
    String(given.fn).startsWith('podGC') ? difference(asSets(actual), asSets(expected)) : difference(actual, expected),
}

function asSets(value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as Record<string, string[]>).map(([key, names]) => [key, [...names].sort()]),
  )
}

function ready(status: string): NodeCondition {
  return { type: 'Ready', status }
}

interface ZoneNode {
  readonly name: string
  readonly region: string
  readonly zone: string
  readonly ready: string | null
  readonly excludeFromDisruption?: boolean
}

/** Two passes of the monitor, the second an hour later: by then a node without any condition is Unknown. */
function zoneStates({ nodes, thenReady }: Given): unknown {
  const list = nodes as ZoneNode[]
  const pass = (
    old: ReadonlyMap<string, ZoneState>,
    statuses: readonly (string | null)[],
  ): ReadonlyMap<string, ZoneState> => {
    const conditions = new Map<string, (NodeCondition | undefined)[]>()
    list.forEach((each, index) => {
      const node = zoneNode(each)
      const status = statuses[index]
      if (countsForZone(node))
        conditions.set(zoneOf(node), [...(conditions.get(zoneOf(node)) ?? []), status ? ready(status) : undefined])
    })
    return decideZones(old, conditions).states
  }
  const first = pass(new Map(), list.map((node) => node.ready)) // prettier-ignore
  const after = pass(first, thenReady as (string | null)[])
  return { first: written(first), after: written(after) }
}

function zoneNode({ name, region, zone, excludeFromDisruption }: ZoneNode): Node {
  const labels = { 'topology.kubernetes.io/region': region, 'topology.kubernetes.io/zone': zone }
  return nodeOf({
    metadata: {
      name,
      labels: excludeFromDisruption ? { ...labels, 'node.kubernetes.io/exclude-disruption': '' } : labels,
    },
  })
}

function written(states: ReadonlyMap<string, ZoneState>): unknown {
  return Object.fromEntries([...states].map(([zone, state]) => [zone.replace(':', '/'), state]))
}

function goesWithin(pod: Pod, taints: readonly Taint[], seconds: number): boolean {
  const relevant = noExecuteTaints(taints)
  const staying = relevant.length === 0 ? FOR_EVER : stayingSeconds(relevant, pod.spec.tolerations ?? [])
  return staying !== FOR_EVER && staying <= seconds
}

interface GcPod {
  readonly name: string
  readonly phase: string
  readonly reason?: string
  readonly nodeName?: string
  readonly terminating?: boolean
  readonly creationOrder?: number
}

function gcPod({ name, phase, reason, nodeName, terminating, creationOrder = 0 }: GcPod): Pod {
  const creationTimestamp = `2024-01-01T00:00:0${creationOrder}Z`
  return podOf({
    metadata: { name, creationTimestamp, ...(terminating && { deletionTimestamp: creationTimestamp }) },
    spec: { nodeName },
    status: { phase, reason },
  })
}

interface GcNode {
  readonly name: string
  readonly readyCondition: string
  readonly taints?: readonly Taint[]
}

function gcNode({ name, readyCondition, taints }: GcNode): Node {
  return nodeOf({ metadata: { name }, spec: { taints }, status: { conditions: [ready(readyCondition)] } })
}

function namesOf(pods: readonly Pod[]): readonly string[] {
  return pods.map(({ metadata }) => metadata.name)
}

function collected(pods: readonly Pod[]): unknown {
  return { deleted: namesOf(pods), patchedToFailed: namesOf(pods.filter((pod) => !isPodTerminal(pod))) }
}

/** Two rounds of the collector with the quarantine between them. */
function podGCOrphaned(given: Given): unknown {
  const names = (key: string): string[] => (given[key] ?? []) as string[]
  const pods = (given.pods as GcPod[]).map(gcPod)
  const missingBut = (known: readonly string[]): ReadonlySet<string> =>
    new Set(pods.map(({ spec }) => spec.nodeName ?? '').filter((name) => !known.includes(name)))
  const quarantine = new NodeQuarantine()
  quarantine.due(missingBut(names('knownNodes')), 0)
  const later = [...names('knownNodes'), ...names('knownNodesAddedLater')].filter(
    (name) => !names('knownNodesDeletedLater').includes(name),
  )
  const live = [...names('apiNodes'), ...names('apiNodesAddedLater')].filter(
    (name) => !names('apiNodesDeletedLater').includes(name),
  )
  const gone = quarantine
    .due(missingBut(later), (given.waitSeconds as number) * 1000)
    .filter((name) => !live.includes(name))
  return collected(orphaned(pods, new Set(gone)))
}
