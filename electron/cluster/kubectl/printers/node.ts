import type { Namespace, Node } from '../sparse'
import { ageOf, NONE } from '../../text/format'
import { columnsOf, type Printer } from './printer'

const UNKNOWN = '<unknown>'
const ROLE_PREFIX = 'node-role.kubernetes.io/'
const ROLE_LABEL = 'kubernetes.io/role'

// Models: printers.go: printNode
export const nodePrinter: Printer<Node> = {
  columns: columnsOf(
    ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
    ['INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE', 'KERNEL-VERSION', 'CONTAINER-RUNTIME'],
  ),
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

function statusText({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const word = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word
}

export function rolesOf({ metadata }: Node): readonly string[] {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(ROLE_PREFIX) && key.length > ROLE_PREFIX.length) roles.add(key.slice(ROLE_PREFIX.length))
    else if (key === ROLE_LABEL && value !== '') roles.add(value)
  }
  return [...roles].sort()
}

function addressOf({ status }: Node, type: string): string {
  return status?.addresses?.find((each) => each.type === type)?.address ?? NONE
}

function kernelText({ status }: Node): string {
  const { kernelVersion, architecture } = status?.nodeInfo ?? {}
  if (!kernelVersion) return UNKNOWN
  return architecture ? `${kernelVersion} (${architecture})` : kernelVersion
}

// Models: printers.go: printNamespace
export const namespacePrinter: Printer<Namespace> = {
  columns: columnsOf(['NAME', 'STATUS', 'AGE']),
  cells: ({ metadata, status }, nowMs) => [metadata.name, status?.phase ?? '', ageOf(metadata, nowMs)],
}
