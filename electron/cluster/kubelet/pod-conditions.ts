/** The four conditions that a kubelet states about a Pod. */
// Models: pkg/kubelet/status/generate.go
import type { ContainerStatus, PodCondition, PodSpec } from '../../contract/api'
import type { SandboxStatus } from '../runtime/cri'
import { isRestartableInit } from './pod-spec'

/** A condition without its times. */
export type Verdict = Pick<PodCondition, 'type' | 'status' | 'reason' | 'message'>

const UNKNOWN = 'UnknownContainerStatuses'
const COMPLETED = 'PodCompleted'
const FAILED = 'PodFailed'

function isTrue(type: string, reason?: string): Verdict {
  return reason === undefined ? { type, status: 'True' } : { type, status: 'True', reason }
}

function isFalse(type: string, reason: string, message?: string): Verdict {
  return message === undefined ? { type, status: 'False', reason } : { type, status: 'False', reason, message }
}

function find(statuses: readonly ContainerStatus[], name: string): ContainerStatus | undefined {
  return statuses.find((status) => status.name === name)
}

/** All containers, sidecars included, are ready. `statuses` holds those of init containers too. */
export function containersReady(
  spec: PodSpec | null,
  statuses: readonly ContainerStatus[] | null,
  phase: string,
): Verdict {
  const type = 'ContainersReady'
  if (!statuses || (!spec && statuses.length === 0) || !spec) return isFalse(type, UNKNOWN)
  const unknown: string[] = []
  const unready: string[] = []
  for (const container of spec.initContainers ?? []) {
    if (!isRestartableInit(container)) continue
    const status = find(statuses, container.name)
    if (!status) unknown.push(container.name)
    else if (!status.ready) unready.push(container.name)
  }
  for (const container of spec.containers) {
    const status = find(statuses, container.name)
    if (!status) unknown.push(container.name)
    else if (!status.ready) unready.push(container.name)
  }
  if (phase === 'Succeeded' && unknown.length === 0) return isFalse(type, COMPLETED)
  if (phase === 'Failed' && unknown.length === 0) return isFalse(type, FAILED)
  const messages = [named('unknown', unknown), named('unready', unready)].filter((text) => text !== '')
  return messages.length > 0 ? isFalse(type, 'ContainersNotReady', messages.join(', ')) : isTrue(type)
}

function named(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `containers with ${what} status: [${names.join(' ')}]`
}

/** Ready: its containers are, and every readiness gate says so too. */
export function podReady(
  spec: PodSpec | null,
  conditions: readonly Verdict[],
  statuses: readonly ContainerStatus[] | null,
  phase: string,
): Verdict {
  const containers = containersReady(spec, statuses, phase)
  if (containers.status !== 'True') return { ...containers, type: 'Ready' }
  const open: string[] = []
  for (const { conditionType } of spec?.readinessGates ?? []) {
    const gate = conditions.find(({ type }) => type === conditionType)
    if (!gate) open.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`)
    else if (gate.status !== 'True')
      open.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`)
  }
  return open.length > 0 ? isFalse('Ready', 'ReadinessGatesNotReady', open.join(', ')) : isTrue('Ready')
}

/** All init containers are done; sidecars count once they have started. */
export function podInitialized(
  spec: PodSpec | null,
  statuses: readonly ContainerStatus[] | null,
  phase: string,
): Verdict {
  const type = 'Initialized'
  if ((statuses?.length ?? 0) === 0 && (spec?.initContainers?.length ?? 0) > 0) return isFalse(type, UNKNOWN)
  const unknown: string[] = []
  const incomplete: string[] = []
  for (const container of spec?.initContainers ?? []) {
    const status = find(statuses ?? [], container.name)
    if (!status) unknown.push(container.name)
    else if (isRestartableInit(container) ? status.started !== true : !status.ready) incomplete.push(container.name)
  }
  if (phase === 'Succeeded' && unknown.length === 0) return isTrue(type, COMPLETED)
  if (spec && hasAnyRegularStarted(spec, statuses ?? [])) return isTrue(type)
  const messages = [named('unknown', unknown), named('incomplete', incomplete)].filter((text) => text !== '')
  return messages.length > 0 ? isFalse(type, 'ContainersNotInitialized', messages.join(', ')) : isTrue(type)
}

/** Once a regular container runs, or ran, the init containers have done their work. */
export function hasAnyRegularStarted(spec: PodSpec, statuses: readonly ContainerStatus[]): boolean {
  return spec.containers.some(({ name }) => {
    const state = find(statuses, name)?.state
    return state?.running !== undefined || state?.terminated !== undefined
  })
}

/** A sandbox is up, with a network. */
export function podReadyToStartContainers(
  sandboxes: readonly Pick<SandboxStatus, 'state' | 'ip'>[],
  hostNetwork: boolean,
): Verdict {
  const ready = sandboxes.filter(({ state }) => state === 'ready')
  const [newest] = sandboxes
  const isUp = ready.length === 1 && newest?.state === 'ready' && (hostNetwork || newest.ip !== '')
  return { type: 'PodReadyToStartContainers', status: isUp ? 'True' : 'False' }
}
