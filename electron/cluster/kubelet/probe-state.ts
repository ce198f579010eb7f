/** How single observations add up to a verdict. */
// Models: pkg/kubelet/prober/worker.go: doProbe
import type { Probe } from '../../contract/api'
import type { ProbeVerdict } from './pod-actions'

export type ProbeKind = 'readiness' | 'liveness' | 'startup'

export const INITIAL_VERDICT: Readonly<Record<ProbeKind, ProbeVerdict>> = {
  readiness: 'Failure',
  liveness: 'Success',
  startup: 'Unknown',
}

export class ProbeState {
  verdict: ProbeVerdict
  /** A verdict that asks for a new container: nothing is probed until there is one. */
  onHold = false
  private lastOk: boolean | null = null
  run = 0

  constructor(
    private readonly kind: ProbeKind,
    private readonly spec: Pick<Probe, 'failureThreshold' | 'successThreshold'>,
    initial = INITIAL_VERDICT[kind],
  ) {
    this.verdict = initial
    this.onHold = kind === 'startup' && initial === 'Success'
  }

  /** Takes in one observation; says whether the verdict changed. */
  observe(ok: boolean): boolean {
    if (this.onHold) return false
    this.run = this.lastOk === ok ? this.run + 1 : 1
    this.lastOk = ok
    const threshold = ok ? (this.spec.successThreshold ?? 1) : (this.spec.failureThreshold ?? 3)
    if (this.run < threshold) return false
    const before = this.verdict
    this.verdict = ok ? 'Success' : 'Failure'
    if (this.kind === 'startup' || (this.kind === 'liveness' && !ok)) {
      this.onHold = true
      this.run = 0
    }
    return this.verdict !== before
  }

  get lastObservation(): boolean | null {
    return this.lastOk
  }
}
