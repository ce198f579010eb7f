/** How a container is probed, in one line each. */
// Models: describe.go: DescribeProbe
import type { Container, Probe } from '../../../contract/api'
import type { DescriptionWriter } from './writer'

export function describeProbes(
  { livenessProbe, readinessProbe, startupProbe }: Container,
  writer: DescriptionWriter,
): void {
  if (livenessProbe) writer.field(2, 'Liveness', probeText(livenessProbe))
  if (readinessProbe) writer.field(2, 'Readiness', probeText(readinessProbe))
  if (startupProbe) writer.field(2, 'Startup', probeText(startupProbe))
}

function probeText(probe: Probe): string {
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
