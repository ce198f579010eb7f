/** A Pod's whole status, as its kubelet sees it. */
// Models: pkg/kubelet/kubelet_pods.go: generateAPIPodStatus, convertStatusToAPIStatus
import { addQuantities, type ContainerStatus, type Pod, type PodCondition, type PodStatus } from '../../contract/api'
import { timeText } from '../kernel/calendar'
import type { ContainerStatus as RuntimeStatus, SandboxStatus } from '../runtime/cri'
import { containerStatuses, type StartFailure } from './container-statuses'
import {
  containersReady,
  hasAnyRegularStarted,
  podInitialized,
  podReady,
  podReadyToStartContainers,
  type Verdict,
} from './pod-conditions'
import { podPhase } from './pod-phase'
import { isRestartableInit, isTerminalPhase } from './pod-spec'
import { qosClassOf } from './qos'

/** What the runtime holds of one Pod. Newest first. */
export interface PodRuntime {
  readonly sandboxes: readonly SandboxStatus[]
  readonly containers: readonly RuntimeStatus[]
}

export interface StatusContext {
  readonly pod: Pod
  readonly runtime: PodRuntime
  /** The status that was last stated; the API's own when there is none. */
  readonly previous: PodStatus
  readonly failures: ReadonlyMap<string, StartFailure>
  readonly isTerminal: boolean
  readonly nodeIP: string
  readonly nowMs: number
  /** Adds what the probes say: `started` and `ready`. */
  applyProbes(statuses: readonly ContainerStatus[]): ContainerStatus[]
}

export function generateStatus(context: StatusContext): PodStatus {
  const { pod, runtime, previous, nodeIP, nowMs } = context
  const { spec } = pod
  const source = { pod, runtime: runtime.containers, failures: context.failures }
  const regular = context.applyProbes(
    containerStatuses(source, spec.containers, previous.containerStatuses ?? [], false),
  )
  const inits = context.applyProbes(
    containerStatuses(source, spec.initContainers ?? [], previous.initContainerStatuses ?? [], true),
  )
  const all = [...regular, ...inits]
  const phase = phaseOf(context, all, regular)
  const { reason, message } =
    phase === previous.phase
      ? { reason: previous.reason ?? pod.status?.reason, message: previous.message ?? pod.status?.message }
      : {}
  const podIP = addressOf(context)
  return {
    ...totalsOf(pod),
    conditions: conditionsOf(context, all, phase),
    ...(regular.length > 0 && { containerStatuses: regular }),
    hostIP: nodeIP,
    hostIPs: [{ ip: nodeIP }],
    ...(inits.length > 0 && { initContainerStatuses: inits }),
    ...(message !== undefined && { message }),
    observedGeneration: pod.metadata.generation ?? 1,
    phase,
    ...(podIP !== '' && { podIP, podIPs: [{ ip: podIP }] }),
    qosClass: previous.qosClass ?? qosClassOf(spec),
    ...(reason !== undefined && { reason }),
    startTime: previous.startTime ?? timeText(nowMs),
  }
}

/** A phase that was final stays so. */
function phaseOf(
  { pod, previous, isTerminal }: StatusContext,
  all: readonly ContainerStatus[],
  regular: readonly ContainerStatus[],
): NonNullable<PodStatus['phase']> {
  const hasInitialized = hasAnyRegularStarted(pod.spec, regular)
  const phase = podPhase({ spec: pod.spec, statuses: all, isTerminal, hasInitialized })
  if (isTerminalPhase(phase)) return phase
  if (isTerminalPhase(previous.phase)) return previous.phase!
  return isTerminalPhase(pod.status?.phase) ? pod.status!.phase! : phase
}

/** A sandbox that is down has no address any more, but its Pod keeps telling the one it had. */
function addressOf({ pod, runtime, previous, nodeIP }: StatusContext): string {
  if (pod.spec.hostNetwork === true) return nodeIP
  const [newest] = runtime.sandboxes
  if (newest?.state === 'ready') return newest.ip
  return newest ? (previous.podIP ?? '') : ''
}

function conditionsOf(
  { pod, runtime, previous, nowMs }: StatusContext,
  all: readonly ContainerStatus[],
  phase: string,
): PodCondition[] {
  const { spec } = pod
  const known = previous.conditions ?? []
  const gates = pod.status?.conditions ?? []
  const verdicts: Verdict[] = [
    podReadyToStartContainers(runtime.sandboxes, spec.hostNetwork === true),
    podInitialized(spec, all, phase),
    podReady(spec, gates, all, phase),
    containersReady(spec, all, phase),
    { type: 'PodScheduled', status: 'True' },
  ]
  return verdicts.map((verdict) => dated(verdict, known, pod.metadata.generation ?? 1, nowMs))
}

/** The time of a condition is that of its last change between True and False. */
export function dated(
  verdict: Verdict,
  known: readonly PodCondition[],
  observedGeneration: number,
  nowMs: number,
): PodCondition {
  const old = known.find(({ type }) => type === verdict.type)
  const lastTransitionTime =
    old?.status === verdict.status && old.lastTransitionTime ? old.lastTransitionTime : timeText(nowMs)
  return { lastProbeTime: null, lastTransitionTime, observedGeneration, ...verdict }
}

/** What the Pod's containers ask for together. */
function totalsOf({ spec }: Pod): Pick<PodStatus, 'allocatedResources' | 'resources'> {
  const requests: Record<string, string> = {}
  const limits: Record<string, string> = {}
  for (const container of [...spec.containers, ...(spec.initContainers ?? []).filter(isRestartableInit)]) {
    addTo(requests, container.resources?.requests)
    addTo(limits, container.resources?.limits)
  }
  const hasRequests = Object.keys(requests).length > 0
  const hasLimits = Object.keys(limits).length > 0
  return {
    ...(hasRequests && { allocatedResources: requests }),
    resources: { ...(hasLimits && { limits }), ...(hasRequests && { requests }) },
  }
}

/** The share of CPU is read from the Pod's cgroup, which is gone when what ran in it has ended; the memory is remembered. */
export function withoutCgroup(status: PodStatus): PodStatus {
  const { cpu, ...requests } = status.resources?.requests ?? {}
  const hasRun = status.containerStatuses?.some(({ state, lastState }) => state?.terminated ?? lastState?.terminated)
  return cpu === undefined || !hasRun ? status : { ...status, resources: { ...status.resources, requests } }
}

function addTo(sum: Record<string, string>, amounts: Readonly<Record<string, string>> | undefined): void {
  for (const [name, amount] of Object.entries(amounts ?? {}))
    sum[name] = sum[name] === undefined ? amount : addQuantities(sum[name], amount)
}
