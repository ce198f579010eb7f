/** What `kubectl logs` gets from a kubelet: the lines, or the refusal in the kubelet's words. */
// Models: pkg/kubelet/kubelet.go: GetKubeletContainerLogs, validateContainerLogStatus
import { badRequest, failure, type ApiError, type ContainerStatus, type Pod, type PodStatus } from '../../contract/api'
import type { LogOptions } from '../apiserver/kubelet-door'
import type { Cri } from '../runtime/cri'

export function containerLogs(cri: Cri, pod: Pod, status: PodStatus, options: LogOptions): string | ApiError {
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const name = options.container ?? pod.spec.containers[0]?.name ?? ''
  const { name: podName } = pod.metadata
  if (!all.some((container) => container.name === name))
    return badRequest(`container ${name} is not valid for pod ${podName}`)
  const state = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])].find(
    (container) => container.name === name,
  )
  const id = state ? logSource(state, options.previous === true) : null
  if (id === null) return badRequest(refusal(state, name, podName, options.previous === true))
  try {
    const lines = cri.ReadLog(id)
    const wanted = options.tailLines === undefined ? lines : lines.slice(Math.max(0, lines.length - options.tailLines))
    return wanted.map(({ text }) => `${text}\n`).join('')
  } catch (error) {
    return failure(500, 'InternalError', error instanceof Error ? error.message : String(error))
  }
}

/** The container whose log is meant: the running one, the one that ended, or the one before it. */
function logSource({ state, lastState, containerID }: ContainerStatus, previous: boolean): string | null {
  if (previous) return idOf(lastState?.terminated?.containerID)
  if (state?.running) return idOf(containerID)
  if (state?.terminated) return idOf(state.terminated.containerID)
  return idOf(lastState?.terminated?.containerID)
}

function idOf(id: string | undefined): string | null {
  return id === undefined || id === '' ? null : id.replace('containerd://', '')
}

function refusal(status: ContainerStatus | undefined, name: string, pod: string, previous: boolean): string {
  if (previous) return `previous terminated container "${name}" in pod "${pod}" not found`
  const waiting = status?.state?.waiting
  if (!waiting) return `container "${name}" in pod "${pod}" is not available`
  if (waiting.reason === 'ErrImagePull')
    return `container "${name}" in pod "${pod}" is waiting to start: image can't be pulled`
  if (waiting.reason === 'ImagePullBackOff')
    return `container "${name}" in pod "${pod}" is waiting to start: trying and failing to pull image`
  return `container "${name}" in pod "${pod}" is waiting to start: ${waiting.reason ?? ''}`
}
