/** When a node was last heard of, and what follows when that is too long ago. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: tryUpdateNodeHealth
import type { Lease, Node, NodeCondition } from '../../../contract/api'
import { parseTime, timeText } from '../../kernel/calendar'

export const MONITOR_GRACE_MS = 50_000
export const STARTUP_GRACE_MS = 60_000

/** A kubelet that is silent says nothing about these. */
const JUDGED = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'] as const

export interface NodeHealth {
  /** The controller's own clock when it last saw a sign of life; it never compares another machine's clock with its own. */
  readonly probedAtMs: number
  readonly ready: NodeCondition | undefined
  readonly renewTime: string | undefined
}

export function readyCondition(node: Node): NodeCondition | undefined {
  return node.status?.conditions?.find(({ type }) => type === 'Ready')
}

/** What is known of the node after this look at its Ready condition and its lease. */
export function observe(
  health: NodeHealth | undefined,
  node: Node,
  lease: Lease | undefined,
  nowMs: number,
): NodeHealth {
  const ready = readyCondition(node)
  const renewTime = lease?.spec.renewTime
  const hasRenewed = renewTime !== undefined && (health?.renewTime === undefined || health.renewTime < renewTime)
  const probedAtMs = hasRenewed ? nowMs : probeTime(health, node, ready, nowMs)
  return { probedAtMs, ready, renewTime: renewTime ?? health?.renewTime }
}

function probeTime(
  health: NodeHealth | undefined,
  node: Node,
  ready: NodeCondition | undefined,
  nowMs: number,
): number {
  if (!health) return ready ? nowMs : parseTime(node.metadata.creationTimestamp)
  if (ready === undefined && health.ready === undefined) return health.probedAtMs
  return ready?.lastHeartbeatTime === health.ready?.lastHeartbeatTime ? health.probedAtMs : nowMs
}

/** A pass over real nodes takes a moment, so that the tenth one after a heartbeat always finds the 50 seconds over. */
export function isOverdue(health: NodeHealth, nowMs: number): boolean {
  return nowMs >= health.probedAtMs + (health.ready ? MONITOR_GRACE_MS : STARTUP_GRACE_MS)
}

/** The node's conditions once its kubelet is silent; the same array when they say so already. */
export function silentConditions(node: Node, nowMs: number): readonly NodeCondition[] {
  const old = node.status?.conditions ?? []
  let conditions = old
  for (const type of JUDGED) {
    const condition = conditions.find((each) => each.type === type)
    if (condition?.status === 'Unknown') continue
    conditions = condition
      ? conditions.map((each) => (each === condition ? silent(each, nowMs) : each))
      : [...conditions, neverPosted(node, type, nowMs)]
  }
  return conditions
}

function silent(condition: NodeCondition, nowMs: number): NodeCondition {
  const message = 'Kubelet stopped posting node status.'
  return { ...condition, status: 'Unknown', reason: 'NodeStatusUnknown', message, lastTransitionTime: timeText(nowMs) }
}

function neverPosted(node: Node, type: string, nowMs: number): NodeCondition {
  const lastHeartbeatTime = node.metadata.creationTimestamp
  const message = 'Kubelet never posted node status.'
  return {
    type,
    status: 'Unknown',
    reason: 'NodeStatusNeverUpdated',
    message,
    lastHeartbeatTime,
    lastTransitionTime: timeText(nowMs),
  }
}
