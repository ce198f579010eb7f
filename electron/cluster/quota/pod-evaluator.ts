/** What a Pod counts for in a quota. */
// Models: pkg/quota/v1/evaluator/core/pods.go
// Simplified: a resize in place is charged when the controller counts anew.
import type { ApiObject, Container, Pod } from '../../contract/api'
import { parseTime } from '../kernel/calendar'
import type { Evaluator } from './evaluator'
import { hasPodLevelResources, podResourcesWithOverhead } from './pod-resources'
import type { ResourceList } from './resource-list'
import { podMatchesScope } from './scopes'

const COUNT = 'count/pods'
const BASIC = ['cpu', 'memory', 'ephemeral-storage'] as const
/** Where a quota counts these, each container has to say what it needs. */
const MUST_SPECIFY = ['cpu', 'limits.cpu', 'limits.memory', 'memory', 'requests.cpu', 'requests.memory']
const POD_RESOURCES = new Set([COUNT, 'pods', ...BASIC.flatMap((name) => [name, `requests.${name}`, `limits.${name}`])])

export const podEvaluator: Evaluator = {
  kind: 'Pod',
  handles: (operation) => operation === 'create',
  matchingResources: (names) =>
    names.filter((name) => POD_RESOURCES.has(name) || isHugePages(name) || isExtendedRequest(name)),
  matchesScope: podMatchesScope,
  constraints: mustSpecify,
  usage: podUsage,
}

export function podUsage(object: ApiObject, nowMs: number): ResourceList {
  const pod = object as Pod
  // What is stored is counted for ever, what runs only as long as it does.
  if (!isCharged(pod, nowMs)) return { [COUNT]: '1' }
  const requests = podResourcesWithOverhead(pod.spec, 'requests')
  return { [COUNT]: '1', ...computeUsage(requests, podResourcesWithOverhead(pod.spec, 'limits')) }
}

/** A Pod that has ended is not charged, nor one that should long be gone. */
export function isCharged({ metadata, status }: Pod, nowMs: number): boolean {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return false
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return true
  return nowMs <= parseTime(deletionTimestamp) + deletionGracePeriodSeconds * 1000
}

function computeUsage(requests: ResourceList, limits: ResourceList): ResourceList {
  const usage: Record<string, string> = { pods: '1' }
  for (const [name, amount] of Object.entries(requests)) {
    const isBasic = (BASIC as readonly string[]).includes(name)
    if (isBasic || isHugePages(name)) usage[name] = amount
    if (isBasic || isHugePages(name) || isExtended(name)) usage[`requests.${name}`] = amount
  }
  for (const name of BASIC) if (limits[name] !== undefined) usage[`limits.${name}`] = limits[name]
  return usage
}

/** '' or what is missing: `must specify cpu for: a,b; memory for: a`. */
export function mustSpecify(required: readonly string[], object: ApiObject): string {
  const { spec } = object as Pod
  if (hasPodLevelResources(spec)) return ''
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])] // eslint-disable-line @typescript-eslint/no-unnecessary-condition -- a Pod that nobody has checked yet may have none
  const missing = MUST_SPECIFY.filter((name) => required.includes(name)).flatMap((name) => {
    const silent = containers.filter((container) => !specifies(container, name)).map((container) => container.name)
    return silent.length === 0 ? [] : [`${name} for: ${[...new Set(silent)].sort().join(',')}`]
  })
  return missing.length === 0 ? '' : `must specify ${missing.join('; ')}`
}

function specifies({ resources }: Container, name: string): boolean {
  return computeUsage(resources?.requests ?? {}, resources?.limits ?? {})[name] !== undefined
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-') || name.startsWith('requests.hugepages-')
}

/** `nvidia.com/gpu`: a name with a domain that is not Kubernetes' own. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.')
}

function isExtendedRequest(name: string): boolean {
  return name.startsWith('requests.') && isExtended(name.slice('requests.'.length))
}
