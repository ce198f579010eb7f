/** Does the node have room for what the Pod asks for? And, among those that do: the emptier, the better. */
// Models: pkg/scheduler/framework/plugins/noderesources/fit.go: fitsRequest
import type { NodeInfo } from '../cache/node-info'
import type { PodInfo } from '../cache/pod-info'
import { SUCCESS, type AnyPlugin, type Verdict } from '../framework'
import { CPU_AND_MEMORY, leastAllocated, weightedScore } from './resource-scores'

export interface Insufficient {
  readonly resourceName: string
  readonly reason: string
  readonly requested: number
  readonly used: number
  readonly capacity: number
}

const FITS: readonly Insufficient[] = []
const NOTHING: Readonly<Record<string, number>> = {}
/** Groups of resources that somebody else looks after, such as `example.com`. */
const NO_GROUPS: ReadonlySet<string> = new Set()

/** Each resource that falls short: Pods, cpu, memory, ephemeral storage, then the others. */
export function insufficientResources(
  { requests }: PodInfo,
  node: NodeInfo,
  ignoredGroups = NO_GROUPS,
): readonly Insufficient[] {
  const { allocatable } = node
  let short: Insufficient[] | undefined
  const check = (
    resourceName: string,
    requested: number,
    used: number,
    capacity: number,
    reason = `Insufficient ${resourceName}`,
  ): void => {
    if (requested > 0 && requested > capacity - used)
      (short ??= []).push({ resourceName, reason, requested, used, capacity })
  }
  check('pods', 1, node.pods.size, node.maxPods, 'Too many pods')
  check('cpu', requests.cpuMilli, node.cpuMilli, allocatable.cpuMilli)
  check('memory', requests.memoryBytes, node.memoryBytes, allocatable.memoryBytes)
  check('ephemeral-storage', requests.ephemeralBytes, node.ephemeralBytes, allocatable.ephemeralBytes)
  for (const [name, amount] of Object.entries(requests.others ?? NOTHING)) {
    if (!ignoredGroups.has(name.split('/')[0]!)) check(name, amount, node.other(name), allocatable.others?.[name] ?? 0)
  }
  return short ?? FITS
}

/** What is larger than the whole node cannot be helped by evicting anybody. */
export function fitVerdict(short: readonly Insufficient[]): Verdict {
  if (short.length === 0) return SUCCESS
  const isHopeless = short.some(
    ({ resourceName, requested, capacity }) => resourceName !== 'pods' && requested > capacity,
  )
  return {
    code: isHopeless ? 'UnschedulableAndUnresolvable' : 'Unschedulable',
    reasons: short.map(({ reason }) => reason),
  }
}

export const nodeResourcesFit: AnyPlugin = {
  name: 'NodeResourcesFit',
  filter: (pod, node) => fitVerdict(insufficientResources(pod, node)),
  score: (pod, node) => weightedScore(pod, node, CPU_AND_MEMORY, leastAllocated),
}
