/** The taints that a node's conditions call for. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: nodeConditionToTaintKeyStatusMap, doNoScheduleTaintingPass
import type { Node, NodeCondition, Taint } from '../../../contract/api'

export const NOT_READY = 'node.kubernetes.io/not-ready'
export const UNREACHABLE = 'node.kubernetes.io/unreachable'
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'

const TAINT_OF_CONDITION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: NOT_READY, Unknown: UNREACHABLE },
  MemoryPressure: { True: 'node.kubernetes.io/memory-pressure' },
  DiskPressure: { True: 'node.kubernetes.io/disk-pressure' },
  NetworkUnavailable: { True: 'node.kubernetes.io/network-unavailable' },
  PIDPressure: { True: 'node.kubernetes.io/pid-pressure' },
}
const MANAGED = new Set([UNSCHEDULABLE, ...Object.values(TAINT_OF_CONDITION).flatMap((keys) => Object.values(keys))])

/** Keys of the NoSchedule taints that the node should have now. */
export function conditionTaints({ spec, status }: Node): readonly Taint[] {
  const keys = (status?.conditions ?? [])
    .map(({ type, status: value }) => TAINT_OF_CONDITION[type]?.[value])
    .filter((key) => key !== undefined)
  if (spec.unschedulable) keys.push(UNSCHEDULABLE)
  return keys.map((key) => ({ key, effect: 'NoSchedule' }))
}

/** The NoExecute taint of a node that is not Ready: it evicts. */
export function noExecuteTaint(ready: NodeCondition | undefined): Taint | undefined {
  if (ready?.status === 'False') return { key: NOT_READY, effect: 'NoExecute' }
  return ready?.status === 'Unknown' ? { key: UNREACHABLE, effect: 'NoExecute' } : undefined
}

/** The taints that the node has, with the managed NoSchedule ones brought up to date; null when they are. */
export function updatedNoScheduleTaints(node: Node, now: string): readonly Taint[] | null {
  const old = node.spec.taints ?? []
  const wanted = conditionTaints(node)
  const isStale = (taint: Taint): boolean =>
    taint.effect === 'NoSchedule' && MANAGED.has(taint.key) && !hasTaint(wanted, taint)
  const missing = wanted.filter((taint) => !hasTaint(old, taint))
  if (missing.length === 0 && !old.some(isStale)) return null
  return [...old.filter((taint) => !isStale(taint)), ...missing.map((taint) => ({ ...taint, timeAdded: now }))]
}

/** With this NoExecute taint and without the other of the two; with neither, when the node is Ready. Null: nothing to change. */
export function updatedNoExecuteTaints(node: Node, wanted: Taint | undefined, now: string): readonly Taint[] | null {
  const old = node.spec.taints ?? []
  const isOurs = (taint: Taint): boolean =>
    taint.effect === 'NoExecute' && (taint.key === NOT_READY || taint.key === UNREACHABLE)
  const kept = old.filter((taint) => !isOurs(taint) || taint.key === wanted?.key)
  const isMissing = wanted !== undefined && !hasTaint(kept, wanted)
  if (!isMissing && kept.length === old.length) return null
  return isMissing ? [...kept, { ...wanted, timeAdded: now }] : kept
}

export function hasTaint(taints: readonly Taint[], { key, effect }: Taint): boolean {
  return taints.some((taint) => taint.key === key && taint.effect === effect)
}
