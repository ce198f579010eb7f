// Models: describe.go: describePod
import type { Pod } from '../sparse'
import { age, NONE } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import { describeContainers } from './container'
import type { Describer } from './describer'
import { describeSpread, describeTolerations } from './pod-parts'
import { describeVolumes } from './pod-volumes'
import { describeSeccomp } from './seccomp'
import type { DescriptionWriter } from './writer'

export const podDescriber: Describer<Pod> = {
  *describe(pod, writer, { nowMs }) {
    describeIdentity(pod, writer)
    describeStatus(pod, writer, nowMs)
    describeSeccomp(pod.spec?.securityContext?.seccompProfile, 0, writer)
    describeNetwork(pod, writer)
    describeAllContainers(pod, writer)
    describeConditions(pod, writer)
    describeVolumes(pod.spec?.volumes ?? [], false, writer)
    writer.field(0, 'QoS Class', pod.status?.qosClass ?? '')
    writer.labels('Node-Selectors', pod.spec?.nodeSelector)
    describeTolerations(pod.spec?.tolerations ?? [], '', writer)
    describeSpread(pod.spec?.topologySpreadConstraints ?? [], '', writer)
  },
}

function describeIdentity({ metadata, spec, status }: Pod, writer: DescriptionWriter): void {
  writer.field(0, 'Name', metadata.name)
  writer.field(0, 'Namespace', metadata.namespace ?? '')
  if (spec?.priority !== undefined) writer.field(0, 'Priority', spec.priority)
  if (spec?.priorityClassName) writer.field(0, 'Priority Class Name', spec.priorityClassName)
  if (spec?.runtimeClassName) writer.field(0, 'Runtime Class Name', spec.runtimeClassName)
  if (spec?.serviceAccountName) writer.field(0, 'Service Account', spec.serviceAccountName)
  writer.field(0, 'Node', spec?.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : NONE)
  if (status?.startTime) writer.field(0, 'Start Time', rfc1123(status.startTime))
  writer.labels('Labels', metadata.labels)
  writer.annotations('Annotations', metadata.annotations)
}

function describeStatus({ metadata, status }: Pod, writer: DescriptionWriter, nowMs: number): void {
  const isOver = status?.phase === 'Failed' || status?.phase === 'Succeeded'
  if (metadata.deletionTimestamp && !isOver) {
    writer.field(0, 'Status', `Terminating (lasts ${age(metadata.deletionTimestamp, nowMs)})`)
    writer.field(0, 'Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`)
  } else writer.field(0, 'Status', status?.phase ?? '')
  if (status?.reason) writer.field(0, 'Reason', status.reason)
  if (status?.message) writer.field(0, 'Message', status.message)
}

function describeNetwork({ metadata, status }: Pod, writer: DescriptionWriter): void {
  writer.field(0, 'IP', status?.podIP ?? '')
  const ips = status?.podIPs ?? []
  writer.line(0, `IPs:${ips.length === 0 ? `\t${NONE}` : ''}`)
  for (const { ip } of ips) writer.field(1, 'IP', ip)
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  if (owner) writer.field(0, 'Controlled By', `${owner.kind}/${owner.name}`)
  if (status?.nominatedNodeName) writer.field(0, 'NominatedNodeName', status.nominatedNodeName)
}

function describeAllContainers({ spec, status, ...pod }: Pod, writer: DescriptionWriter): void {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = spec ?? {}
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = status ?? {}
  const common = { isTemplate: false, pod: { ...pod, spec, status } }
  if (initContainers.length > 0) describeContainers({ ...common, title: 'Init Containers', containers: initContainers, statuses: initContainerStatuses }, writer) // prettier-ignore
  describeContainers({ ...common, title: 'Containers', containers, statuses: containerStatuses }, writer)
  if (ephemeralContainers.length > 0) describeContainers({ ...common, title: 'Ephemeral Containers', containers: ephemeralContainers, statuses: ephemeralContainerStatuses }, writer) // prettier-ignore
}

function describeConditions({ spec, status }: Pod, writer: DescriptionWriter): void {
  const conditions = status?.conditions ?? []
  const gates = spec?.readinessGates ?? []
  if (gates.length > 0) writer.line(0, 'Readiness Gates:\n  Type\tStatus')
  for (const { conditionType } of gates) {
    writer.line(1, `${conditionType} \t${conditions.find(({ type }) => type === conditionType)?.status ?? NONE} `)
  }
  if (conditions.length > 0) writer.line(0, 'Conditions:\n  Type\tStatus')
  for (const { type, status: value } of conditions) writer.line(1, `${type} \t${value} `)
}
