/** How a Pod appears in an EndpointSlice. */
// Models: staging/src/k8s.io/endpointslice/utils.go, util/controller_utils.go
import type {
  Container,
  Endpoint,
  EndpointPort,
  IntOrString,
  Node,
  Pod,
  Service,
  ServicePort,
} from '../../../contract/api'
import { isPodReady, isPodTerminal } from '../../../contract/api/pod-status'

export type AddressType = 'IPv4' | 'IPv6'

const ZONE = 'topology.kubernetes.io/zone'

/** Ended Pods and those without an address are left out; terminating ones only where asked for. */
export function belongsInEndpoints(pod: Pod, includeTerminating: boolean): boolean {
  if (isPodTerminal(pod)) return false
  if (!pod.status?.podIP && !pod.status?.podIPs?.length) return false
  return includeTerminating || !pod.metadata.deletionTimestamp
}

export function endpointOf(pod: Pod, service: Service, node: Node | undefined, addressType: AddressType): Endpoint {
  const serving = isPodReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating)
  const { namespace, name, uid } = pod.metadata
  const zone = node?.metadata.labels?.[ZONE]
  return {
    addresses: addressesOf(pod, addressType),
    conditions: { ready, serving, terminating },
    ...(hasOwnHostname(pod, service) && { hostname: pod.spec.hostname }),
    targetRef: { kind: 'Pod', namespace, name, uid },
    ...(pod.spec.nodeName && { nodeName: pod.spec.nodeName }),
    ...(zone && { zone }),
  }
}

/** DNS gives a Pod a name of its own when its subdomain is the Service. */
function hasOwnHostname(pod: Pod, service: Service): boolean {
  const isSameNamespace = pod.metadata.namespace === service.metadata.namespace
  return !!pod.spec.hostname && pod.spec.subdomain === service.metadata.name && isSameNamespace
}

export function addressesOf(pod: Pod, addressType: AddressType): readonly string[] {
  const ips = (pod.status?.podIPs ?? []).map(({ ip }) => ip)
  if (ips.length === 0 && pod.status?.podIP) ips.push(pod.status.podIP)
  return ips.filter((ip) => ip.includes(':') === (addressType === 'IPv6'))
}

/** The Service's ports as this Pod has them; a name that the Pod does not know is left out. */
export function endpointPorts(service: Service, pod: Pod): readonly EndpointPort[] {
  const ports: EndpointPort[] = []
  for (const servicePort of service.spec.ports ?? []) {
    const port = targetPortOn(pod, servicePort)
    if (port === undefined) continue
    const { name = '', protocol = 'TCP', appProtocol } = servicePort
    ports.push({ name, protocol, port, ...(appProtocol !== undefined && { appProtocol }) })
  }
  return ports
}

function targetPortOn(pod: Pod, servicePort: ServicePort): number | undefined {
  const target: IntOrString = servicePort.targetPort ?? servicePort.port
  if (typeof target === 'number') return target
  const protocol = servicePort.protocol ?? 'TCP'
  for (const container of containersWithPorts(pod)) {
    const found = container.ports?.find((port) => port.name === target && (port.protocol ?? 'TCP') === protocol)
    if (found) return found.containerPort
  }
  return undefined
}

/** Sidecars serve as long as the Pod lives; plain init containers do not. */
function containersWithPorts(pod: Pod): readonly Container[] {
  const sidecars = (pod.spec.initContainers ?? []).filter((init) => init.restartPolicy === 'Always')
  return [...pod.spec.containers, ...sidecars]
}
