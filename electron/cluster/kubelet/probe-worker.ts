/** One probe of one container: looks at it again and again, as long as it runs. */
// Models: pkg/kubelet/prober/worker.go, prober.go, prober_manager.go: UpdatePodStatus
import type { Container, Probe } from '../../contract/api'
import { subjectOf } from '../client/event-recorder'
import type { KernelEvent } from '../kernel/kernel'
import type { ContainerStatus } from '../runtime/cri'
import { objectPath } from '../trace/object-path'
import type { NodeContext } from './node-context'
import { runProbe } from './probe-action'
import { ProbeState, type ProbeKind } from './probe-state'
import type { PodProbes } from './pod-probes'
import { nextTick, setTimer } from './timer'

export class ProbeWorker {
  state: ProbeState
  private running: ContainerStatus | null = null
  private timer: KernelEvent | null = null
  private isTriggered = false
  private readonly phaseMs: number
  private readonly periodMs: number

  constructor(
    private readonly context: NodeContext,
    private readonly pod: PodProbes,
    readonly kind: ProbeKind,
    readonly container: Container,
    private readonly spec: Probe,
  ) {
    this.state = new ProbeState(kind, spec)
    this.periodMs = (spec.periodSeconds ?? 10) * 1000
    const { kernel, startedAt, nodeName } = context
    // After a kubelet's restart all its probes would come at once.
    const isFresh = kernel.now - startedAt < this.periodMs
    this.phaseMs = kernel.now + (isFresh ? kernel.random(`prober/${nodeName}`).integer(0, this.periodMs - 1) : 0)
  }

  get containerId(): string {
    return this.running?.id ?? ''
  }

  /** The newest container of this name. */
  follow(status: ContainerStatus | undefined): void {
    const running = status?.state === 'running' ? status : null
    if (running?.id === this.running?.id) return
    this.running = running
    if (running)
      this.state = new ProbeState(
        this.kind,
        this.spec,
        this.pod.initialVerdict(this.kind, this.container.name, running),
      )
    this.schedule()
  }

  stop(): void {
    this.context.kernel.cancel(this.timer)
    this.timer = null
    this.running = null
  }

  /** Looks at once, because somebody is waiting for the verdict. */
  trigger(): void {
    if (this.isTriggered || !this.running) return
    this.isTriggered = true
    this.context.kernel.after(0, `${this.kind} probe`, () => {
      this.isTriggered = false
      this.probe()
    }, this.context.process) // prettier-ignore
  }

  private schedule(): void {
    const { kernel, process } = this.context
    kernel.cancel(this.timer)
    this.timer = null
    if (!this.running || this.state.onHold) return
    const at = nextTick(kernel.now + 1, this.phaseMs, this.periodMs)
    this.timer = setTimer(kernel, process, at - kernel.now, `${this.kind} probe`, () => {
      this.probe()
      this.schedule()
    })
  }

  private probe(): void {
    const { running, state, kind, context } = this
    if (!running || state.onHold || this.isTooEarly(running)) return
    if ((kind === 'startup') === this.pod.isStarted(this.container, running.id)) return
    const { cri, machine } = context
    if (!context.isRuntimeUp()) return
    const { ok, output } = runProbe(cri, machine, this.pod.ip(), this.container, running.id, this.spec)
    const isOutcomeNew = state.lastObservation !== ok
    const isVerdictNew = state.observe(ok)
    this.record(ok, isOutcomeNew || isVerdictNew, output)
    if (!ok) {
      const subject = subjectOf(this.pod.object, this.pod.fieldPath(this.container))
      context.recorder.event(subject, 'Warning', 'Unhealthy', `${capitalised(kind)} probe failed: ${output}`)
    }
    if (isVerdictNew) this.pod.verdictChanged()
  }

  private record(ok: boolean, isNews: boolean, output: string): void {
    const { context, kind, state } = this
    const { namespace, name } = this.pod.object.metadata
    const to = `pod/${namespace ?? ''}/${name}`
    if (!isNews) {
      context.trace.count(context.process.name, to, `${kind} probe`)
      return
    }
    context.kernel.cause = context.trace.record(
      'probe',
      context.process.name,
      to,
      `${kind} probe`,
      objectPath('Pod', namespace, name),
      ok ? 'success' : 'failure',
      {
        durationMs: 1,
        detail: { container: this.container.name, verdict: state.verdict, ...(output !== '' && { output }) },
      },
    )
    context.facts.publish(context.process.name, `probe ${namespace ?? ''}/${name}/${this.container.name} ${kind}`, {
      ok, run: state.run, verdict: state.verdict, failureThreshold: this.spec.failureThreshold ?? 3, periodSeconds: this.periodMs / 1000,
    }) // prettier-ignore
  }

  /** Starts are kept in whole seconds, so the delay may end up to a second early. */
  private isTooEarly({ startedAtMs }: ContainerStatus): boolean {
    const aliveMs = this.context.kernel.now - Math.floor(startedAtMs / 1000) * 1000
    return Math.floor(aliveMs / 1000) < (this.spec.initialDelaySeconds ?? 0)
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
