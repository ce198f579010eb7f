/** What can be broken and mended from outside. Each call that changes something is an input, and the trace has it. */

export interface ComponentState {
  /** `kube-scheduler`, `kubelet/worker-1` … */
  readonly name: string
  readonly running: boolean
}

/** An event of the audit log, as far as it is searched here; the rest is only printed. */
export interface AuditEvent {
  readonly verb: string
  readonly user: { readonly username?: string }
  readonly impersonatedUser?: { readonly username?: string } | undefined
}

export interface FaultDoor {
  nodes(): readonly string[]
  components(): readonly ComponentState[]
  /** Pulls the plug: kubelet, runtime, proxy and every container of the node end at once. */
  powerOff(node: string): void
  powerOn(node: string): void
  stop(component: string): void
  start(component: string): void
  /** The machine of a component, if it has no power: then the component cannot start. */
  withoutPower(component: string): string | null
  /** Kills a container's process; a text says why that was not possible. */
  crash(namespace: string, pod: string, container?: string): string | null
  /** Has the API server encrypt what it stores from now on, as an EncryptionConfiguration says; null: nothing any more. A text says what is wrong with it. */
  encrypt(configuration: string | null): string | null
  /** The audit log, oldest first; null when none is kept. */
  auditEvents(): readonly AuditEvent[] | null
}
