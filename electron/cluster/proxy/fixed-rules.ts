/** The rules that are there whatever Services exist: they lead packets into kube-proxy's chains. */
// Models: pkg/proxy/iptables/proxier.go: iptablesJumpChains, syncProxyRules
import type { Rule } from './rule'

const PORTALS: Rule = { comment: 'kubernetes service portals', target: 'KUBE-SERVICES' }
const FIREWALL: Rule = { comment: 'kubernetes load balancer firewall', target: 'KUBE-PROXY-FIREWALL' }
const EXTERNAL: Rule = { comment: 'kubernetes externally-visible service portals', target: 'KUBE-EXTERNAL-SERVICES' }

export const FIXED_NAT: Readonly<Record<string, readonly Rule[]>> = {
  PREROUTING: [PORTALS],
  OUTPUT: [PORTALS],
  POSTROUTING: [{ comment: 'kubernetes postrouting rules', target: 'KUBE-POSTROUTING' }],
  'KUBE-MARK-MASQ': [{ target: 'MARK', option: '--or-mark 0x4000' }],
  'KUBE-POSTROUTING': [
    { mark: 'unset', target: 'RETURN' },
    { target: 'MARK', option: '--xor-mark 0x4000' },
    { comment: 'kubernetes service traffic requiring SNAT', target: 'MASQUERADE' },
  ],
}

/** Always the last rule of KUBE-SERVICES: whatever is no Service's address may be a node port. */
export const NODE_PORTS_JUMP: Rule = {
  comment: 'kubernetes service nodeports; NOTE: this must be the last rule in this chain',
  destinationIsLocal: true,
  target: 'KUBE-NODEPORTS',
}

export const FIXED_FILTER: Readonly<Record<string, readonly Rule[]>> = {
  INPUT: [FIREWALL, { comment: 'kubernetes health check service ports', target: 'KUBE-NODEPORTS' }, EXTERNAL],
  FORWARD: [FIREWALL, { comment: 'kubernetes forwarding rules', target: 'KUBE-FORWARD' }, PORTALS, EXTERNAL],
  OUTPUT: [FIREWALL, PORTALS],
  'KUBE-FORWARD': [
    { connection: 'INVALID', counter: 'ct_state_invalid_dropped_pkts', target: 'DROP' },
    { comment: 'kubernetes forwarding rules', mark: 'set', target: 'ACCEPT' },
    { comment: 'kubernetes forwarding conntrack rule', connection: 'RELATED,ESTABLISHED', target: 'ACCEPT' },
  ],
}
