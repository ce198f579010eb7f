/** Quality of service: how much a Pod has promised about what it uses. */
// Models: pkg/apis/core/v1/helper/qos/qos.go: ComputePodQOS; pkg/kubelet/qos/policy.go
import { addQuantities, compareQuantities, quantityValue, type Container, type PodSpec, type PodStatus } from '../../contract/api'
import { isRestartableInit } from './pod-spec'

type QosClass = NonNullable<PodStatus['qosClass']>
type Amounts = Readonly<Record<string, string>>

const COUNTED = ['cpu', 'memory'] as const

export function qosClassOf(spec: PodSpec): QosClass {
  const parts = spec.resources?.requests || spec.resources?.limits ? [spec.resources] : [...spec.containers, ...(spec.initContainers ?? [])].map(({ resources }) => resources)
  const requests: Record<string, string> = {}
  const limits: Record<string, string> = {}
  let isGuaranteed = true
  for (const resources of parts) {
    add(requests, resources?.requests)
    const limited = add(limits, resources?.limits)
    if (limited < COUNTED.length) isGuaranteed = false
  }
  if (Object.keys(requests).length === 0 && Object.keys(limits).length === 0) return 'BestEffort'
  const isEqual = COUNTED.every((name) => requests[name] === undefined || (limits[name] !== undefined && compareQuantities(requests[name], limits[name]) === 0))
  return isGuaranteed && isEqual && Object.keys(requests).length === Object.keys(limits).length ? 'Guaranteed' : 'Burstable'
}

/** Adds the positive amounts that count; returns how many there were. */
function add(sum: Record<string, string>, amounts: Amounts | undefined): number {
  let found = 0
  for (const name of COUNTED) {
    const amount = amounts?.[name]
    if (amount === undefined || compareQuantities(amount, '0') <= 0) continue
    sum[name] = sum[name] === undefined ? amount : addQuantities(sum[name], amount)
    found++
  }
  return found
}

const NODE_CRITICAL_PRIORITY = 2_000_001_000

/** How readily the kernel kills a container's process when memory runs out: -997 never, 1000 first. */
export function oomScoreAdjust(spec: PodSpec, container: Container, capacityBytes: number): number {
  if ((spec.priority ?? 0) >= NODE_CRITICAL_PRIORITY) return -997
  const qos = qosClassOf(spec)
  if (qos === 'Guaranteed') return -997
  if (qos === 'BestEffort') return 1000
  const score = burstableScore(container, capacityBytes)
  const isSidecar = (spec.initContainers ?? []).some((init) => init.name === container.name && isRestartableInit(init))
  // A sidecar outlives the containers that it serves.
  return isSidecar ? Math.min(score, ...spec.containers.map((regular) => burstableScore(regular, capacityBytes))) : score
}

function burstableScore({ resources }: Container, capacityBytes: number): number {
  const requestBytes = quantityValue(resources?.requests?.['memory'] ?? '0')
  const score = 1000 - Math.floor((1000 * requestBytes) / capacityBytes)
  return Math.min(Math.max(score, 3), 999)
}
