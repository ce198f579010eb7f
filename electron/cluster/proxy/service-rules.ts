/** The rules of one Service port: how packets for it find an endpoint. */
// Models: pkg/proxy/iptables/proxier.go: syncProxyRules, writeServiceToEndpointRules
// Simplified: nfacct counters stand where a kernel has them; random-fully is off.
import { endpointChain, serviceChains } from './chain-names'
import type { Categorized, ProxyEndpoint } from './endpoints'
import type { Rule } from './rule'
import { isExternallyAccessible, type ServicePortInfo } from './service-port'

export interface ProxyOptions {
  /** Addresses of Pods; what comes from elsewhere is masqueraded. `null`: nothing counts as Pod traffic. */
  readonly podCIDR: string | null
  readonly masqueradeAll: boolean
}

/** Rules by chain: some chains are shared by all Services, the others are this port's own. */
export interface ServiceRules {
  readonly nat: Readonly<Record<string, readonly Rule[]>>
  readonly filter: Readonly<Record<string, readonly Rule[]>>
  readonly count: number
}

export function serviceRules(port: ServicePortInfo, endpoints: Categorized, options: ProxyOptions): ServiceRules {
  const builder = new ServiceRuleBuilder(port, endpoints, options)
  builder.build()
  return { nat: builder.nat, filter: builder.filter, count: builder.count }
}

class ServiceRuleBuilder {
  readonly nat: Record<string, Rule[]> = {}
  readonly filter: Record<string, Rule[]> = {}
  count = 0
  private readonly chains
  private readonly match: Pick<Rule, 'protocol'>

  constructor(
    private readonly port: ServicePortInfo,
    private readonly endpoints: Categorized,
    private readonly options: ProxyOptions,
  ) {
    this.chains = serviceChains(port.name, port.protocol)
    this.match = { protocol: port.protocol }
  }

  build(): void {
    const { port, endpoints, chains } = this
    const hasInternal = endpoints.hasAny && (!port.internalPolicyLocal || endpoints.local.length > 0)
    const hasExternal = endpoints.hasAny && (!port.externalPolicyLocal || endpoints.local.length > 0)
    this.captureClusterIP(hasInternal)
    this.captureExternal(hasExternal)
    if (port.healthCheckNodePort !== 0) {
      this.addFilter('KUBE-NODEPORTS', {
        comment: `${port.name} health check node port`,
        protocol: 'tcp',
        port: port.healthCheckNodePort,
        target: 'ACCEPT',
      })
    }
    if (hasInternal) this.masqueradeInternal(port.internalPolicyLocal ? chains.local : chains.cluster)
    if (endpoints.hasAny && isExternallyAccessible(port)) this.externalChain(hasExternal)
    if (endpoints.cluster.length > 0) this.balance(chains.cluster, endpoints.cluster)
    if (endpoints.local.length > 0) this.balance(chains.local, endpoints.local)
    for (const endpoint of endpoints.reachable) this.endpoint(endpoint)
  }

  private captureClusterIP(hasInternal: boolean): void {
    const { port, chains, match } = this
    const address = { ...match, destination: port.clusterIP, port: port.port }
    if (hasInternal) {
      this.addNat('KUBE-SERVICES', {
        comment: `${port.name} cluster IP`,
        ...address,
        target: port.internalPolicyLocal ? chains.local : chains.cluster,
      })
    } else this.addFilter('KUBE-SERVICES', { comment: this.absence(), ...address, target: this.refusal() })
  }

  private captureExternal(hasExternal: boolean): void {
    const { port, endpoints, chains, match } = this
    const refuse = (rule: Rule): void => { if (!hasExternal) this.addFilter('KUBE-EXTERNAL-SERVICES', { comment: this.absence(), ...rule, target: this.refusal() }) } // prettier-ignore
    for (const destination of port.externalIPs) {
      const address = { ...match, destination, port: port.port }
      if (endpoints.hasAny)
        this.addNat('KUBE-SERVICES', { comment: `${port.name} external IP`, ...address, target: chains.external })
      refuse(address)
    }
    const isGuarded = endpoints.hasAny && port.sourceRanges.length > 0
    for (const destination of port.loadBalancerIPs) {
      const address = { ...match, destination, port: port.port }
      if (endpoints.hasAny)
        this.addNat('KUBE-SERVICES', {
          comment: `${port.name} loadbalancer IP`,
          ...address,
          target: isGuarded ? chains.firewall : chains.external,
        })
      if (isGuarded)
        this.addFilter('KUBE-PROXY-FIREWALL', {
          comment: `${port.name} traffic not accepted by ${chains.firewall}`,
          ...address,
          target: 'DROP',
        })
      refuse(address)
    }
    if (isGuarded && port.loadBalancerIPs.length > 0) this.firewall()
    if (port.nodePort === 0) return
    if (endpoints.hasAny) {
      const rule = { comment: port.name, ...match, port: port.nodePort, target: chains.external }
      this.addNat('KUBE-NODEPORTS', { ...rule, destination: '127.0.0.0/8', counter: 'localhost_nps_accepted_pkts' })
      this.addNat('KUBE-NODEPORTS', rule)
    }
    refuse({ destinationIsLocal: true, ...match, port: port.nodePort })
  }

