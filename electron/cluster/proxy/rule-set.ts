/** All rules of one node, put together from those of each Service port. */
import { FIXED_FILTER, FIXED_NAT, NODE_PORTS_JUMP } from './fixed-rules'
import type { Rule, RuleSet } from './rule'
import type { ServiceRules } from './service-rules'

const OWN_FILTER_CHAINS = ['KUBE-SERVICES', 'KUBE-EXTERNAL-SERVICES', 'KUBE-NODEPORTS', 'KUBE-PROXY-FIREWALL'] as const

export function assemble(services: Iterable<ServiceRules>): RuleSet {
  const nat = new Map<string, Rule[]>(Object.entries(FIXED_NAT).map(([chain, rules]) => [chain, [...rules]]))
  const filter = new Map<string, Rule[]>(Object.entries(FIXED_FILTER).map(([chain, rules]) => [chain, [...rules]]))
  nat.set('KUBE-SERVICES', [])
  nat.set('KUBE-NODEPORTS', [])
  for (const chain of OWN_FILTER_CHAINS) filter.set(chain, [])
  for (const service of services) {
    append(nat, service.nat)
    append(filter, service.filter)
  }
  nat.get('KUBE-SERVICES')!.push(NODE_PORTS_JUMP)
  return { nat, filter }
}

function append(table: Map<string, Rule[]>, rules: Readonly<Record<string, readonly Rule[]>>): void {
  for (const chain in rules) {
    const known = table.get(chain)
    if (known) known.push(...rules[chain]!)
    else table.set(chain, rules[chain]! as Rule[])
  }
}
