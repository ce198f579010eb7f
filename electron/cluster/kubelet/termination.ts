/** How long containers are given to end. */
// Models: pkg/kubelet/pod_workers.go: calculateEffectiveGracePeriod; pkg/kubelet/kuberuntime/kuberuntime_container.go: killContainer
import type { Container, Pod, PodSpec } from '../../contract/api'
import type { KillReason } from './pod-actions'

/** What every container gets, however little is left. */
const MINIMUM_CONTAINER_SECONDS = 2

/** Seconds a Pod is given: what its deletion says, else its spec; never less than one. */
export function podGraceSeconds(
  pod: {
    readonly spec: PodSpec
    readonly metadata: Pick<Pod['metadata'], 'deletionTimestamp' | 'deletionGracePeriodSeconds'>
  },
  override?: number,
): number {
  const { deletionGracePeriodSeconds } = pod.metadata
  const asked = override ?? deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return Math.max(1, asked)
}

/** Seconds a single container is given when it alone is killed: a failed probe may carry its own period. */
export function containerGraceSeconds(
  pod: { readonly spec: PodSpec; readonly metadata?: Pick<Pod['metadata'], 'deletionGracePeriodSeconds'> },
  container: Container | undefined,
  reason: KillReason,
): number {
  const asked =
    pod.metadata?.deletionGracePeriodSeconds ?? ownGrace(container, reason) ?? pod.spec.terminationGracePeriodSeconds
  return asked ?? MINIMUM_CONTAINER_SECONDS
}

function ownGrace(container: Container | undefined, reason: KillReason): number | undefined {
  if (reason === 'LivenessProbe') return container?.livenessProbe?.terminationGracePeriodSeconds
  if (reason === 'StartupProbe') return container?.startupProbe?.terminationGracePeriodSeconds
  return undefined
}

/** What is left for SIGTERM after a preStop hook took its time, in whole seconds. */
export function graceAfterHook(graceSeconds: number, hookMs: number): number {
  return Math.max(MINIMUM_CONTAINER_SECONDS, graceSeconds - Math.floor(hookMs / 1000))
}
