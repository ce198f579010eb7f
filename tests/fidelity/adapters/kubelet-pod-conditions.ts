import {
  containersReady,
  podInitialized,
  podReady,
  podReadyToStartContainers,
  type Verdict,
} from '../../../electron/cluster/kubelet/pod-conditions'
import type { ContainerStatus, PodSpec } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'

/** `null` where a list has nothing and no spec says what to expect. */
function listed(given: Given, key: string): readonly ContainerStatus[] | null {
  return (given[key] as ContainerStatus[] | null | undefined) ?? null
}

function specOf({ spec }: Given): PodSpec | null {
  return spec === null || spec === undefined ? null : { containers: [], ...spec }
}

const RUNS: Readonly<Record<string, (given: Given) => Verdict>> = {
  ContainersReady: (given) =>
    containersReady(specOf(given), listed(given, 'containerStatuses'), given.podPhase as string),
  Ready: (given) =>
    podReady(
      specOf(given),
      (given.conditions ?? []) as Verdict[],
      listed(given, 'containerStatuses'),
      given.podPhase as string,
    ),
  Initialized: (given) =>
    podInitialized(specOf(given), listed(given, 'initContainerStatuses'), given.podPhase as string),
  PodReadyToStartContainers: ({ sandboxes, hostNetwork }) =>
    podReadyToStartContainers(
      (sandboxes as { ready: boolean; ip: string | null }[]).map(({ ready, ip }) => ({
        state: ready ? ('ready' as const) : ('notready' as const),
        ip: ip ?? '',
      })),
      hostNetwork === true,
    ),
}

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.condition as string]
    if (!run) throw new UnknownFunction(given.condition)
    return run(given)
  },
}
