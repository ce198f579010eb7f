/** What a Pod is doing in one word, and how often its containers began anew. */
// Models: printers.go: printPod
import type { ContainerStatus, Pod as CompletePod } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import type { Sparse } from '../../text/sparse'

type Pod = Sparse<CompletePod>

export interface Restarts {
  readonly count: number
  /** End of the last run that ended, NaN when none is known. */
  readonly lastMs: number
}

export interface PodSummary {
  readonly ready: number
  readonly total: number
  readonly reason: string
  readonly restarts: Restarts
}

const NO_RESTARTS: Restarts = { count: 0, lastMs: NaN }

export function podSummary(pod: Pod): PodSummary {
  const sidecars = new Set(
    (pod.spec?.initContainers ?? []).filter((each) => each.restartPolicy === 'Always').map((each) => each.name),
  )
  const total = (pod.spec?.containers.length ?? 0) + sidecars.size
  const init = initSummary(pod, sidecars)
  const isWaitingForInit = init.reason !== null && !hasCondition(pod, 'Initialized')
  const main = isWaitingForInit ? null : mainSummary(pod, init.reason ?? startReason(pod))
  const restarts = isWaitingForInit
    ? init.restarts
    : addRestarts(init.sidecarRestarts, pod.status?.containerStatuses ?? [])
  const reason = main?.reason ?? init.reason ?? startReason(pod)
  return { ready: init.ready + (main?.ready ?? 0), total, reason: endingReason(pod, reason), restarts }
}

function startReason({ status }: Pod): string {
  const isGated = status?.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  )
  return isGated ? 'SchedulingGated' : status?.reason || (status?.phase ?? '')
}

interface InitSummary {
  /** Null when all init containers have done their part. */
  readonly reason: string | null
  readonly ready: number
  readonly restarts: Restarts
  readonly sidecarRestarts: Restarts
}

function initSummary(pod: Pod, sidecars: ReadonlySet<string>): InitSummary {
  const statuses = pod.status?.initContainerStatuses ?? []
  let ready = 0
  for (const [index, status] of statuses.entries()) {
    const isSidecar = sidecars.has(status.name)
    const isThrough = status.state?.terminated?.exitCode === 0 || (isSidecar && status.started === true)
    if (!isThrough)
      return { reason: initReason(status, index, pod), ready, ...initRestarts(statuses.slice(0, index + 1), sidecars) }
    if (isSidecar && status.ready && !status.state?.terminated) ready++
  }
  return { reason: null, ready, ...initRestarts(statuses, sidecars) }
}

function initRestarts(
  seen: readonly ContainerStatus[],
  sidecars: ReadonlySet<string>,
): Pick<InitSummary, 'restarts' | 'sidecarRestarts'> {
  const ofSidecars = seen.filter((status) => sidecars.has(status.name))
  return { restarts: addRestarts(NO_RESTARTS, seen), sidecarRestarts: addRestarts(NO_RESTARTS, ofSidecars) }
}

function initReason({ state }: ContainerStatus, index: number, pod: Pod): string {
  if (state?.terminated) return `Init:${terminatedReason(state.terminated)}`
  const waiting = state?.waiting?.reason
  if (waiting && waiting !== 'PodInitializing') return `Init:${waiting}`
  return `Init:${index}/${pod.spec?.initContainers?.length ?? 0}`
}

function terminatedReason({
  reason,
  signal,
  exitCode,
}: {
  readonly reason?: string
  readonly signal?: number
  readonly exitCode: number
}): string {
  if (reason) return reason
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`
}

/** The first container that has something to tell wins, so they are asked from the last to the first. */
function mainSummary(pod: Pod, start: string): { readonly reason: string; readonly ready: number } {
  let reason = start
  let ready = 0
  for (const { state, ready: isReady } of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    if (state?.waiting?.reason) reason = state.waiting.reason
    else if (state?.terminated) reason = terminatedReason(state.terminated)
    else if (isReady && state?.running) ready++
  }
  if (reason === 'Completed' && ready > 0) reason = hasCondition(pod, 'Ready') ? 'Running' : 'NotReady'
  return { reason, ready }
}

function endingReason({ metadata, status }: Pod, reason: string): string {
  if (!metadata.deletionTimestamp) return reason
  if (status?.reason === 'NodeLost') return 'Unknown'
  return status?.phase === 'Succeeded' || status?.phase === 'Failed' ? reason : 'Terminating'
}

function addRestarts(start: Restarts, statuses: readonly ContainerStatus[]): Restarts {
  let { count, lastMs } = start
  for (const { restartCount, lastState } of statuses) {
    count += restartCount
    const finishedAt = lastState?.terminated?.finishedAt
    if (finishedAt && !(parseTime(finishedAt) <= lastMs)) lastMs = parseTime(finishedAt)
  }
  return { count, lastMs }
}

export function hasCondition({ status }: Pod, wanted: string): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === wanted && value === 'True') ?? false
}
