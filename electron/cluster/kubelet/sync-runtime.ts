/** Makes a Pod's sandbox and containers what its spec says, one step after the other. */
// Models: pkg/kubelet/kuberuntime/kuberuntime_manager.go: SyncPod
import type { Container, Pod } from '../../contract/api'
import type { Backoff } from '../client/backoff'
import { subjectOf } from '../client/event-recorder'
import type { Task } from '../kernel/task'
import { CriError } from '../runtime/cri'
import type { PodRuntime } from './api-status'
import { identityOf, StartError, type ImageManager } from './image-manager'
import { killContainer, killContainers } from './kill-pod'
import type { NodeContext } from './node-context'
import { computePodActions, type PodActions } from './pod-actions'
import type { PodProbes } from './pod-probes'
import { isRestartableInit } from './pod-spec'
import { specHash, startContainer } from './start-container'
import { podGraceSeconds } from './termination'

export interface PodSync {
  readonly pod: Pod
  readonly runtime: PodRuntime
  readonly probes: PodProbes
  readonly images: ImageManager
  readonly backoff: Backoff
  /** The sandbox is up: the status may say so before any image is pulled. */
  onSandboxReady(): void
}

export interface SyncResult {
  /** By container; those that are missing were started or left alone. */
  readonly failures: ReadonlyMap<string, StartError>
  /** Did this sync start or kill anything? */
  readonly hasActed: boolean
}

export function* syncRuntime(context: NodeContext, sync: PodSync): Task<SyncResult> {
  const { pod, runtime, probes } = sync
  const actions = computePodActions(pod, {
    ...runtime,
    isChanged: (container, status) => specHash(container) !== status.specHash,
    liveness: (id) => probes.verdict('liveness', id),
    startup: (id) => probes.verdict('startup', id),
  })
  const failures = new Map<string, StartError>()
  const ip = runtime.sandboxes[0]?.ip ?? ''
  if (actions.killPod) yield* killSandbox(context, sync, actions, ip)
  else for (const order of actions.kill) yield* killContainer(context, { pod, ip }, order)
  if (actions.killPod && !actions.createSandbox) return { failures, hasActed: true }
  const sandbox = actions.createSandbox ? yield* createSandbox(context, sync, actions) : { id: actions.sandboxId, ip }
  const hasActed = actions.createSandbox || actions.kill.length + actions.start.length + actions.startInit.length > 0
  const start = function* (container: Container): Task<boolean> {
    try {
      yield* startContainer(context, sync.images, sync.backoff, {
        pod,
        container,
        sandboxId: sandbox.id,
        ip: sandbox.ip,
        runtime,
      })
      return true
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      failures.set(container.name, error)
      return false
    }
  }
  for (const container of actions.startInit) {
    const isUp = yield* start(container)
    if (!isUp && !isRestartableInit(container)) return { failures, hasActed }
  }
  for (const container of actions.start) yield* start(container)
  return { failures, hasActed }
}

function* killSandbox(context: NodeContext, { pod, runtime }: PodSync, { sandboxId }: PodActions, ip: string): Task {
  if (sandboxId !== '' && runtime.sandboxes[0]?.state !== 'ready') {
    context.recorder.event(
      subjectOf(pod),
      'Normal',
      'SandboxChanged',
      'Pod sandbox changed, it will be killed and re-created.',
    )
  }
  yield* killContainers(context, { pod, ip }, runtime.containers, podGraceSeconds(pod))
  for (const { id } of runtime.sandboxes) yield* context.cri.StopPodSandbox(id)
}

function* createSandbox(
  context: NodeContext,
  sync: PodSync,
  { attempt }: PodActions,
): Task<{ id: string; ip: string }> {
  const { cri, recorder } = context
  const { pod } = sync
  try {
    const id = yield* cri.RunPodSandbox({ pod: identityOf(pod), attempt, hostNetwork: pod.spec.hostNetwork === true })
    sync.onSandboxReady()
    return { id, ip: cri.PodSandboxStatus(id)?.ip ?? '' }
  } catch (error) {
    if (error instanceof CriError)
      recorder.event(
        subjectOf(pod),
        'Warning',
        'FailedCreatePodSandBox',
        `Failed to create pod sandbox: ${error.message}`,
      )
    throw error
  }
}
