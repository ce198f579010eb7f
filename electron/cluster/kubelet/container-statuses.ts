/** The states of a Pod's containers as the API shows them, from what the runtime says and what was said before. */
// Models: pkg/kubelet/kubelet_pods.go: convertToAPIContainerStatuses
import type { Container, ContainerState, ContainerStatus, Pod, VolumeMountStatus } from '../../contract/api'
import { timeText } from '../kernel/calendar'
import type { ContainerStatus as RuntimeStatus } from '../runtime/cri'
import { findStatus, isRestartableInit, shouldContainerBeRestarted } from './pod-spec'

/** Why a container could not be started, as the last sync found. */
export interface StartFailure {
  readonly reason: string
  readonly message: string
}

export interface StatusSource {
  readonly pod: Pod
  /** Newest first. */
  readonly runtime: readonly RuntimeStatus[]
  readonly failures: ReadonlyMap<string, StartFailure>
}

export function containerStatuses(
  source: StatusSource,
  containers: readonly Container[],
  previous: readonly ContainerStatus[],
  isInit: boolean,
): ContainerStatus[] {
  const hasInit = (source.pod.spec.initContainers?.length ?? 0) > 0
  const waitingReason = hasInit ? 'PodInitializing' : 'ContainerCreating'
  const statuses = containers.map((container) => {
    const old = previous.find(({ name }) => name === container.name)
    const seen = source.runtime.filter(({ name }) => name === container.name)
    const status =
      seen.length > 0 ? fromRuntime(container, seen, old) : withoutRuntime(source.pod, container, old, waitingReason)
    return withFailure(source, container, status, isInit)
  })
  return isInit ? statuses : statuses.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function fromRuntime(
  container: Container,
  seen: readonly RuntimeStatus[],
  old: ContainerStatus | undefined,
): ContainerStatus {
  const [newest, earlier] = seen
  const status = statusOf(container, newest!, old)
  // What the runtime has forgotten, the status remembers.
  return { ...status, lastState: earlier ? stateOf(earlier, undefined) : (old?.lastState ?? {}) }
}

function statusOf(container: Container, seen: RuntimeStatus, old: ContainerStatus | undefined): ContainerStatus {
  const isLost = seen.state === 'unknown' && old?.state?.running !== undefined
  const requests = container.resources?.requests
  return {
    ...emptyStatus(container),
    ...(seen.state !== 'unknown' && requests && { allocatedResources: requests }),
    containerID: `containerd://${seen.id}`,
    image: seen.image,
    imageID: seen.imageId,
    resources: container.resources ?? {},
    restartCount: isLost ? old.restartCount + 1 : seen.restartCount,
    state: stateOf(seen, old),
  }
}

function stateOf(seen: RuntimeStatus, old: ContainerStatus | undefined): ContainerState {
  if (seen.state === 'running') return { running: { startedAt: timeText(seen.startedAtMs) } }
  if (seen.state === 'exited') {
    return {
      terminated: {
        containerID: `containerd://${seen.id}`,
        exitCode: seen.exitCode,
        finishedAt: timeText(seen.finishedAtMs),
        reason: seen.reason,
        ...(seen.message !== '' && { message: seen.message }),
        startedAt: timeText(seen.startedAtMs),
      },
    }
  }
  if (seen.state === 'unknown' && old?.state?.running)
    return { terminated: lost('The container could not be located when the pod was terminated') }
  return { waiting: {} }
}

/** The runtime knows nothing of it: not yet started, or lost with the machine's memory. */
function withoutRuntime(
  pod: Pod,
  container: Container,
  old: ContainerStatus | undefined,
  waitingReason: string,
): ContainerStatus {
  if (old?.state?.terminated) return old
  const status: ContainerStatus = {
    ...emptyStatus(container),
    restartCount: old?.restartCount ?? 0,
    lastState: old?.lastState ?? {},
    state: { waiting: { reason: waitingReason } },
  }
  if (!old?.state?.running || old.lastState?.terminated?.reason === LOST) return status
  const isRestart = pod.metadata.deletionTimestamp === undefined
  return {
    ...status,
    restartCount: status.restartCount + (isRestart ? 1 : 0),
    lastState: {
      terminated: lost(
        'The container could not be located when the pod was deleted.  The container used to be Running',
      ),
    },
  }
}

/** A container that must be started and could not be: waiting, with the reason. */
function withFailure(
  { pod, runtime, failures }: StatusSource,
  container: Container,
  status: ContainerStatus,
  isInit: boolean,
): ContainerStatus {
  const seen = findStatus(runtime, container.name)
  if (isInit && !isRestartableInit(container) && seen?.state === 'exited' && seen.exitCode === 0) return status
  const failure = failures.get(container.name)
  if (!failure || !shouldContainerBeRestarted(container, pod, runtime)) return status
  const { terminated } = status.state ?? {}
  const waiting =
    failure.message === '' ? { reason: failure.reason } : { reason: failure.reason, message: failure.message }
  return { ...status, ...(terminated && { lastState: { terminated } }), state: { waiting } }
}

export const LOST = 'ContainerStatusUnknown'

export function lost(message: string): NonNullable<ContainerState['terminated']> {
  return { exitCode: 137, reason: LOST, message }
}

function emptyStatus(container: Container): ContainerStatus {
  const mounts = container.volumeMounts ?? []
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    lastState: {},
    ready: false,
    restartCount: 0,
    started: false,
    ...(mounts.length > 0 && { volumeMounts: mounts.map(mountStatus) }),
  }
}

function mountStatus({
  name,
  mountPath,
  readOnly,
  recursiveReadOnly,
}: NonNullable<Container['volumeMounts']>[number]): VolumeMountStatus {
  return readOnly === true
    ? { mountPath, name, readOnly, recursiveReadOnly: recursiveReadOnly ?? 'Disabled' }
    : { mountPath, name }
}
