/** Which Pods a scale-down takes first. */
// Models: pkg/controller/controller_utils.go: ActivePodsWithRanks; pkg/controller/replicaset/replica_set.go: getPodsToDelete
import type { Pod } from '../../../contract/api'
import { isPodActive, isPodReady, podCondition } from '../../../contract/api/pod-status'
import { parseTime } from '../../kernel/calendar'

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

/** Negative when `a` goes before `b`; ranks count the active siblings on each Pod's node. */
export function compareForDeletion(a: Pod, b: Pod, aRank: number, bRank: number, nowMs: number): number {
  const comparisons = [
    () => Number(isAssigned(a)) - Number(isAssigned(b)),
    () => phaseOrder(a) - phaseOrder(b),
    () => Number(isPodReady(a)) - Number(isPodReady(b)),
    () => deletionCost(a) - deletionCost(b),
    () => bRank - aRank,
    () => (isPodReady(a) && isPodReady(b) ? youngerFirst(readySince(a), readySince(b), a, b, nowMs) : 0),
    () => maxRestarts(b).regular - maxRestarts(a).regular,
    () => maxRestarts(b).sidecar - maxRestarts(a).sidecar,
    () => youngerFirst(createdAt(a), createdAt(b), a, b, nowMs),
  ]
  for (const compare of comparisons) {
    const order = compare()
    if (order !== 0) return order
  }
  return 0
}

/** `count` of the Pods; when it takes all of them, nobody is ranked. */
export function podsToDelete(
  pods: readonly Pod[],
  related: readonly Pod[],
  count: number,
  nowMs: number,
): readonly Pod[] {
  if (count >= pods.length) return pods
  const onNode = new Map<string, number>()
  for (const pod of related) {
    const node = pod.spec.nodeName ?? ''
    if (isPodActive(pod)) onNode.set(node, (onNode.get(node) ?? 0) + 1)
  }
  const rank = (pod: Pod): number => onNode.get(pod.spec.nodeName ?? '') ?? 0
  return [...pods].sort((a, b) => compareForDeletion(a, b, rank(a), rank(b), nowMs)).slice(0, count)
}

function isAssigned(pod: Pod): boolean {
  return (pod.spec.nodeName ?? '') !== ''
}

function phaseOrder(pod: Pod): number {
  return PHASES[pod.status?.phase ?? ''] ?? 0
}

function deletionCost(pod: Pod): number {
  const text = pod.metadata.annotations?.[DELETION_COST] ?? ''
  return /^(0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) <= 2_147_483_647 ? Number(text) : 0
}

/** Undefined: not known, which counts as the youngest. */
function readySince(pod: Pod): number | undefined {
  const since = podCondition(pod, 'Ready')?.lastTransitionTime
  return since ? parseTime(since) : undefined
}

function createdAt(pod: Pod): number | undefined {
  const created = pod.metadata.creationTimestamp as string | undefined
  return created ? parseTime(created) : undefined
}

/** Ages are compared by their order of magnitude only, so that a scale-down does not always take the newest. */
function youngerFirst(aMs: number | undefined, bMs: number | undefined, a: Pod, b: Pod, nowMs: number): number {
  if (aMs === bMs) return 0
  if (aMs === undefined) return -1
  if (bMs === undefined) return 1
  const order = logOfAge(nowMs - aMs) - logOfAge(nowMs - bMs)
  if (order !== 0) return order
  return a.metadata.uid < b.metadata.uid ? -1 : a.metadata.uid > b.metadata.uid ? 1 : 0
}

/** log2 of the age in nanoseconds, whole numbers only; -1 for ages below one. */
function logOfAge(ageMs: number): number {
  return ageMs < 1e-6 ? -1 : Math.floor(Math.log2(ageMs * 1e6))
}

function maxRestarts(pod: Pod): { readonly regular: number; readonly sidecar: number } {
  const sidecars = new Set(
    (pod.spec.initContainers ?? []).filter((init) => init.restartPolicy === 'Always').map((init) => init.name),
  )
  const most = (counts: readonly number[]): number => counts.reduce((a, b) => Math.max(a, b), 0)
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
  return {
    regular: most(containerStatuses.map((status) => status.restartCount)),
    sidecar: most(
      initContainerStatuses.filter((status) => sidecars.has(status.name)).map((status) => status.restartCount),
    ),
  }
}
