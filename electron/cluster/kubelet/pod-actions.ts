/** What must be started and what killed, so that a Pod's containers become what its spec says. */
// Models: pkg/kubelet/kuberuntime/kuberuntime_manager.go: computePodActions, computeInitContainerActions; util: PodSandboxChanged
// Simplified: no ephemeral containers, no resize.
import type { Container, Pod } from '../../contract/api'
import type { ContainerStatus, SandboxStatus } from '../runtime/cri'
import { findStatus, isRestartableInit, restartPolicyOf, shouldContainerBeRestarted } from './pod-spec'

export type ProbeVerdict = 'Success' | 'Failure' | 'Unknown'

/** What the runtime and the probes know of a Pod. Newest first. */
export interface Observed {
  readonly sandboxes: readonly Pick<SandboxStatus, 'id' | 'state' | 'attempt' | 'ip'>[]
  readonly containers: readonly ContainerStatus[]
  isChanged(container: Container, status: ContainerStatus): boolean
  liveness(containerId: string): ProbeVerdict | undefined
  startup(containerId: string): ProbeVerdict | undefined
}

export type KillReason = 'LivenessProbe' | 'StartupProbe' | 'Unknown' | ''

export interface KillOrder {
  readonly id: string
  readonly container: Container
  readonly message: string
  readonly reason: KillReason
}

export interface PodActions {
  killPod: boolean
  createSandbox: boolean
  /** The sandbox to use, '' when one must be made. */
  readonly sandboxId: string
  readonly attempt: number
  startInit: Container[]
  start: Container[]
  readonly kill: KillOrder[]
}

export function computePodActions(pod: Pick<Pod, 'spec' | 'metadata'>, observed: Observed): PodActions {
  const { needsNew, attempt, sandboxId } = sandboxChange(pod, observed)
  const actions: PodActions = {
    killPod: needsNew,
    createSandbox: needsNew,
    sandboxId,
    attempt,
    startInit: [],
    start: [],
    kill: [],
  }
  if (needsNew) decideFresh(pod, observed, actions)
  else {
    const isInitialized = decideInit(pod, observed, actions)
    if (isInitialized && !actions.killPod) decideRegular(pod, observed, actions)
  }
  return actions
}

/** Must the Pod get a new sandbox? */
function sandboxChange(
  { spec }: Pick<Pod, 'spec'>,
  { sandboxes }: Observed,
): { needsNew: boolean; attempt: number; sandboxId: string } {
  const [newest] = sandboxes
  if (!newest) return { needsNew: true, attempt: 0, sandboxId: '' }
  const ready = sandboxes.filter(({ state }) => state === 'ready').length
  const hasNetwork = spec.hostNetwork === true || newest.ip !== ''
  if (ready !== 1 || newest.state !== 'ready' || !hasNetwork)
    return { needsNew: true, attempt: newest.attempt + 1, sandboxId: newest.id }
  return { needsNew: false, attempt: newest.attempt, sandboxId: newest.id }
}

/** With a new sandbox everything begins anew, except what succeeded and must not be repeated. */
function decideFresh(pod: Pick<Pod, 'spec' | 'metadata'>, { containers }: Observed, actions: PodActions): void {
  const { spec } = pod
  const policy = restartPolicyOf(spec)
  if (policy === 'Never' && actions.attempt !== 0 && containers.length > 0) {
    actions.createSandbox = false
    return
  }
  const start = spec.containers.filter((container) => {
    const status = findStatus(containers, container.name)
    return !(policy === 'OnFailure' && status?.state === 'exited' && status.exitCode === 0)
  })
  if (start.length === 0 && spec.containers.some(({ name }) => findStatus(containers, name) !== undefined)) {
    actions.createSandbox = false
    return
  }
  const [firstInit] = spec.initContainers ?? []
  if (firstInit) actions.startInit = [firstInit]
  else actions.start = start
}

/** Init containers run one by one, found from the last backwards; says whether all are done. */
function decideInit(pod: Pick<Pod, 'spec' | 'metadata'>, observed: Observed, actions: PodActions): boolean {
  const inits = pod.spec.initContainers ?? []
  if (inits.length === 0) return true
  let isInitialized = pod.spec.containers.some(({ name }) => {
    const state = findStatus(observed.containers, name)?.state
    return state === 'running' || state === 'created'
  })
  let isPrevious = isInitialized
  const start: Container[] = []
  for (let index = inits.length - 1; index >= 0; index--) {
    const container = inits[index]!
    const status = findStatus(observed.containers, container.name)
    if (!status) {
      if (isPrevious && isRestartableInit(container)) start.push(container)
      continue
    }
    if (isPrevious && !isRestartableInit(container)) continue
    const step = initStep(container, status, pod, observed)
    if (step === 'fatal') {
      actions.killPod = true
      actions.startInit = []
      return false
    }
    if (step.kill) actions.kill.push(step.kill)
    if (step.restart) start.push(container)
    if (step.done) {
      const next = inits[index + 1]
      if (!next) isInitialized = true
      else if (!isPrevious) start.push(next)
      if (step.restartAfterDone) start.push(container)
    }
    isPrevious = true
  }
  if (!isPrevious) start.push(inits[0]!)
  actions.startInit = start.reverse()
  return isInitialized
}

