/** One port of one Service, as a proxy sees it. */
// Models: pkg/proxy/serviceport.go; pkg/proxy/util/utils.go: ShouldSkipService
import type { Service } from '../../contract/api'
import { servicePortName } from './chain-names'

export interface ServicePortInfo {
  /** `default/web:http` */
  readonly name: string
  readonly portName: string
  readonly protocol: 'tcp' | 'udp' | 'sctp'
  readonly clusterIP: string
  readonly port: number
  readonly nodePort: number
  readonly externalIPs: readonly string[]
  readonly loadBalancerIPs: readonly string[]
  readonly sourceRanges: readonly string[]
  readonly affinitySeconds: number | null
  readonly internalPolicyLocal: boolean
  readonly externalPolicyLocal: boolean
  readonly healthCheckNodePort: number
}

/** Headless Services and mere names have nothing to be proxied. */
export function shouldSkipService({ spec }: { readonly spec?: Service['spec'] }): boolean {
  const clusterIP = spec?.clusterIP ?? ''
  return clusterIP === '' || clusterIP === 'None' || spec?.type === 'ExternalName'
}

export function servicePorts(service: Service): readonly ServicePortInfo[] {
  if (shouldSkipService(service)) return []
  const { metadata, spec, status } = service
  const isExternal = spec.type === 'NodePort' || spec.type === 'LoadBalancer' || (spec.externalIPs?.length ?? 0) > 0
  const affinitySeconds =
    spec.sessionAffinity === 'ClientIP' ? (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800) : null
  return (spec.ports ?? []).map((port) => ({
    name: servicePortName(metadata.namespace ?? '', metadata.name, port.name),
    portName: port.name ?? '',
    protocol: (port.protocol ?? 'TCP').toLowerCase() as ServicePortInfo['protocol'],
    clusterIP: spec.clusterIP!,
    port: port.port,
    nodePort: port.nodePort ?? 0,
    externalIPs: spec.externalIPs ?? [],
    loadBalancerIPs: (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, ipMode }) =>
      ip !== undefined && ipMode !== 'Proxy' ? [ip] : [],
    ),
    sourceRanges: spec.loadBalancerSourceRanges ?? [],
    affinitySeconds,
    internalPolicyLocal: spec.internalTrafficPolicy === 'Local',
    externalPolicyLocal: isExternal && spec.externalTrafficPolicy === 'Local',
    healthCheckNodePort: spec.healthCheckNodePort ?? 0,
  }))
}

type Policies = Pick<
  ServicePortInfo,
  'internalPolicyLocal' | 'externalPolicyLocal' | 'nodePort' | 'externalIPs' | 'loadBalancerIPs'
>

export function isExternallyAccessible({ nodePort, externalIPs, loadBalancerIPs }: Policies): boolean {
  return nodePort !== 0 || externalIPs.length > 0 || loadBalancerIPs.length > 0
}

/** Even when external traffic is to stay local, Pods and the node itself reach all endpoints through the external address. */
export function usesClusterEndpoints(port: Policies): boolean {
  return !port.internalPolicyLocal || isExternallyAccessible(port)
}

export function usesLocalEndpoints(port: Policies): boolean {
  return port.internalPolicyLocal || (port.externalPolicyLocal && isExternallyAccessible(port))
}
