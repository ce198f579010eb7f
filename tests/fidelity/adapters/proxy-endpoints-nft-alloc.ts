import { categorizeEndpoints, type ProxyEndpoint } from '../../../electron/cluster/proxy/endpoints'
import { shouldSkipService } from '../../../electron/cluster/proxy/service-port'
import type { Service } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'

export const adapter: Adapter = {
  run(given) {
    if (given.fn === 'skipService') return shouldSkipService(given.service as Service)
    if (given.fn === 'categorize') return categorize(given)
    throw new UnknownFunction(given.fn)
  },
  compare(actual, expected) {
    if (typeof expected !== 'object' || expected === null) return difference(actual, expected)
    const wanted = expected as { cluster: string[] | null; local: string[] | null; all: string[] | null }
    // Where only one of the lists is given, it is all there is.
    const all = wanted.all ?? (wanted.local === null ? wanted.cluster : wanted.cluster === null ? wanted.local : null)
    return difference(actual, { ...wanted, all })
  },
}

interface GivenEndpoint {
  readonly endpoint: string
  readonly isLocal?: boolean
  readonly ready?: boolean
  readonly serving?: boolean
  readonly terminating?: boolean
  readonly zoneHints?: object
  readonly nodeHints?: object
}

function categorize({ service, endpoints, nodeLabels, nodeName }: Given): unknown {
  const policies = {
    internalPolicyLocal: false,
    externalPolicyLocal: false,
    nodePort: 0,
    externalIPs: [],
    loadBalancerIPs: [],
    ...(service as object),
  }
  const list = (endpoints as GivenEndpoint[]).map(
    ({
      endpoint,
      isLocal = false,
      ready = false,
      serving = ready,
      terminating = false,
      zoneHints = {},
      nodeHints = {},
    }): ProxyEndpoint => {
      return {
        address: endpoint,
        isLocal,
        ready,
        serving,
        terminating,
        zoneHints: Object.keys(zoneHints),
        nodeHints: Object.keys(nodeHints),
      }
    },
  )
  const zone = (nodeLabels as Record<string, string>)['topology.kubernetes.io/zone'] ?? ''
  const { cluster, local, reachable, hasAny } = categorizeEndpoints(list, policies, { name: nodeName as string, zone })
  const addresses = (of: readonly ProxyEndpoint[]): string[] => of.map(({ address }) => address)
  return {
    cluster: addresses(cluster),
    local: addresses(local),
    all: addresses(reachable),
    onlyRemote: hasAny && reachable.length === 0,
  }
}