interface InitStep {
  readonly done?: boolean
  readonly restart?: boolean
  readonly restartAfterDone?: boolean
  readonly kill?: KillOrder
}

function initStep(
  container: Container,
  status: ContainerStatus,
  pod: Pick<Pod, 'spec' | 'metadata'>,
  observed: Observed,
): InitStep | 'fatal' {
  const retries = restartPolicyOf(pod.spec) !== 'Never'
  if (status.state === 'running') return isRestartableInit(container) ? sidecarStep(container, status, observed) : {}
  if (status.state === 'created') return { restart: true }
  if (isRestartableInit(container))
    return status.state === 'unknown' ? { restart: true, kill: unknownState(container, status) } : { restart: true }
  if (status.state === 'unknown') return retries ? { restart: true, kill: unknownState(container, status) } : 'fatal'
  if (status.exitCode === 0) return { done: true }
  return retries ? { restart: true } : 'fatal'
}

/** A running sidecar is done with initialising once it has started. */
function sidecarStep(container: Container, status: ContainerStatus, observed: Observed): InitStep {
  const kill = (probe: 'startup' | 'liveness', reason: KillReason): KillOrder => {
    return { id: status.id, container, message: `Init container ${container.name} failed ${probe} probe`, reason }
  }
  if (container.startupProbe) {
    const startup = observed.startup(status.id)
    if (startup === 'Failure') return { restart: true, kill: kill('startup', 'StartupProbe') }
    if (startup !== 'Success') return {}
  }
  if (observed.isChanged(container, status)) {
    return {
      restart: true,
      kill: { id: status.id, container, message: `Init container ${container.name} definition changed`, reason: '' },
    }
  }
  if (container.livenessProbe && observed.liveness(status.id) === 'Failure') {
    return { done: true, restartAfterDone: true, kill: kill('liveness', 'LivenessProbe') }
  }
  return { done: true }
}

function unknownState(container: Container, status: ContainerStatus): KillOrder {
  return {
    id: status.id,
    container,
    message: `Init container is in "${status.state}" state, try killing it before restart`,
    reason: 'Unknown',
  }
}

function decideRegular(pod: Pick<Pod, 'spec' | 'metadata'>, observed: Observed, actions: PodActions): void {
  let kept = 0
  const restarts = restartPolicyOf(pod.spec) !== 'Never'
  for (const container of pod.spec.containers) {
    const status = findStatus(observed.containers, container.name)
    if (status?.state !== 'running') {
      if (!shouldContainerBeRestarted(container, pod, observed.containers)) continue
      actions.start.push(container)
      if (status?.state === 'unknown') {
        actions.kill.push({
          id: status.id,
          container,
          message: 'Container is in "unknown" state, try killing it before restart',
          reason: 'Unknown',
        })
      }
      continue
    }
    const order = killOrder(container, status, observed, restarts)
    if (!order) {
      kept++
      continue
    }
    if (order.restart) actions.start.push(container)
    actions.kill.push(order.kill)
  }
  if (kept === 0 && actions.start.length === 0) actions.killPod = true
  // Whatever else a Pod that must go had in mind is in vain.
  if (actions.killPod) actions.startInit = []
}

function killOrder(
  container: Container,
  status: ContainerStatus,
  observed: Observed,
  restarts: boolean,
): { kill: KillOrder; restart: boolean } | null {
  const { id } = status
  const tell = (what: string, restart: boolean, reason: KillReason): { kill: KillOrder; restart: boolean } => {
    const message = `Container ${container.name} ${what}${restart ? ', will be restarted' : ''}`
    return { kill: { id, container, message, reason }, restart }
  }
  if (observed.isChanged(container, status)) return tell('definition changed', true, '')
  if (observed.liveness(id) === 'Failure') return tell('failed liveness probe', restarts, 'LivenessProbe')
  if (observed.startup(id) === 'Failure') return tell('failed startup probe', restarts, 'StartupProbe')
  return null
}
