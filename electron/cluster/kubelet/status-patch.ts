/** The difference between two statuses of a Pod, as a strategic merge patch. */
// Models: pkg/kubelet/status/status_manager.go: mergePodStatus
import type { Pod, PodCondition, PodStatus } from '../../contract/api'
import { jsonEquals } from '../../contract/api/patch'
import { isTerminalPhase } from './pod-spec'

const OWN_CONDITIONS = new Set(['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'])
/** What a kubelet states, and may take back. */
const OWN_FIELDS = [
  'allocatedResources', 'containerStatuses', 'hostIP', 'initContainerStatuses', 'message', 'observedGeneration', 'phase', 'podIP', 'qosClass',
  'reason', 'resources', 'startTime',
] as const satisfies readonly (keyof PodStatus)[] // prettier-ignore

/** The kubelet's word on its own parts, others' words on theirs; a final phase only when nothing can run any more. */
export function mergeStatus(stored: PodStatus, stated: PodStatus, mayRun: boolean): PodStatus {
  const foreign = (stored.conditions ?? []).filter(({ type }) => !OWN_CONDITIONS.has(type))
  const own = (stated.conditions ?? []).filter(({ type }) => OWN_CONDITIONS.has(type))
  const merged: PodStatus = { ...othersFields(stored), ...stated, conditions: [...foreign, ...own] }
  if (mayRun && !isTerminalPhase(stored.phase) && isTerminalPhase(stated.phase)) {
    return { ...merged, phase: stored.phase, reason: stored.reason, message: stored.message }
  }
  return merged
}

/** What the kubelet does not state any more, it takes back. */
function othersFields(stored: PodStatus): PodStatus {
  const others: Record<string, unknown> = { ...stored }
  for (const field of [...OWN_FIELDS, 'podIPs', 'hostIPs']) Reflect.deleteProperty(others, field)
  return others
}

/** `null` when nothing differs. */
export function statusPatch(pod: Pod, stated: PodStatus): object | null {
  const stored = pod.status ?? {}
  const patch: Record<string, unknown> = {}
  for (const field of OWN_FIELDS) {
    if (same(stored[field], stated[field])) continue
    patch[field] = changeOf(stored[field], stated[field])
  }
  addAddresses(patch, 'podIPs', stored.podIPs, stated.podIPs)
  addAddresses(patch, 'hostIPs', stored.hostIPs, stated.hostIPs)
  const conditions = changedConditions(stored.conditions ?? [], stated.conditions ?? [])
  if (conditions.length > 0) {
    patch['$setElementOrder/conditions'] = (stated.conditions ?? []).map(({ type }) => ({ type }))
    patch['conditions'] = conditions
  }
  return Object.keys(patch).length === 0 ? null : { metadata: { uid: pod.metadata.uid }, status: patch }
}

/** Maps merge key by key, so what is gone from one is named; lists here are replaced as a whole. */
function changeOf(stored: unknown, stated: unknown): unknown {
  if (!isMap(stored) || !isMap(stated)) return stated ?? null
  const keys = [...new Set([...Object.keys(stored), ...Object.keys(stated)])]
  return Object.fromEntries(keys.filter((key) => !same(stored[key], stated[key])).map((key) => [key, changeOf(stored[key], stated[key])])) // prettier-ignore
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function changedConditions(stored: readonly PodCondition[], stated: readonly PodCondition[]): unknown[] {
  const changed: unknown[] = []
  for (const condition of stated) {
    const old = stored.find(({ type }) => type === condition.type)
    if (!old || !same(old, condition)) changed.push(old ? withTakenBack(condition, old) : condition)
  }
  return changed
}

/** A reason that was given and holds no more must be taken back by name. */
function withTakenBack(condition: PodCondition, old: PodCondition): unknown {
  const patch: Record<string, unknown> = { ...condition }
  for (const field of ['reason', 'message'] as const)
    if (old[field] !== undefined && condition[field] === undefined) patch[field] = null
  return patch
}

/** Lists of addresses merge by address, so one that is gone must be deleted by name. */
function addAddresses(
  patch: Record<string, unknown>,
  field: string,
  stored: PodStatus['podIPs'],
  stated: PodStatus['podIPs'],
): void {
  if (same(stored, stated)) return
  const gone = (stored ?? []).filter(({ ip }) => !stated?.some((other) => other.ip === ip))
  patch[field] = [...(stated ?? []), ...gone.map(({ ip }) => ({ ip, $patch: 'delete' }))]
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  return jsonEquals(a, b)
}
