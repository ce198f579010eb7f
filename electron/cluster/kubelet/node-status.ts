/** What a node says about itself. */
// Models: pkg/kubelet/nodestatus/setters.go; pkg/kubelet/kubelet_node_status.go
// Simplified: a node never runs short of memory, disk or process ids by itself.
import {
  addQuantities,
  subtractQuantities,
  compareQuantities,
  quantityOf,
  quantityValue,
  type Node,
  type NodeCondition,
  type NodeStatus,
} from '../../contract/api'
import type { Image } from '../runtime/cri'
import type { KubeletContext } from './node-context'

export interface ReadyInputs {
  readonly runtimeError?: string | null
  readonly networkError?: string | null
  readonly storageError?: string | null
  readonly shutdownError?: string | null
}

const NEEDED = ['cpu', 'memory', 'pods'] as const

/** The Ready condition: everything that is wrong, joined, or nothing. */
export function readyCondition(
  inputs: ReadyInputs,
  capacity: Readonly<Record<string, string>> | undefined,
  old: NodeCondition | undefined,
  now: string,
): NodeCondition {
  const missing = NEEDED.filter((name) => capacity?.[name] === undefined)
  const errors = [
    inputs.runtimeError, inputs.networkError, inputs.storageError, inputs.shutdownError,
    missing.length > 0 ? `missing node capacity for resources: ${missing.join(', ')}` : null,
  ].filter((error): error is string => error !== null && error !== undefined && error !== '') // prettier-ignore
  if (errors.length === 0) return changed('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status', old, now)
  const message = errors.length === 1 ? errors[0]! : `[${errors.join(', ')}]`
  return changed('Ready', 'False', 'KubeletNotReady', message, old, now)
}

export function memoryPressure(hasPressure: boolean, old: NodeCondition | undefined, now: string): NodeCondition {
  return hasPressure
    ? changed(
        'MemoryPressure',
        'True',
        'KubeletHasInsufficientMemory',
        'kubelet has insufficient memory available',
        old,
        now,
      )
    : changed(
        'MemoryPressure',
        'False',
        'KubeletHasSufficientMemory',
        'kubelet has sufficient memory available',
        old,
        now,
      )
}

function diskPressure(old: NodeCondition | undefined, now: string): NodeCondition {
  return changed('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure', old, now)
}

function pidPressure(old: NodeCondition | undefined, now: string): NodeCondition {
  return changed('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available', old, now)
}

function changed(
  type: string,
  status: string,
  reason: string,
  message: string,
  old: NodeCondition | undefined,
  now: string,
): NodeCondition {
  return {
    type,
    status,
    lastHeartbeatTime: now,
    lastTransitionTime: old?.status === status && old.lastTransitionTime !== undefined ? old.lastTransitionTime : now,
    reason,
    message,
  }
}

export function nodeConditions(
  inputs: ReadyInputs,
  capacity: Readonly<Record<string, string>>,
  known: readonly NodeCondition[],
  now: string,
): NodeCondition[] {
  const old = (type: string): NodeCondition | undefined => known.find((condition) => condition.type === type)
  return [
    memoryPressure(false, old('MemoryPressure'), now),
    diskPressure(old('DiskPressure'), now),
    pidPressure(old('PIDPressure'), now),
    readyCondition(inputs, capacity, old('Ready'), now),
  ]
}

export function nodeStatus(
  context: KubeletContext,
  inputs: ReadyInputs,
  known: Node | undefined,
  images: readonly Image[],
  now: string,
): NodeStatus {
  const { capacity, nodeName, nodeIP } = context
  return {
    addresses: [{ type: 'InternalIP', address: nodeIP }, { type: 'Hostname', address: nodeName }],
    allocatable: capacity,
    capacity,
    conditions: nodeConditions(inputs, capacity, known?.status?.conditions ?? [], now),
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    declaredFeatures: ['ExtendWebSocketsToKubelet', 'InPlacePodLevelResourcesVerticalScaling', 'InPlacePodVerticalScalingInitContainers', 'RestartAllContainersOnContainerExits'],
    ...(images.length > 0 && { images: images.map(({ id, reference, sizeBytes }) => ({ names: [id, reference.familiar], sizeBytes })).sort((a, b) => b.sizeBytes - a.sizeBytes) }),
    nodeInfo: {
      architecture: 'amd64', bootID: `boot-${nodeName}`, containerRuntimeVersion: 'containerd://2.1.4', kernelVersion: '6.1.0-35-amd64',
      kubeProxyVersion: '', kubeletVersion: 'v1.36.2', machineID: `machine-${nodeName}`, operatingSystem: 'linux',
      osImage: 'Debian GNU/Linux 12 (bookworm)', systemUUID: `uuid-${nodeName}`,
    },
  } // prettier-ignore
}

/** The labels that every kubelet gives its node, and those that this one was told. */
export function nodeLabels({ nodeName, labels }: KubeletContext): Record<string, string> {
  return {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': nodeName,
    'kubernetes.io/os': 'linux',
    ...labels,
  }
}

type Amounts = Readonly<Record<string, string>>

export interface Reservation {
  readonly kubeReserved: Amounts
  readonly systemReserved: Amounts
  readonly capacity: Amounts
  /** Memory below which Pods are evicted at once. */
  readonly hardMemoryThreshold?: { readonly quantity?: string; readonly percentage?: number } | null
}

/** What Pods cannot have, of each resource of the node. */
// Models: pkg/kubelet/cm/node_container_manager_linux.go: GetNodeAllocatableReservation
export function nodeReservation({
  kubeReserved,
  systemReserved,
  capacity,
  hardMemoryThreshold,
}: Reservation): Record<string, string> {
  const reserved: Record<string, string> = {}
  for (const name of new Set([
    ...Object.keys(capacity),
    ...Object.keys(kubeReserved),
    ...Object.keys(systemReserved),
  ])) {
    let amount = addQuantities(kubeReserved[name] ?? '0', systemReserved[name] ?? '0')
    if (name === 'memory' && hardMemoryThreshold)
      amount = addQuantities(amount, thresholdOf(hardMemoryThreshold, capacity[name] ?? '0'))
    if (compareQuantities(amount, '0') !== 0) reserved[name] = amount
  }
  return reserved
}

/** Percentages are kept in 32 bits. */
function thresholdOf(
  { quantity, percentage }: NonNullable<Reservation['hardMemoryThreshold']>,
  capacity: string,
): string {
  return quantity ?? quantityOf(Math.trunc(quantityValue(capacity) * Math.fround(percentage ?? 0)))
}

/** The limit that the Pods' own cgroup gets: eviction is to come before it. */
export function allocatableForEnforcement({
  kubeReserved,
  systemReserved,
  capacity,
}: Reservation): Record<string, string> {
  const left: Record<string, string> = {}
  for (const [name, amount] of Object.entries(capacity)) {
    const rest = subtractQuantities(amount, addQuantities(kubeReserved[name] ?? '0', systemReserved[name] ?? '0'))
    left[name] = compareQuantities(rest, '0') < 0 ? '0' : rest
  }
  return left
}

/** A node cannot promise away more than it has. */
export function isReservationValid(reservation: Reservation): boolean {
  const reserved = nodeReservation(reservation)
  return Object.entries(reserved).every(([name, amount]) => {
    const total = reservation.capacity[name]
    return total === undefined || compareQuantities(amount, total) <= 0
  })
}
