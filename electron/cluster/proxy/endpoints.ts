/** Which endpoints of a Service port are to be used, and from where. */
// Models: pkg/proxy/topology.go: CategorizeEndpoints; pkg/proxy/endpointslicecache.go
import type { EndpointSlice } from '../../contract/api'
import { usesClusterEndpoints, usesLocalEndpoints, type ServicePortInfo } from './service-port'

export interface ProxyEndpoint {
  /** `10.244.1.7:8080` */
  readonly address: string
  readonly isLocal: boolean
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
  readonly zoneHints: readonly string[]
  readonly nodeHints: readonly string[]
}

export interface Categorized {
  readonly cluster: readonly ProxyEndpoint[]
  readonly local: readonly ProxyEndpoint[]
  /** Those for which this node needs chains. */
  readonly reachable: readonly ProxyEndpoint[]
  /** Is there an endpoint anywhere, even if not for this node? */
  readonly hasAny: boolean
}

export interface ProxyNode {
  readonly name: string
  readonly zone: string
}

/** The endpoints that slices hold for one port, sorted, each once. */
export function endpointsOf(
  slices: readonly EndpointSlice[],
  { portName, protocol }: Pick<ServicePortInfo, 'portName' | 'protocol'>,
  nodeName: string,
): readonly ProxyEndpoint[] {
  const found = new Map<string, ProxyEndpoint>()
  for (const { endpoints = [], ports } of slices) {
    const port = (ports ?? []).find(
      ({ name, protocol: other }) => (name ?? '') === portName && (other ?? 'TCP').toLowerCase() === protocol,
    )
    if (port?.port === undefined) continue
    for (const { addresses, conditions, nodeName: node, hints } of endpoints) {
      const ready = conditions?.ready ?? true
      const address = `${addresses[0] ?? ''}:${port.port}`
      if (found.get(address)?.ready === true && !ready) continue
      found.set(address, {
        address, isLocal: node === nodeName, ready,
        serving: conditions?.serving ?? ready, terminating: conditions?.terminating ?? false,
        zoneHints: (hints?.forZones ?? []).map(({ name }) => name), nodeHints: (hints?.forNodes ?? []).map(({ name }) => name),
      }) // prettier-ignore
    }
  }
  return [...found.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}

type Policies = Pick<
  ServicePortInfo,
  'internalPolicyLocal' | 'externalPolicyLocal' | 'nodePort' | 'externalIPs' | 'loadBalancerIPs'
>

export function categorizeEndpoints(endpoints: readonly ProxyEndpoint[], port: Policies, node: ProxyNode): Categorized {
  const isFallback = (endpoint: ProxyEndpoint): boolean => endpoint.serving && endpoint.terminating
  const usesCluster = usesClusterEndpoints(port)
  const isNear = usesCluster ? topologyFilter(endpoints, node) : null
  let cluster: readonly ProxyEndpoint[] = []
  if (usesCluster) {
    cluster = endpoints.filter((endpoint) => endpoint.ready && (!isNear || isNear(endpoint)))
    if (cluster.length === 0) cluster = endpoints.filter(isFallback)
  }
  if (!usesLocalEndpoints(port)) return { cluster, local: [], reachable: cluster, hasAny: cluster.length > 0 }
  const hasAny = cluster.length > 0 || endpoints.some((endpoint) => endpoint.ready || isFallback(endpoint))
  const here = endpoints.filter(({ isLocal }) => isLocal)
  const readyHere = here.filter(({ ready }) => ready)
  const local = readyHere.length > 0 ? readyHere : here.filter(isFallback)
  if (!usesCluster) return { cluster, local, reachable: local, hasAny }
  const reachable = [...new Set([...cluster, ...local])].sort((a, b) => (a.address < b.address ? -1 : 1))
  return { cluster, local, reachable, hasAny }
}

/** Endpoints meant for this node, or else for its zone; `null` when hints say nothing or not everything. */
function topologyFilter(
  endpoints: readonly ProxyEndpoint[],
  { name, zone }: ProxyNode,
): ((endpoint: ProxyEndpoint) => boolean) | null {
  const ready = endpoints.filter((endpoint) => endpoint.ready)
  if (ready.length === 0) return null
  const isForNode = (endpoint: ProxyEndpoint): boolean => endpoint.nodeHints.includes(name)
  if (ready.every(({ nodeHints }) => nodeHints.length > 0) && ready.some(isForNode)) return isForNode
  const isForZone = (endpoint: ProxyEndpoint): boolean => endpoint.zoneHints.includes(zone)
  if (zone !== '' && ready.every(({ zoneHints }) => zoneHints.length > 0) && ready.some(isForZone)) return isForZone
  return null
}
