// Models: describe.go: NodeDescriber, describeNode, describeNodeResource
import { isApiError, type NodeCondition, type Taint } from '../../../contract/api'
import type { Lease, Node, Pod } from '../sparse'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'
import { rolesOf } from '../../text/node-roles'
import { ageOf, NONE, UNSET } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { allocatedText, podRequests, sumRequests } from './node-resources'
import type { DescriptionWriter } from './writer'

const ACTIVE = 'status.phase!=Failed,status.phase!=Succeeded'

export const nodeDescriber: Describer<Node> = {
  *describe(node, writer, { command, nowMs }) {
    const { metadata, spec } = node
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Roles', rolesOf(node).join(',') || NONE)
    writer.labels('Labels', metadata.labels)
    writer.annotations('Annotations', metadata.annotations)
    writer.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
    writer.multiline('Taints', sortedTaints(spec?.taints ?? []).map(taintText)) // prettier-ignore
    writer.field(0, 'Unschedulable', spec?.unschedulable ?? false)
    yield* describeLease(metadata.name, command, writer)
    describeConditions(node.status?.conditions ?? [], writer)
    describeMachine(node, writer)
    const fieldSelector = `spec.nodeName=${metadata.name},${ACTIVE}`
    describePods((yield* command.client.list('Pod', '', { fieldSelector })).items, node, writer, nowMs)
  },
}

function sortedTaints(taints: readonly Taint[]): readonly Taint[] {
  const key = ({ effect, key: name }: Taint): string => `${effect},${name}`
  return [...taints].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value ? `=${value}` : ''}:${effect}`
}

function* describeLease(name: string, { client }: CommandContext, writer: DescriptionWriter): Task {
  try {
    const lease: Lease = yield* client.get('Lease', 'kube-node-lease', name)
    const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {}
    writer.line(0, 'Lease:')
    writer.field(1, 'HolderIdentity', holderIdentity ?? UNSET)
    writer.field(1, 'AcquireTime', acquireTime ? rfc1123(acquireTime) : UNSET)
    writer.field(1, 'RenewTime', renewTime ? rfc1123(renewTime) : UNSET)
  } catch (error) {
    if (!isApiError(error)) throw error
    writer.field(0, 'Lease', `Failed to get lease: ${error.message}`)
  }
}

function describeConditions(conditions: readonly NodeCondition[], writer: DescriptionWriter): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastHeartbeatTime, lastTransitionTime, reason, message } of conditions) {
    writer.line(
      1,
      `${type} \t${status} \t${rfc1123(lastHeartbeatTime)} \t${rfc1123(lastTransitionTime)} \t${reason ?? ''} \t${message ?? ''}`,
    )
  }
}

function describeMachine({ spec, status }: Node, writer: DescriptionWriter): void {
  if (status?.addresses?.length) writer.line(0, 'Addresses:')
  for (const { type, address } of status?.addresses ?? []) writer.field(1, type, address)
  for (const [title, amounts] of [['Capacity', status?.capacity], ['Allocatable', status?.allocatable]] as const) {
    if (amounts) writer.line(0, `${title}:`)
    for (const name of Object.keys(amounts ?? {}).sort()) writer.field(1, name, amounts![name]!)
  } // prettier-ignore
  const info = status?.nodeInfo
  writer.line(0, 'System Info:')
  writer.field(1, 'Machine ID', info?.machineID ?? '')
  writer.field(1, 'System UUID', info?.systemUUID ?? '')
  writer.field(1, 'Boot ID', info?.bootID ?? '')
  writer.field(1, 'Kernel Version', info?.kernelVersion ?? '')
  writer.field(1, 'OS Image', info?.osImage ?? '')
  writer.field(1, 'Operating System', info?.operatingSystem ?? '')
  writer.field(1, 'Architecture', info?.architecture ?? '')
  writer.field(1, 'Container Runtime Version', info?.containerRuntimeVersion ?? '')
  writer.field(1, 'Kubelet Version', info?.kubeletVersion ?? '')
  if (spec?.podCIDR) writer.field(0, 'PodCIDR', spec.podCIDR)
  if (spec?.podCIDRs?.length) writer.field(0, 'PodCIDRs', spec.podCIDRs.join(','))
  if (spec?.providerID) writer.field(0, 'ProviderID', spec.providerID)
}

function describePods(pods: readonly Pod[], { status }: Node, writer: DescriptionWriter, nowMs: number): void {
  const allocatable = status?.allocatable ?? {}
  writer.field(0, 'Non-terminated Pods', `(${pods.length} in total)`)
  writer.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  writer.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  for (const pod of pods) {
    const { requests, limits } = podRequests(pod)
    const cells = [requests.cpu, limits.cpu, requests.memory, limits.memory].map((amount, index) =>
      allocatedText(amount, index < 2 ? 'cpu' : 'memory', allocatable),
    )
    writer.line(
      1,
      `${pod.metadata.namespace ?? ''}\t${pod.metadata.name}\t\t${cells.join('\t')}\t${ageOf(pod.metadata, nowMs)}`,
    )
  }
  writer.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)')
  writer.line(1, 'Resource\tRequests\tLimits')
  writer.line(1, '--------\t--------\t------')
  const { requests, limits } = sumRequests(pods)
  for (const name of ['cpu', 'memory', 'ephemeral-storage'] as const) {
    writer.line(
      1,
      `${name}\t${allocatedText(requests[name], name, allocatable)}\t${allocatedText(limits[name], name, allocatable)}`,
    )
  }
}
