import { categorizeEndpoints, endpointsOf } from '../../../electron/cluster/proxy/endpoints'
import { type Packet, type Resolution, resolve } from '../../../electron/cluster/proxy/resolve'
import type { RuleSet } from '../../../electron/cluster/proxy/rule'
import { assemble } from '../../../electron/cluster/proxy/rule-set'
import { servicePorts } from '../../../electron/cluster/proxy/service-port'
import { serviceRules } from '../../../electron/cluster/proxy/service-rules'
import type { EndpointSlice, Service } from '../../../electron/contract/api'
import type { Adapter, Given } from '../case'

interface GivenPacket {
  readonly from: string
  readonly to: string
  readonly port: number
  readonly protocol: string
}

export const adapter: Adapter = {
  run(given) {
    const rules = rulesOf(given)
    return (given.packets as GivenPacket[]).map((packet) => outcome(rules, packet, given.nodeIPs as string[]))
  },
}

function rulesOf(given: Given): RuleSet {
  const { masqueradeAll = false, localDetector = 'podCIDR' } = (given.proxyOptions ?? {}) as {
    masqueradeAll?: boolean
    localDetector?: string
  }
  const options = { masqueradeAll, podCIDR: localDetector === 'none' ? null : (given.podCIDR as string) }
  const node = given.node as string
  const slices = given.endpointSlices as EndpointSlice[]
  return assemble(
    (given.services as Service[]).flatMap((service) => {
      const { namespace, name } = service.metadata
      const own = slices.filter(
        ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name,
      )
      return servicePorts(service).map((port) =>
        serviceRules(port, categorizeEndpoints(endpointsOf(own, port, node), port, { name: node, zone: '' }), options),
      )
    }),
  )
}

/** Every endpoint that some throw of the dice leads to. */
function outcome(
  rules: RuleSet,
  { from, to, port, protocol }: GivenPacket,
  nodeIPs: readonly string[],
): { output: string; masquerade: boolean } {
  const packet: Packet = {
    source: from,
    destination: to,
    port,
    protocol: protocol.toLowerCase() as Packet['protocol'],
    nodeIPs,
  }
  const found = new Map<string, Resolution>()
  for (let passed = 0; passed < 8; passed++) {
    let draws = 0
    const resolution = resolve(rules, packet, { unit: () => (draws++ < passed ? 0.999999 : 0) })
    found.set(resolution.backend ?? (resolution.verdict === 'none' ? '' : resolution.verdict), resolution)
  }
  const masquerade = [...found.values()].some((resolution) => resolution.masquerade)
  return { output: [...found.keys()].sort().join(', '), masquerade }
}
