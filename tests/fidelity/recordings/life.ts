/** What happened in a cluster, recorded or simulated: both are told in the same words, and so can be compared. */

/** One version of one object: what became different in it. */
export interface Change {
  /** Seconds after the scenario's start. */
  readonly t: number
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly kind: string
  readonly name: string
  /** Path to value; undefined for what is gone. */
  readonly paths: ReadonlyMap<string, unknown>
}

export interface Write {
  readonly t: number
  /** `kubelet`, `kube-scheduler`, `replicaset-controller`, `kubectl` … */
  readonly who: string
  readonly verb: string
  /** `pods`, `pods/status`, … */
  readonly resource: string
  readonly name: string
  readonly code: number
}

export interface EventTold {
  readonly t: number
  readonly type: string
  readonly reason: string
  readonly regarding: string
  readonly fieldPath: string
  readonly message: string
  readonly component: string
  readonly host: string
  readonly count: number
}

export interface Command {
  /** Seconds after the scenario's start. */
  readonly t: number
  readonly line: string
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

export interface Life {
  readonly commands: readonly Command[]
  readonly finals: ReadonlyMap<string, string>
  readonly changes: readonly Change[]
  readonly events: readonly EventTold[]
  readonly writes: readonly Write[]
}
