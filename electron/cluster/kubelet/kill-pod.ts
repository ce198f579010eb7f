/** Ends containers in the order and with the patience that their Pod asks for. */
// Models: pkg/kubelet/kuberuntime/kuberuntime_container.go: killContainer, killContainersWithSyncResult
import type { Container, Pod } from '../../contract/api'
import { subjectOf } from '../client/event-recorder'
import { allSettled, type Task } from '../kernel/task'
import type { ContainerStatus } from '../runtime/cri'
import { runHook } from './hooks'
import type { NodeContext } from './node-context'
import type { KillOrder } from './pod-actions'
import { fieldPathOf } from './pod-probes'
import { isRestartableInit } from './pod-spec'
import { containerGraceSeconds, graceAfterHook } from './termination'

export interface Doomed {
  readonly pod: Pod
  readonly ip: string
}

/** Ends one container that failed a probe or whose definition changed. */
export function* killContainer(
  context: NodeContext,
  { pod, ip }: Doomed,
  { id, container, message, reason }: KillOrder,
): Task {
  yield* stop(context, { pod, ip }, container, id, containerGraceSeconds(pod, container, reason), message)
}

/** Ends all containers of a Pod: the regular ones side by side, then its sidecars, last started first. */
export function* killContainers(
  context: NodeContext,
  doomed: Doomed,
  running: readonly ContainerStatus[],
  graceSeconds: number,
): Task {
  const { spec } = doomed.pod
  const { kernel } = context
  const deadline = kernel.now + graceSeconds * 1000
  const idOf = (container: Container): string | undefined =>
    running.find(({ name, state }) => name === container.name && state === 'running')?.id
  const killAll = function* (containers: readonly Container[], seconds: number): Task {
    const kills: Task[] = []
    for (const container of containers) {
      const id = idOf(container)
      if (id !== undefined)
        kills.push(stop(context, doomed, container, id, seconds, `Stopping container ${container.name}`))
    }
    for (const end of yield* allSettled(kills)) if ('error' in end) throw end.error
  }
  const inits = spec.initContainers ?? []
  yield* killAll([...spec.containers, ...inits.filter((init) => !isRestartableInit(init))], graceSeconds)
  for (const sidecar of inits.filter(isRestartableInit).reverse()) {
    yield* killAll([sidecar], Math.max(0, Math.ceil((deadline - kernel.now) / 1000)))
  }
}

function* stop(
  context: NodeContext,
  { pod, ip }: Doomed,
  container: Container,
  id: string,
  graceSeconds: number,
  message: string,
): Task {
  const { cri, recorder, kernel, machine } = context
  const subject = subjectOf(pod, fieldPathOf(pod, container))
  recorder.event(subject, 'Normal', 'Killing', message)
  const { preStop } = container.lifecycle ?? {}
  let seconds = graceSeconds
  if (preStop && graceSeconds > 0) {
    const begun = kernel.now
    const failure = yield* runHook(cri, machine, ip, container, id, preStop, graceSeconds * 1000)
    if (failure !== '') recorder.event(subject, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
    seconds -= Math.floor((kernel.now - begun) / 1000)
  }
  yield* cri.StopContainer(id, graceAfterHook(seconds, 0) * 1000)
}
