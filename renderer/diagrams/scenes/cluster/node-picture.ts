/** What the stage shows of a Node: whether it is Ready, since when it is silent, and which of its agents run. */
import type { Lease, Node } from '../../../../electron/contract/api'
import type { FactValue, ObjectPath } from '../../../../electron/contract/trace'
import { simulatedMs } from '../../math/calendar'
import type { State } from './pod-picture'

export interface NodePicture {
  readonly path: ObjectPath
  readonly name: string
  readonly isControlPlane: boolean
  readonly state: State
  /** kubectl's word: `Ready`, `NotReady`, with `,SchedulingDisabled` when it is cordoned. */
  readonly word: string
  /** Simulated ms since its lease was last renewed. */
  readonly silentMs: number
  readonly isPoweredOff: boolean
  readonly stopped: readonly Agent[]
}

export const AGENTS = ['kubelet', 'containerd', 'kube-proxy'] as const
export type Agent = (typeof AGENTS)[number]

const CONTROL_PLANE_LABEL = 'node-role.kubernetes.io/control-plane'
/** A kubelet renews every 10 s; what is older than this is noticeable. */
export const NOTICEABLY_SILENT_MS = 15_000

export type Facts = ReadonlyMap<string, FactValue>

export function nodePicture(node: Node, lease: Lease | undefined, facts: Facts, playheadMs: number): NodePicture {
  const { name, labels } = node.metadata
  const isNodeReady = node.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True'
  const isPoweredOff = facts.get(`node/${name} power`) === 'off'
  return {
    path: `Node//${name}`,
    name,
    isControlPlane: labels !== undefined && CONTROL_PLANE_LABEL in labels,
    state: isNodeReady ? 'ready' : 'failing',
    word: (isNodeReady ? 'Ready' : 'NotReady') + (node.spec.unschedulable === true ? ',SchedulingDisabled' : ''),
    silentMs: silentMs(lease, playheadMs),
    isPoweredOff,
    stopped: AGENTS.filter((agent) => isPoweredOff || !isRunning(facts, `${agent}/${name}`)),
  }
}

/** A component runs unless a fact says that it does not. */
export function isRunning(facts: Facts, component: string): boolean {
  return facts.get(`${component} running`) !== false
}

function silentMs(lease: Lease | undefined, playheadMs: number): number {
  const renewedMs = simulatedMs(lease?.spec.renewTime)
  return Number.isNaN(renewedMs) ? 0 : Math.max(0, playheadMs - renewedMs)
}
