// Models: describe.go: describeContainers, describeStatus, DescribeProbe
import type {
  Container,
  ContainerState,
  ContainerStatus,
  EnvVar,
  Probe,
  ResourceRequirements,
} from '../../../contract/api'
import type { Pod } from '../sparse'
import { boolText, orNone } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import { findAll, valueText } from '../text/jsonpath'
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
  }
}

function describeBasics(
  { image, ports = [] }: Container,
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

function describeProbes({ livenessProbe, readinessProbe, startupProbe }: Container, writer: DescriptionWriter): void {
  if (livenessProbe) writer.field(2, 'Liveness', probeText(livenessProbe))
  if (readinessProbe) writer.field(2, 'Readiness', probeText(readinessProbe))
  if (startupProbe) writer.field(2, 'Startup', probeText(startupProbe))
}

export function probeText(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 0,
    periodSeconds = 0,
    successThreshold = 0,
    failureThreshold = 0,
  } = probe
  const timing = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`
  return `${probeAction(probe)} ${timing}`
}

function probeAction({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`
  if (httpGet)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''}`
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''}` : 'unknown'
}

function describeEnvironment({ env = [], envFrom = [] }: Container, pod: Pod | null, writer: DescriptionWriter): void {
  if (envFrom.length > 0) writer.line(2, 'Environment Variables from:')
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const source = configMapRef ?? secretRef
    const from = `${configMapRef ? 'ConfigMap' : 'Secret'}${prefix ? ` with prefix '${prefix}'` : ''}`
    writer.line(3, `${source?.name ?? ''}\t${from}\tOptional: ${source?.optional ?? false}`)
  }
  writer.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`)
  for (const variable of env) describeVariable(variable, pod, writer)
}

function describeVariable({ name, value = '', valueFrom }: EnvVar, pod: Pod | null, writer: DescriptionWriter): void {
  if (!valueFrom) {
    for (const [index, line] of value.split('\n').entries())
      writer.line(3, index === 0 ? `${name}:\t${line}` : `\t${line}`)
    return
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef)
    writer.line(
      3,
      `${name}:\t${fieldValue(pod, fieldRef.fieldPath)} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`,
    )
  if (resourceFieldRef) writer.line(3, `${name}:\t (${resourceFieldRef.resource})`)
  if (secretKeyRef)
    writer.line(
      3,
      `${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name ?? ''}'>\tOptional: ${secretKeyRef.optional ?? false}`,
    )
  if (configMapKeyRef)
    writer.line(
      3,
      `${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name ?? ''}'>\tOptional: ${configMapKeyRef.optional ?? false}`,
    )
}

function fieldValue(pod: Pod | null, path: string): string {
  return pod ? findAll(pod, `.${path}`).map(valueText).join('') : ''
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
