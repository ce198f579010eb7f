import type { Namespace, Node } from '../../../contract/api'
import { ageOf, NONE } from '../../text/format'
import { rolesOf } from '../../text/node-roles'
import type { Sparse } from '../../text/sparse'
import { AGE, NAME, text, wide } from './columns'
import type { Printer } from './printer'

const UNKNOWN = '<unknown>'

// Models: printers.go: printNode
export const nodePrinter: Printer<Node> = {
  columns: [
    NAME,
    text('Status', 'Whether the kubelet says it is ready, and whether Pods may be put there'),
    text('Roles', 'What labels say the node is for'),
    AGE,
    text('Version', 'Release of the kubelet'),
    wide(text('Internal-IP', 'Address inside the cluster')),
    wide(text('External-IP', 'Address for the world outside')),
    wide(text('OS-Image', 'Operating system')),
    wide(text('Kernel-Version', 'Kernel and machine')),
    wide(text('Container-Runtime', 'Runtime and its version')),
  ],
  cells(node, nowMs) {
    const { metadata, status } = node
    const info = status?.nodeInfo
    return [
      metadata.name, statusText(node), rolesOf(node).join(',') || NONE, ageOf(metadata, nowMs), info?.kubeletVersion ?? '',
      addressOf(node, 'InternalIP'), addressOf(node, 'ExternalIP'), info?.osImage || UNKNOWN, kernelText(node),
      info?.containerRuntimeVersion || UNKNOWN,
    ] // prettier-ignore
  },
}

function statusText({ spec, status }: Sparse<Node>): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const word = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word
}

function addressOf({ status }: Sparse<Node>, type: string): string {
  return status?.addresses?.find((each) => each.type === type)?.address ?? NONE
}

function kernelText({ status }: Sparse<Node>): string {
  const { kernelVersion, architecture } = status?.nodeInfo ?? {}
  if (!kernelVersion) return UNKNOWN
  return architecture ? `${kernelVersion} (${architecture})` : kernelVersion
}

// Models: printers.go: printNamespace
export const namespacePrinter: Printer<Namespace> = {
  columns: [NAME, text('Status', 'Active, or Terminating while its contents are removed'), AGE],
  cells: ({ metadata, status }, nowMs) => [metadata.name, status?.phase ?? '', ageOf(metadata, nowMs)],
}
