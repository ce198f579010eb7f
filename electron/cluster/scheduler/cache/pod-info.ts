/** A Pod with what the scheduler works out about it once. */
// Models: pkg/scheduler/framework/types.go: PodInfo
import type { Container, ContainerPort, Pod } from '../../../contract/api'
import { nonZeroRequests, podRequests, type Requests } from './requests'

export interface PodInfo {
  readonly pod: Pod
  readonly key: string
  readonly requests: Requests
  /** With assumed amounts for containers that ask for nothing; only scores use them. */
  readonly nonZero: { readonly cpuMilli: number; readonly memoryBytes: number }
  /** Ports of the node that it wants for itself. */
  readonly hostPorts: readonly ContainerPort[]
}

export function podInfoOf(pod: Pod): PodInfo {
  const { spec, metadata } = pod
  const hostPorts = portHolders(spec.containers, spec.initContainers).flatMap(({ ports = [] }) =>
    ports.filter(({ hostPort }) => hostPort),
  )
  return {
    pod,
    key: `${metadata.namespace ?? ''}/${metadata.name}`,
    requests: podRequests(spec),
    nonZero: nonZeroRequests(spec),
    hostPorts,
  }
}

function portHolders(containers: readonly Container[], inits: readonly Container[] = []): readonly Container[] {
  return [...containers, ...inits.filter(({ restartPolicy }) => restartPolicy === 'Always')]
}
