/** The points at which plugins take part in scheduling one Pod, and what they may answer. */
// Models: staging/src/k8s.io/kube-scheduler/framework/interface.go
// Simplified: rules are synchronous; Permit cannot make a Pod wait, and nothing in this profile reserves or pre-binds.
import type { NodeInfo } from './cache/node-info'
import type { PodInfo } from './cache/pod-info'

export type Code = 'Success' | 'Unschedulable' | 'UnschedulableAndUnresolvable' | 'Skip'

export interface Verdict {
  /** `UnschedulableAndUnresolvable`: no eviction would help either. */
  readonly code: Code
  readonly reasons: readonly string[]
}

export const SUCCESS: Verdict = { code: 'Success', reasons: [] }
export const SKIP: Verdict = { code: 'Skip', reasons: [] }

export const MAX_NODE_SCORE = 100

export interface Plugin {
  /** As in Kubernetes' configuration: `NodeResourcesFit`. */
  readonly name: string
}

/** May a Pod be queued at all? */
export interface PreEnqueuePlugin extends Plugin {
  preEnqueue(pod: PodInfo): Verdict
}

/** Which of two waiting Pods is tried first. */
export interface QueueSortPlugin extends Plugin {
  less(a: QueuedPod, b: QueuedPod): boolean
}

export interface QueuedPod {
  readonly pod: PodInfo
  /** When it was last added to the queue. */
  readonly addedAtMs: number
}

/** Looks at the Pod once; `Skip` takes the plugin's Filter out of this cycle. */
export interface PreFilterPlugin extends Plugin {
  preFilter(pod: PodInfo): Verdict
}

/** Can the Pod run on this node? */
export interface FilterPlugin extends Plugin {
  filter(pod: PodInfo, node: NodeInfo): Verdict
}

/** No node fits: can something be done about it? Its message ends the text of the failure. */
export interface PostFilterPlugin extends Plugin {
  postFilter(pod: PodInfo, verdicts: ReadonlyMap<string, NodeVerdict>, nodes: number): string
}

/** What stopped a node, and which plugin did. */
export interface NodeVerdict extends Verdict {
  readonly plugin: string
}

/** `Skip` takes the plugin's Score out of this cycle. */
export interface PreScorePlugin extends Plugin {
  preScore(pod: PodInfo, nodes: readonly NodeInfo[]): Verdict
}

/** How good is this node for the Pod? Raw scores may have any range, if `normalize` brings them to 0 … 100. */
export interface ScorePlugin extends Plugin {
  score(pod: PodInfo, node: NodeInfo): number
  normalize?(scores: readonly number[]): readonly number[]
}

/** Claims what the Pod will use on its node, and gives it back when the binding fails. */
export interface ReservePlugin extends Plugin {
  reserve(pod: PodInfo, nodeName: string): Verdict
  unreserve(pod: PodInfo, nodeName: string): void
}

/** The last word before binding. */
export interface PermitPlugin extends Plugin {
  permit(pod: PodInfo, nodeName: string): Verdict
}

/** Work that must be done before the Pod is bound. */
export interface PreBindPlugin extends Plugin {
  preBind(pod: PodInfo, nodeName: string): Verdict
}

/** All extension points that a plugin may implement; the profile looks which it does. */
export type AnyPlugin = Plugin &
  Partial<
    PreEnqueuePlugin &
      PreFilterPlugin &
      FilterPlugin &
      PostFilterPlugin &
      PreScorePlugin &
      ScorePlugin &
      ReservePlugin &
      PermitPlugin &
      PreBindPlugin
  >
