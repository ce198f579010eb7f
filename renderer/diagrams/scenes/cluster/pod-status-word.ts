/** The word in kubectl's STATUS column. */
// Models: pkg/printers/internalversion/printers.go: printPod
// Simplified: nothing that shows in this column.
import type { ContainerStatus, Pod } from '../../../../electron/contract/api'

/** What a Pod needs to have for its word to be found. */
export type PodLike = Pick<Pod, 'status'> & {
  readonly metadata: { readonly deletionTimestamp?: string }
  readonly spec?: { readonly initContainers?: readonly { readonly name?: string; readonly restartPolicy?: string }[] }
}

export function podStatusWord(pod: PodLike): string {
  const initWord = wordOfInit(pod)
  const word = initWord ?? wordOfContainers(pod, baseWord(pod))
  if (pod.metadata.deletionTimestamp === undefined) return word
  if (pod.status?.reason === 'NodeLost') return 'Unknown'
  return isTerminal(pod) ? word : 'Terminating'
}

function baseWord({ status }: PodLike): string {
  if (status?.reason) return status.reason
  const scheduled = status?.conditions?.find((condition) => condition.type === 'PodScheduled')
  return scheduled?.reason === 'SchedulingGated' ? 'SchedulingGated' : (status?.phase ?? '')
}

/** `undefined` once all init containers have done their part. */
function wordOfInit(pod: PodLike): string | undefined {
  const statuses = pod.status?.initContainerStatuses ?? []
  const total = pod.spec?.initContainers?.length ?? statuses.length
  for (const [index, container] of statuses.entries()) {
    if (isDone(pod, index, container)) continue
    const { terminated, waiting } = container.state ?? {}
    if (terminated) return `Init:${endOf(terminated)}`
    return waiting?.reason && waiting.reason !== 'PodInitializing' ? `Init:${waiting.reason}` : `Init:${index}/${total}`
  }
  return undefined
}

function isDone(pod: PodLike, index: number, { name, state, started }: ContainerStatus): boolean {
  if (state?.terminated?.exitCode === 0) return true
  const specs = pod.spec?.initContainers ?? []
  const spec = specs.find((one) => one.name !== undefined && one.name === name) ?? specs[index]
  return spec?.restartPolicy === 'Always' && started === true
}

/** The containers, last first: what the first listed one waits for is what is said in the end. */
function wordOfContainers(pod: PodLike, base: string): string {
  let word = base
  let hasRunning = false
  for (const { state, ready } of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    if (state?.waiting?.reason) word = state.waiting.reason
    else if (state?.terminated) word = endOf(state.terminated)
    else if (ready && state?.running) hasRunning = true
  }
  if (word !== 'Completed' || !hasRunning) return word
  return isReady(pod) ? 'Running' : 'NotReady'
}

function endOf({ reason, signal, exitCode }: { reason?: string; signal?: number; exitCode: number }): string {
  if (reason) return reason
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`
}

export function isReady({ status }: Pick<PodLike, 'status'>): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false
}

function isTerminal({ status }: PodLike): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}