  /** Only these sources may come through the load balancer; node ports are not guarded. */
  private firewall(): void {
    const { port, chains } = this
    const comment = `${port.name} loadbalancer IP`
    for (const source of port.sourceRanges) this.addNat(chains.firewall, { comment, source, target: chains.external })
    this.addNat(chains.firewall, { comment: `other traffic to ${port.name} will be dropped by KUBE-PROXY-FIREWALL` })
  }

  /** Packets that do not come from Pods must find their way back through this node. */
  private masqueradeInternal(chain: string): void {
    const { port, match, options } = this
    const rule: Rule = { comment: `${port.name} cluster IP`, ...match, destination: port.clusterIP, port: port.port }
    if (options.masqueradeAll) this.addNat(chain, { ...rule, target: 'KUBE-MARK-MASQ' })
    else if (options.podCIDR !== null)
      this.addNat(chain, { ...rule, notSource: options.podCIDR, target: 'KUBE-MARK-MASQ' })
  }

  private externalChain(hasExternal: boolean): void {
    const { port, chains, options } = this
    const { external, cluster } = chains
    const to = `${port.name} external destinations`
    if (!port.externalPolicyLocal)
      this.addNat(external, { comment: `masquerade traffic for ${to}`, target: 'KUBE-MARK-MASQ' })
    else {
      if (options.podCIDR !== null)
        this.addNat(external, { comment: `pod traffic for ${to}`, source: options.podCIDR, target: cluster })
      this.addNat(external, {
        comment: `masquerade LOCAL traffic for ${to}`,
        sourceIsLocal: true,
        target: 'KUBE-MARK-MASQ',
      })
      this.addNat(external, { comment: `route LOCAL traffic for ${to}`, sourceIsLocal: true, target: cluster })
    }
    if (hasExternal) this.addNat(external, { target: port.externalPolicyLocal ? chains.local : cluster })
  }

  /** Each endpoint takes its share of what the ones before it let pass: 1/n, 1/(n-1), … and the last takes the rest. */
  private balance(chain: string, endpoints: readonly ProxyEndpoint[]): void {
    const { port } = this
    if (port.affinitySeconds !== null) {
      for (const { address } of endpoints) {
        const target = this.endpointChain(address)
        this.addNat(chain, {
          comment: `${port.name} -> ${address}`,
          recent: { name: target, seconds: port.affinitySeconds },
          target,
        })
      }
    }
    endpoints.forEach(({ address }, index) => {
      const rule: Rule = { comment: `${port.name} -> ${address}`, target: this.endpointChain(address) }
      const remaining = endpoints.length - index
      this.addNat(chain, remaining > 1 ? { ...rule, probability: 1 / remaining } : rule)
    })
  }

  /** A Pod that reaches itself through its Service is masqueraded, or it would answer itself directly. */
  private endpoint({ address }: ProxyEndpoint): void {
    const { port, match } = this
    const chain = this.endpointChain(address)
    this.addNat(chain, {
      comment: port.name,
      source: address.slice(0, address.lastIndexOf(':')),
      target: 'KUBE-MARK-MASQ',
    })
    this.addNat(chain, {
      comment: port.name,
      ...(port.affinitySeconds !== null && { recent: { name: chain } }),
      ...match,
      target: 'DNAT',
      option: `--to-destination ${address}`,
    })
  }

  private endpointChain(address: string): string {
    return endpointChain(this.port.name, this.port.protocol, address)
  }

  private absence(): string {
    return `${this.port.name} has no ${this.endpoints.hasAny ? 'local ' : ''}endpoints`
  }

  private refusal(): string {
    return this.endpoints.hasAny ? 'DROP' : 'REJECT'
  }

  private addNat(chain: string, rule: Rule): void {
    this.count++
    ;(this.nat[chain] ??= []).push(rule)
  }

  private addFilter(chain: string, rule: Rule): void {
    this.count++
    ;(this.filter[chain] ??= []).push(rule)
  }
}
