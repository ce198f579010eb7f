/** What is recorded at the seams of the cluster, and how one thing led to another. Plain data: it crosses every boundary. */

/** `Kind/namespace/name`; the namespace is empty for cluster-scoped kinds (`Node//worker-1`). */
export type ObjectPath = string

/**
 * A part of the cluster, as it is named everywhere: `kubectl`, `kube-apiserver`, `etcd`, `kube-scheduler`,
 * `kube-controller-manager/replicaset-controller`, `kubelet/worker-1`, `containerd/worker-1`, `kube-proxy/worker-1`.
 */
export type ComponentName = string

export type TraceKind =
  | 'input' // the learner did something: the root of most chains
  | 'fault' // the effect of an input that breaks or mends a part
  | 'timer' // a clock that the component set for itself went off
  | 'request' // client → API server
  | 'response' // API server → client
  | 'txn' // API server → etcd
  | 'commit' // etcd → API server
  | 'watch' // API server → informer
  | 'cri' // kubelet → runtime, runtime → shim, shim → runc
  | 'probe' // kubelet → container
  | 'rules' // kube-proxy → kernel
  | 'process' // a container's process started or ended
  | 'packet' // one hop of a packet
  | 'silenced' // a stopped component's first act that did not happen
  | 'deadline' // somebody waited for an act that did not come

/** One event. Its flight is on the wire from `at` to `at + durationMs`; the receiver acts only then. */
export interface TraceEvent {
  /** 1, 2, 3 …: an order in which every cause comes before its effects. */
  readonly seq: number
  /** Simulated milliseconds since the cluster's start. */
  readonly at: number
  readonly durationMs: number
  readonly kind: TraceKind
  readonly from: ComponentName
  readonly to: ComponentName
  /** `create`, `patch`, `watch`, `RunPodSandbox`, `lease expired` …: the field's own word. */
  readonly verb: string
  readonly object: ObjectPath | null
  /** `sent`, `201`, `409 Conflict`, `ADDED`, `silenced` … */
  readonly outcome: string
  readonly revision?: number
  /** The event being handled when this one was made; 0 only for what the cluster did at its birth. */
  readonly cause: number
  /** What else it rested on: events that made the same work-queue key dirty, last writes of objects that were read. */
  readonly because: readonly number[]
  /** Small facts for the reader (`{nodeName: 'worker-2'}`); texts and numbers only. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Routine traffic (lease renewals, passing probes) is counted, not listed. */
export interface RoutineCount {
  readonly second: number
  readonly from: ComponentName
  readonly to: ComponentName
  readonly verb: string
  readonly count: number
}

/** A small immutable record of a component's inside, for scenes alone: no component can read it. */
export interface Fact {
  readonly at: number
  readonly component: ComponentName
  readonly key: string
  /** `null` withdraws the fact. */
  readonly value: FactValue
}

export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue }
