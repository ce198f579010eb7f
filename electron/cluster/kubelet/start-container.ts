/** From an order to a running container: back-off, image, configuration, creation, start, hook. */
// Models: pkg/kubelet/kuberuntime/kuberuntime_container.go: startContainer; kuberuntime_manager.go: doBackOff
import { quantityValue, type Container, type Pod } from '../../contract/api'
import type { Backoff } from '../client/backoff'
import { subjectOf } from '../client/event-recorder'
import { hashText } from '../kernel/random'
import type { Task } from '../kernel/task'
import { CriError, type ContainerConfig } from '../runtime/cri'
import type { PodRuntime } from './api-status'
import { environmentOf } from './container-env'
import { goDuration } from './go-duration'
import { runHook } from './hooks'
import { StartError, type ImageManager } from './image-manager'
import type { NodeContext } from './node-context'
import { fieldPathOf } from './pod-probes'
import { findStatus, formatPod } from './pod-spec'

export interface StartOrder {
  readonly pod: Pod
  readonly container: Container
  readonly sandboxId: string
  readonly ip: string
  /** As it was when the sync began. */
  readonly runtime: PodRuntime
}

/** Throws a `StartError` with the reason that the status will show. */
export function* startContainer(context: NodeContext, images: ImageManager, backoff: Backoff, order: StartOrder): Task {
  const { pod, container, sandboxId, ip } = order
  const { cri, recorder, machine } = context
  const path = fieldPathOf(pod, container)
  const subject = subjectOf(pod, path)
  checkBackoff(context, backoff, order)
  const failed = (error: unknown, reason: string): StartError => {
    if (!(error instanceof StartError) && !(error instanceof CriError)) throw error
    const message = error instanceof CriError ? error.description : error.message
    recorder.event(subject, 'Warning', 'Failed', `Error: ${reason === '' ? (error as StartError).reason : message}`)
    return error instanceof StartError ? error : new StartError(reason, message)
  }
  try {
    yield* images.ensureImageExists(pod, container, path)
  } catch (error) {
    throw failed(error, error instanceof CriError ? 'ErrImagePull' : '')
  }
  let id: string
  try {
    const config = yield* configOf(context, order)
    id = yield* cri.CreateContainer(sandboxId, config)
  } catch (error) {
    throw failed(error, 'CreateContainerError')
  }
  recorder.event(subject, 'Normal', 'Created', 'Container created')
  try {
    yield* cri.StartContainer(id)
  } catch (error) {
    throw failed(error, 'RunContainerError')
  }
  recorder.event(subject, 'Normal', 'Started', 'Container started')
  const { postStart } = container.lifecycle ?? {}
  if (!postStart) return
  const failure = yield* runHook(cri, machine, ip, container, id, postStart, Infinity)
  if (failure === '') return
  recorder.event(subject, 'Warning', 'FailedPostStartHook', 'PostStartHook failed')
  yield* cri.StopContainer(id, 2000)
  throw new StartError('PostStartHookError', 'PostStartHook failed')
}

/** The first restart is immediate; each later one waits twice as long as the one before, counted from the last end. */
function checkBackoff(
  { kernel, recorder, facts, process }: NodeContext,
  backoff: Backoff,
  { pod, container, runtime }: StartOrder,
): void {
  const ended = runtime.containers.find(({ name, state }) => name === container.name && state === 'exited')
  if (!ended) return
  const { namespace = '', name, uid } = pod.metadata
  const key = `${name}_${namespace}_${uid}_${container.name}_${specHash(container)}`
  const fact = `backoff ${namespace}/${name}/${container.name}`
  if (!backoff.isInBackOffSince(key, ended.finishedAtMs)) {
    backoff.next(key, ended.finishedAtMs)
    facts.publish(process.name, fact, null)
    return
  }
  const backoffMs = backoff.get(key)
  const untilMs = ended.finishedAtMs + backoffMs
  const message = crashLoopMessage(goDuration(backoffMs), container.name, formatPod(pod))
  recorder.event(
    subjectOf(pod, fieldPathOf(pod, container)),
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${container.name} in pod ${formatPod(pod)}`,
  )
  facts.publish(process.name, fact, { backoffMs, sinceMs: ended.finishedAtMs, untilMs })
  throw new StartError('CrashLoopBackOff', message, Math.max(untilMs, kernel.now))
}

export function crashLoopMessage(backoff: string, container: string, pod: string): string {
  return `back-off ${backoff} restarting failed container=${container} pod=${pod}`
}

function* configOf(
  { client, nodeIP, machine }: NodeContext,
  { pod, container, ip, runtime }: StartOrder,
): Task<ContainerConfig> {
  const env = yield* environmentOf(client, pod, container, { podIP: ip, nodeIP })
  const earlier = findStatus(runtime.containers, container.name)
  const logged = machine.logFiles.get(`${pod.metadata.uid}/${container.name}`)
  const memory = container.resources?.limits?.['memory']
  return {
    name: container.name,
    image: container.image ?? '',
    command: container.command ?? [],
    args: container.args ?? [],
    env,
    ports: (container.ports ?? [])
      .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
      .map(({ containerPort }) => containerPort),
    // A machine that lost its memory still has the log files, and their names tell how often it was started.
    restartCount: earlier ? earlier.restartCount + 1 : logged === undefined ? 0 : logged + 1,
    specHash: specHash(container),
    hostname: pod.spec.hostname ?? pod.metadata.name,
    memoryLimitBytes: memory === undefined ? null : quantityValue(memory),
  }
}

const hashes = new WeakMap<Container, number>()

/** Tells whether a container's definition is still the one that it was started from. */
export function specHash(container: Container): number {
  let hash = hashes.get(container)
  if (hash === undefined) hashes.set(container, (hash = hashText(`${container.name} ${container.image ?? ''}`)))
  return hash
}
