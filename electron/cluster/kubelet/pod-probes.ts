/** All probes of one Pod, and what they make of its containers' statuses. */
// Models: pkg/kubelet/prober/prober_manager.go
import type { Container, ContainerStatus, Pod } from '../../contract/api'
import { findStatus, isRestartableInit } from './pod-spec'
import type { ProbeVerdict } from './pod-actions'
import type { ContainerStatus as RuntimeStatus } from '../runtime/cri'
import type { NodeContext } from './node-context'
import { INITIAL_VERDICT, type ProbeKind } from './probe-state'
import { ProbeWorker } from './probe-worker'

export class PodProbes {
  private workers: ProbeWorker[] | null = null

  constructor(
    private readonly context: NodeContext,
    private readonly pod: () => Pod,
    readonly ip: () => string,
    /** A verdict changed: the status must be told, or a container killed. */
    private readonly onVerdict: () => void,
  ) {}

  get object(): Pod {
    return this.pod()
  }

  /** Makes the workers, once; their clocks tick from now on. */
  add(): void {
    if (this.workers) return
    this.workers = []
    const { spec } = this.pod()
    for (const container of [...spec.containers, ...(spec.initContainers ?? []).filter(isRestartableInit)]) {
      this.addKind('startup', container)
      this.addKind('readiness', container)
      this.addKind('liveness', container)
    }
  }

  /** Follows the containers as the runtime knows them. */
  follow(runtime: readonly RuntimeStatus[]): void {
    for (const worker of this.workers ?? []) worker.follow(findStatus(runtime, worker.container.name))
  }

  /** A Pod that is ending is only asked whether it is ready. */
  stopLivenessAndStartup(): void {
    for (const worker of this.workers ?? []) if (worker.kind !== 'readiness') worker.stop()
    this.workers = (this.workers ?? []).filter(({ kind }) => kind === 'readiness')
  }

  stop(): void {
    for (const worker of this.workers ?? []) worker.stop()
    this.workers = []
  }

  verdict(kind: ProbeKind, containerId: string): ProbeVerdict | undefined {
    return this.workers?.find((worker) => worker.kind === kind && worker.containerId === containerId)?.state.verdict
  }

  /** Started: it runs, and its startup probe, if it has one, has passed. */
  isStarted(container: Container, containerId: string): boolean {
    return !container.startupProbe || !this.workers || this.verdict('startup', containerId) === 'Success'
  }

  /** Writes `started` and `ready` into statuses, and asks readiness probes whose verdict is awaited to look at once. */
  apply(statuses: readonly ContainerStatus[]): ContainerStatus[] {
    return statuses.map((status) => this.applyTo(status))
  }

  /** What was true of a container before this kubelet came up is taken for true until a probe says otherwise. */
  initialVerdict(kind: ProbeKind, name: string, running: RuntimeStatus): ProbeVerdict {
    if (running.startedAtMs >= this.context.startedAt) return INITIAL_VERDICT[kind]
    const known = this.known(name)
    const isTrue = kind === 'readiness' ? known?.ready : kind === 'startup' ? known?.started : undefined
    return isTrue === true ? 'Success' : INITIAL_VERDICT[kind]
  }

  private known(name: string): ContainerStatus | undefined {
    return this.pod().status?.containerStatuses?.find((status) => status.name === name)
  }

  verdictChanged(): void {
    this.onVerdict()
  }

  fieldPath(container: Container): string {
    return fieldPathOf(this.pod(), container)
  }

  private addKind(kind: ProbeKind, container: Container): void {
    const spec = container[`${kind}Probe`]
    if (spec) this.workers!.push(new ProbeWorker(this.context, this, kind, container, spec))
  }

  private applyTo(status: ContainerStatus): ContainerStatus {
    const { spec } = this.pod()
    const regular = spec.containers.find(({ name }) => name === status.name)
    const container = regular ?? spec.initContainers?.find(({ name }) => name === status.name)
    if (!container) return status
    const isRunning = status.state?.running !== undefined
    if (!regular && !isRestartableInit(container)) {
      const { terminated } = status.state ?? {}
      return { ...status, started: isRunning, ready: terminated?.exitCode === 0 && terminated.reason === 'Completed' }
    }
    const id = status.containerID?.replace('containerd://', '') ?? ''
    const started = isRunning && this.isStarted(container, id)
    return { ...status, started, ready: started && this.isReady(container, id) }
  }

  private isReady(container: Container, id: string): boolean {
    if (!container.readinessProbe) return true
    const worker = this.workers?.find(
      ({ kind, container: { name } }) => kind === 'readiness' && name === container.name,
    )
    if (!worker) return !this.workers && this.known(container.name)?.ready === true
    if (worker.containerId === id && worker.state.verdict === 'Success') return true
    worker.trigger()
    return false
  }
}

/** `spec.containers{web}`: where in the Pod an Event points. */
export function fieldPathOf({ spec }: Pod, { name }: Container): string {
  const list = spec.containers.some((container) => container.name === name) ? 'containers' : 'initContainers'
  return `spec.${list}{${name}}`
}
