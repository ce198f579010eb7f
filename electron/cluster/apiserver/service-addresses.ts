/** Hands out cluster IPs and node ports: each to one Service at a time. */
// Models: pkg/registry/core/service/ipallocator, portallocator; storage/alloc.go
import { type ApiError, type ApiObject, type Service } from '../../contract/api'
import type { RandomStream } from '../kernel/random'
import { invalidValue, toInvalidStatus } from './validation/field-error'

/** 10.96.0.0/16; the first address is the API server's own Service. */
const PREFIX = '10.96.'
export const KUBERNETES_SERVICE_IP = '10.96.0.1'
const [LEAST_NODE_PORT, MOST_NODE_PORT] = [30_000, 32_767]

export class ServiceAddresses {
  private readonly addresses = new Set<string>([KUBERNETES_SERVICE_IP])
  private readonly nodePorts = new Set<number>()

  constructor(private readonly random: RandomStream) {}

  /** Learns what is taken from the Services that etcd holds, after a start. */
  restore(services: readonly ApiObject[]): void {
    for (const service of services as readonly Service[]) {
      if (hasAddress(service)) this.addresses.add(service.spec.clusterIP!)
      for (const port of service.spec.ports ?? []) if (port.nodePort) this.nodePorts.add(port.nodePort)
    }
  }

  /** Gives a Service what its type needs. Throws 422 when it asks for what another has. */
  allocate(service: Service): Service {
    const addressed = needsAddress(service) ? this.withAddress(service) : service
    return needsNodePorts(addressed) ? this.withNodePorts(addressed) : addressed
  }

  /** Keeps what the Service has; gives it what its new type needs beside that. */
  allocateForUpdate(next: Service, current: Service): Service {
    if (!hasAddress(current) && needsAddress(next)) return this.allocate(next)
    const needsPorts = needsNodePorts(next) && (next.spec.ports ?? []).some((port) => !port.nodePort)
    return needsPorts ? this.withNodePorts(next) : next
  }

  release(service: Service): void {
    if (hasAddress(service)) this.addresses.delete(service.spec.clusterIP!)
    for (const port of service.spec.ports ?? []) if (port.nodePort) this.nodePorts.delete(port.nodePort)
  }

  private withAddress(service: Service): Service {
    const asked = service.spec.clusterIP
    if (asked && this.addresses.has(asked) && asked !== KUBERNETES_SERVICE_IP) {
      throw unallocated(service, 'provided IP is already allocated')
    }
    if (asked && !asked.startsWith(PREFIX))
      throw unallocated(service, 'the provided network does not match the current range')
    const clusterIP = asked ? asked : this.freeAddress()
    this.addresses.add(clusterIP)
    return { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP] } }
  }

  private withNodePorts(service: Service): Service {
    const ports = (service.spec.ports ?? []).map((port, index) => {
      const refusal = port.nodePort ? this.refusalOfPort(port.nodePort) : null
      if (refusal !== null) {
        const error = invalidValue(`spec.ports[${index}].nodePort`, port.nodePort, refusal)
        throw toInvalidStatus('Service', '', service.metadata.name, [error])
      }
      const nodePort = port.nodePort ?? this.freePort()
      this.nodePorts.add(nodePort)
      return { ...port, nodePort }
    })
    return { ...service, spec: { ...service.spec, ports } }
  }

  private refusalOfPort(port: number): string | null {
    if (port < LEAST_NODE_PORT || port > MOST_NODE_PORT)
      return `provided port is not in the valid range. The range of valid ports is ${LEAST_NODE_PORT}-${MOST_NODE_PORT}`
    return this.nodePorts.has(port) ? 'provided port is already allocated' : null
  }

  private freeAddress(): string {
    for (;;) {
      const address = `${PREFIX}${this.random.integer(1, 255)}.${this.random.integer(0, 254)}`
      if (!this.addresses.has(address)) return address
    }
  }

  private freePort(): number {
    for (;;) {
      const port = this.random.integer(LEAST_NODE_PORT, MOST_NODE_PORT)
      if (!this.nodePorts.has(port)) return port
    }
  }
}

function unallocated({ metadata, spec }: Service, why: string): ApiError {
  const asked = spec.clusterIP!
  const error = invalidValue('spec.clusterIPs', [asked], `failed to allocate IP ${asked}: ${why}`)
  return toInvalidStatus('Service', '', metadata.name, [error])
}

function needsAddress({ spec }: Service): boolean {
  return spec.type !== 'ExternalName' && spec.clusterIP !== 'None'
}

function needsNodePorts({ spec }: Service): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer'
}

function hasAddress({ spec }: Service): boolean {
  return spec.clusterIP !== undefined && spec.clusterIP !== 'None' && spec.clusterIP !== ''
}
