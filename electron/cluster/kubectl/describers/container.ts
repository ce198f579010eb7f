// Models: describe.go: describeContainers, describeStatus, describeContainerVolumes, describeContainerDevices
import type { Container, ContainerState, ContainerStatus, ResourceRequirements } from '../../../contract/api'
import type { Pod } from '../sparse'
import { boolText, orNone } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import { describeEnvironment } from './environment'
import { describeProbes } from './probe'
import { describeSeccomp } from './seccomp'
import type { DescriptionWriter } from './writer'

export interface ContainerGroup {
  readonly title: string
  readonly containers: readonly Container[]
  readonly statuses: readonly ContainerStatus[]
  /** Of a Pod template, whose block is one step further in; null for a Pod. */
  readonly isTemplate: boolean
  readonly pod: Pod | null
}

export function describeContainers(group: ContainerGroup, writer: DescriptionWriter): void {
  const { title, containers, statuses, isTemplate, pod } = group
  writer.line(0, `${isTemplate ? '  ' : ''}${title}:${containers.length === 0 ? ' <none>' : ''}`)
  for (const container of containers) {
    writer.line(1, `${isTemplate ? ' ' : ''}${container.name}:`)
    const status = statuses.find(({ name }) => name === container.name)
    describeBasics(container, status, writer)
    describeCommand(container, writer)
    if (status) describeRun(status, writer)
    describeResources(container.resources, writer)
    describeProbes(container, writer)
    describeEnvironment(container, pod, writer)
    describeMounts(container, writer)
    describeDevices(container, writer)
  }
}

function describeBasics(
  { image, ports = [], securityContext }: Container,
  status: ContainerStatus | undefined,
  writer: DescriptionWriter,
): void {
  if (status) writer.field(2, 'Container ID', status.containerID ?? '')
  writer.field(2, 'Image', image ?? '')
  if (status) writer.field(2, 'Image ID', status.imageID)
  const plural = ports.length > 1 ? 's' : ''
  writer.field(
    2,
    `Port${plural}`,
    orNone(ports.map((port) => `${port.containerPort}/${port.protocol ?? 'TCP'}`).join(', ')),
  )
  writer.field(
    2,
    `Host Port${plural}`,
    orNone(ports.map((port) => `${port.hostPort ?? 0}/${port.protocol ?? 'TCP'}`).join(', ')),
  )
  describeSeccomp(securityContext?.seccompProfile, 2, writer)
}

function describeCommand({ command = [], args = [] }: Container, writer: DescriptionWriter): void {
  for (const [title, words] of [['Command', command], ['Args', args]] as const) {
    if (words.length > 0) writer.line(2, `${title}:`)
    for (const word of words) for (const line of word.split('\n')) writer.line(3, line)
  } // prettier-ignore
}

function describeRun({ state, lastState, ready, restartCount }: ContainerStatus, writer: DescriptionWriter): void {
  describeState('State', state, writer)
  if (lastState?.terminated) describeState('Last State', lastState, writer)
  writer.field(2, 'Ready', boolText(ready))
  writer.field(2, 'Restart Count', restartCount)
}

function describeState(title: string, state: ContainerState | undefined, writer: DescriptionWriter): void {
  const { running, waiting, terminated } = state ?? {}
  writer.field(2, title, running ? 'Running' : terminated ? 'Terminated' : 'Waiting')
  if (running) writer.field(3, 'Started', rfc1123(running.startedAt))
  else if (terminated) {
    const { reason, message, exitCode, signal, startedAt, finishedAt } = terminated
    if (reason) writer.field(3, 'Reason', reason)
    if (message) writer.field(3, 'Message', message)
    writer.field(3, 'Exit Code', exitCode)
    if (signal) writer.field(3, 'Signal', signal)
    writer.field(3, 'Started', rfc1123(startedAt))
    writer.field(3, 'Finished', rfc1123(finishedAt))
  } else if (waiting?.reason) writer.field(3, 'Reason', waiting.reason)
}

function describeResources(resources: ResourceRequirements | undefined, writer: DescriptionWriter): void {
  for (const [title, amounts] of [['Limits', resources?.limits ?? {}], ['Requests', resources?.requests ?? {}]] as const) {
    const names = Object.keys(amounts).sort()
    if (names.length > 0) writer.line(2, `${title}:`)
    for (const name of names) writer.field(3, name, amounts[name]!)
  } // prettier-ignore
}

function describeMounts({ volumeMounts = [] }: Container, writer: DescriptionWriter): void {
  writer.line(2, `Mounts:${volumeMounts.length === 0 ? '\t<none>' : ''}`)
  for (const { mountPath, name, readOnly, subPath } of [...volumeMounts].sort((a, b) =>
    a.mountPath < b.mountPath ? -1 : 1,
  )) {
    const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path=${JSON.stringify(subPath)}`] : [])]
    writer.line(3, `${mountPath} from ${name} (${flags.join(',')})`)
  }
}

function describeDevices({ volumeDevices = [] }: Container, writer: DescriptionWriter): void {
  if (volumeDevices.length === 0) return
  writer.line(2, 'Devices:')
  const sorted = [...volumeDevices].sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1))
  for (const { devicePath, name } of sorted) writer.line(3, `${devicePath} from ${name}`)
}
