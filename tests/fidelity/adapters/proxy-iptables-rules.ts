import { endpointChain, serviceChains } from '../../../electron/cluster/proxy/chain-names'
import { categorizeEndpoints, type ProxyEndpoint } from '../../../electron/cluster/proxy/endpoints'
import { FIXED_FILTER, FIXED_NAT, NODE_PORTS_JUMP } from '../../../electron/cluster/proxy/fixed-rules'
import { probabilityText, type Rule, ruleText, savedProbabilityText } from '../../../electron/cluster/proxy/rule'
import { servicePorts } from '../../../electron/cluster/proxy/service-port'
import { serviceRules } from '../../../electron/cluster/proxy/service-rules'
import type { Service } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'

const RUNS: Readonly<Record<string, (given: Given) => unknown>> = {
  serviceChains: ({ servicePort, protocol }) => serviceChains(servicePort as string, protocol as string),
  endpointChain: ({ servicePort, protocol, endpoint }) =>
    endpointChain(servicePort as string, protocol as string, endpoint as string),
  probability: ({ remainingEndpoints }) => {
    const share = 1 / (remainingEndpoints as number)
    return { written: probabilityText(share), iptablesSaveShows: savedProbabilityText(share) }
  },
  rules,
  fixedRules: ({ chain }) => {
    const [name, part] = (chain as string).split(' (')
    if (part === 'last)') return [ruleText(name!, NODE_PORTS_JUMP)]
    const all = FIXED_NAT[name!] ?? FIXED_FILTER[name!]
    if (!all) throw new UnknownFunction(chain)
    return (part === 'tail)' ? all.slice(-2) : all).map((rule) => ruleText(name!, rule))
  },
}

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.fn as string]
    if (!run) throw new UnknownFunction(given.fn)
    return run(given)
  },
  // A chain too many is as wrong as one too few.
  compare: (actual, expected, given) =>
    difference(actual, expected) ?? (given.fn === 'rules' ? difference(expected, actual) : undefined),
}

function rules(given: Given): unknown {
  const service = {
    metadata: { namespace: given.namespace, name: given.service },
    spec: {
      clusterIP: given.clusterIP,
      type: given.nodePort === null ? 'ClusterIP' : 'NodePort',
      ports: [
        {
          name: given.portName,
          protocol: given.protocol,
          port: given.port,
          ...(given.nodePort !== null && { nodePort: given.nodePort }),
        },
      ],
      ...(given.clientIPAffinitySeconds !== null && {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: given.clientIPAffinitySeconds } },
      }),
    },
  } as unknown as Service
  const [port] = servicePorts(service)
  const endpoints = (given.readyEndpoints as string[]).map((address): ProxyEndpoint => {
    return { address, isLocal: false, ready: true, serving: true, terminating: false, zoneHints: [], nodeHints: [] }
  })
  const built = serviceRules(port!, categorizeEndpoints(endpoints, port!, { name: '', zone: '' }), {
    podCIDR: given.podCIDR as string,
    masqueradeAll: false,
  })
  return { filter: texts(built.filter), nat: texts(built.nat) }
}

function texts(table: Readonly<Record<string, readonly Rule[]>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(table).map(([chain, list]) => [chain, list.map((rule) => ruleText(chain, rule))]),
  )
}
