/** One look at a container: runs the probe and says how it went, in the words of its events. */
// Models: pkg/probe/{http,tcp,exec,grpc}
// Simplified: redirects, headers and TLS are not looked at; a gRPC health service answers wherever something listens.
import type { Container, IntOrString, Probe } from '../../contract/api'
import type { Cri, NodeHost } from '../runtime/cri'

export interface Observation {
  readonly ok: boolean
  readonly output: string
}

export function runProbe(
  cri: Cri,
  machine: NodeHost,
  ip: string,
  container: Container,
  id: string,
  probe: Probe,
): Observation {
  if (probe.exec) return execObservation(cri, id, probe)
  if (probe.httpGet) return httpObservation(machine, probe.httpGet.host ?? ip, container, probe.httpGet)
  const port = portNumber(container, probe.tcpSocket?.port ?? probe.grpc?.port ?? 0)
  const host = probe.tcpSocket?.host ?? ip
  if (machine.listenerAt(host, port)) return { ok: true, output: '' }
  const refused = `dial tcp ${host}:${port}: connect: connection refused`
  return {
    ok: false,
    output: probe.grpc
      ? `timeout: failed to connect service "${host}:${port}" within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded`
      : refused,
  }
}

function execObservation(cri: Cri, id: string, { exec, timeoutSeconds = 1 }: Probe): Observation {
  const command = exec?.command ?? []
  const { exitCode, output, elapsedMs } = cri.ExecSync(id, command)
  if (elapsedMs > timeoutSeconds * 1000)
    return { ok: false, output: `command timed out: "${command.join(' ')}" timed out after ${timeoutSeconds}s` }
  return { ok: exitCode === 0, output }
}

function httpObservation(
  machine: NodeHost,
  host: string,
  container: Container,
  action: NonNullable<Probe['httpGet']>,
): Observation {
  const port = portNumber(container, action.port)
  const path = action.path ?? '/'
  const found = machine.listenerAt(host, port)
  const url = `${(action.scheme ?? 'HTTP').toLowerCase()}://${host}:${port}${path}`
  if (!found) return { ok: false, output: `Get "${url}": dial tcp ${host}:${port}: connect: connection refused` }
  if (found.listener.protocol !== 'http') return { ok: false, output: `Get "${url}": EOF` }
  const code = found.container.answer(found.listener, path)
  return code < 400 ? { ok: true, output: '' } : { ok: false, output: `HTTP probe failed with statuscode: ${code}` }
}

/** A port by number, or by the name that the container gave it. */
export function portNumber({ ports }: Container, port: IntOrString): number {
  if (typeof port === 'number') return port
  return ports?.find(({ name }) => name === port)?.containerPort ?? Number(port)
}
