/** The one word that sums up a Pod, from the states of its containers. */
// Models: pkg/kubelet/kubelet_pods.go: getPhase
import type { Container, ContainerStatus, PodSpec, PodStatus } from '../../contract/api'
import { isRestartableInit, restartPolicyOf, restartsAfter } from './pod-spec'

type Phase = NonNullable<PodStatus['phase']>

export interface PhaseQuestion {
  readonly spec: PodSpec
  readonly statuses: readonly ContainerStatus[]
  /** The Pod is being ended, so nothing will be restarted whatever its policy. */
  readonly isTerminal: boolean
  readonly hasInitialized: boolean
}

export function podPhase(question: PhaseQuestion): Phase {
  const { isTerminal, hasInitialized } = question
  const init = countInit(question)
  if (init.failedForGood > 0) return 'Failed'
  const sidecars = countSidecars(question)
  const regular = countRegular(question)
  const running = sidecars.running + regular.running
  const unknown = sidecars.unknown + regular.unknown
  if (init.pending > 0 || (sidecars.pending > 0 && !hasInitialized)) return 'Pending'
  if (sidecars.waiting + regular.waiting > 0) return 'Pending'
  if (running > 0 && unknown === 0) return 'Running'
  if (running > 0 || regular.stopped === 0 || unknown > 0) return 'Pending'
  if (isTerminal) return regular.stopped === regular.succeeded ? 'Succeeded' : 'Failed'
  if (regular.stopped > regular.stoppedForGood) return 'Running'
  return regular.stopped === regular.succeeded ? 'Succeeded' : 'Failed'
}

function countInit({ spec, statuses }: PhaseQuestion): { pending: number; failedForGood: number } {
  const counts = { pending: 0, failedForGood: 0 }
  for (const container of spec.initContainers ?? []) {
    if (isRestartableInit(container)) continue
    const status = statuses.find(({ name }) => name === container.name)
    const ended = status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined)
    if (!ended) counts.pending++
    else if (ended.exitCode !== 0 && !restartsInit(container, spec, ended.exitCode)) counts.failedForGood++
    else if (ended.exitCode !== 0) counts.pending++
  }
  return counts
}

/** An init container that fails is tried again unless the Pod never restarts anything. */
function restartsInit(container: Container, spec: PodSpec, exitCode: number): boolean {
  if (container.restartPolicy !== undefined || container.restartPolicyRules)
    return restartsAfter(container, spec, exitCode)
  return restartPolicyOf(spec) !== 'Never'
}

function countSidecars({ spec, statuses }: PhaseQuestion): {
  pending: number
  running: number
  waiting: number
  unknown: number
} {
  const counts = { pending: 0, running: 0, waiting: 0, unknown: 0 }
  for (const container of spec.initContainers ?? []) {
    if (!isRestartableInit(container)) continue
    const status = statuses.find(({ name }) => name === container.name)
    if (!status) counts.unknown++
    else if (status.state?.running) {
      if (status.started !== true) counts.pending++
      counts.running++
    } else if (status.state?.terminated)
      continue // Sidecars that ended do not count.
    else if (status.state?.waiting) {
      if (status.lastState?.terminated) continue
      counts.pending++
      counts.waiting++
    } else {
      counts.pending++
      counts.unknown++
    }
  }
  return counts
}

function countRegular({ spec, statuses }: PhaseQuestion): {
  running: number
  waiting: number
  stopped: number
  stoppedForGood: number
  succeeded: number
  unknown: number
} {
  const counts = { running: 0, waiting: 0, stopped: 0, stoppedForGood: 0, succeeded: 0, unknown: 0 }
  for (const container of spec.containers) {
    const status = statuses.find(({ name }) => name === container.name)
    const { running, terminated, waiting } = status?.state ?? {}
    if (running) counts.running++
    else if (terminated) {
      counts.stopped++
      if (terminated.exitCode === 0) counts.succeeded++
      if (!restartsAfter(container, spec, terminated.exitCode)) counts.stoppedForGood++
    } else if (waiting) {
      const last = status?.lastState?.terminated
      if (!last) counts.waiting++
      else {
        counts.stopped++
        if (!restartsAfter(container, spec, last.exitCode)) counts.stoppedForGood++
      }
    } else counts.unknown++
  }
  return counts
}
