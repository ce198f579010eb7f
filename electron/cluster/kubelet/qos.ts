/** Quality of service: how much a Pod has promised about what it uses. */
// Models: pkg/apis/core/v1/helper/qos/qos.go: ComputePodQOS; pkg/kubelet/qos/policy.go
import {
  addQuantities,
  compareQuantities,
  quantityValue,
  type Container,
  type PodSpec,
  type PodStatus,
} from '../../contract/api'
import { isRestartableInit } from './pod-spec'

type QosClass = NonNullable<PodStatus['qosClass']>
type Amounts = Readonly<Record<string, string>>

const COUNTED = ['cpu', 'memory'] as const

export function qosClassOf(spec: PodSpec): QosClass {
  const parts =
    spec.resources?.requests || spec.resources?.limits
      ? [spec.resources]
      : [...spec.containers, ...(spec.initContainers ?? [])].map(({ resources }) => resources)
  const requests: Record<string, string> = {}
  const limits: Record<string, string> = {}
  let isGuaranteed = true
  for (const resources of parts) {
    add(requests, resources?.requests)
    const limited = add(limits, resources?.limits)
    if (limited < COUNTED.length) isGuaranteed = false
  }
  if (Object.keys(requests).length === 0 && Object.keys(limits).length === 0) return 'BestEffort'
  const isEqual = COUNTED.every(
    (name) =>
      requests[name] === undefined ||
      (limits[name] !== undefined && compareQuantities(requests[name], limits[name]) === 0),
  )
  return isGuaranteed && isEqual && Object.keys(requests).length === Object.keys(limits).length
    ? 'Guaranteed'
    : 'Burstable'
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
  const share = unclaimedShare(spec)
  const score = burstableScore(container, share, capacityBytes)
  const isSidecar = (spec.initContainers ?? []).some((init) => init.name === container.name && isRestartableInit(init))
  // A sidecar is not to go before the container that asked for least.
  return isSidecar
    ? Math.min(score, Math.max(...spec.containers.map((regular) => burstableScore(regular, share, capacityBytes))))
    : score
}

/** Memory that the Pod as a whole has asked for and no container has claimed, shared among them. */
function unclaimedShare({ resources, containers, initContainers = [] }: PodSpec): number {
  const asked = resources?.requests?.['memory']
  if (asked === undefined) return 0
  const lasting = [...containers, ...initContainers.filter(isRestartableInit)]
  const claimed = lasting.reduce((sum, container) => sum + memoryRequest(container), 0)
  return Math.max(0, Math.floor((quantityValue(asked) - claimed) / lasting.length))
}

function memoryRequest({ resources }: Container): number {
  return quantityValue(resources?.requests?.['memory'] ?? '0')
}

function burstableScore(container: Container, shareBytes: number, capacityBytes: number): number {
  const score = 1000 - Math.floor((1000 * (memoryRequest(container) + shareBytes)) / capacityBytes)
  return Math.min(Math.max(score, 3), 999)
}

/** Weight of a container's cgroup against its neighbours. */
// Models: pkg/kubelet/cm/helpers_linux.go: MilliCPUToShares
export function cpuShares(milliCPU: number): number {
  return Math.min(Math.max(Math.floor((milliCPU * 1024) / 1000), 2), 262_144)
}

/** Microseconds of CPU that a limit allows in each period; 0 is no limit. */
// Models: pkg/kubelet/cm/helpers_linux.go: MilliCPUToQuota
export function cfsQuotaMicros(milliCPU: number, periodMicros: number): number {
  return milliCPU === 0 ? 0 : Math.max(Math.floor((milliCPU * periodMicros) / 1000), 1000)
}
