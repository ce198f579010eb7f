/** Small questions about what a Pod asks for. */
import type { Container, Pod, PodSpec } from '../../contract/api'
import type { ContainerStatus } from '../runtime/cri'

export function restartPolicyOf(spec: PodSpec): 'Always' | 'OnFailure' | 'Never' {
  return spec.restartPolicy ?? 'Always'
}

/** A sidecar: an init container that stays. */
export function isRestartableInit(container: Container): boolean {
  return container.restartPolicy === 'Always'
}

export function isTerminalPhase(phase: string | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed'
}

/** `web_default(uid)`, as kubelet messages name a Pod. */
export function formatPod({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace ?? ''}(${metadata.uid})`
}

export function findStatus(statuses: readonly ContainerStatus[], name: string): ContainerStatus | undefined {
  return statuses.find((status) => status.name === name)
}

/** Must a container that does not run be started? */
// Models: pkg/kubelet/container/helpers.go: ShouldContainerBeRestarted
export function shouldContainerBeRestarted(
  container: Container,
  pod: Pick<Pod, 'spec' | 'metadata'>,
  statuses: readonly ContainerStatus[],
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false
  const status = findStatus(statuses, container.name)
  if (!status) return true
  if (status.state === 'running') return false
  if (status.state !== 'exited') return true
  return restartsAfter(container, pod.spec, status.exitCode)
}

/** The restart policy's word on a container that ended; a container's own policy and its rules come first. */
// Models: pkg/api/v1/pod/util.go: ContainerShouldRestart
export function restartsAfter(container: Container, spec: PodSpec, exitCode: number): boolean {
  for (const rule of container.restartPolicyRules ?? []) {
    const codes = rule.exitCodes
    if (!codes) continue
    const isListed = codes.values?.includes(exitCode) ?? false
    if (codes.operator === 'In' ? isListed : !isListed)
      return rule.action === 'Restart' || rule.action === 'RestartAllContainers'
  }
  const policy = container.restartPolicy ?? restartPolicyOf(spec)
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)
}
