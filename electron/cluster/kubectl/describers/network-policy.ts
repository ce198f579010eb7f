// Models: describe.go: NetworkPolicyDescriber, describeNetworkPolicySpec
import type { LabelSelector, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../../contract/api'
import { NONE, selectorText } from '../../text/format'
import type { Describer } from './describer'
import { describeMarks, describeName } from './identity'
import type { DescriptionWriter } from './writer'

export const networkPolicyDescriber: Describer<NetworkPolicy> = {
  hasEvents: false,
  *describe(policy, writer) {
    describeName(policy, writer)
    writer.field(0, 'Created on', goTime(policy.metadata.creationTimestamp))
    describeMarks(policy, writer)
    describeSpec(policy.spec ?? {}, writer)
  },
}

/** `2026-11-23 09:29:23 +0000 UTC`: what Go's `%s` makes of an instant. */
function goTime(timestamp: string): string {
  return `${timestamp.slice(0, 10)} ${timestamp.slice(11, 19)} +0000 UTC`
}

type Spec = NonNullable<NetworkPolicy['spec']>

function describeSpec(
  { podSelector, policyTypes = [], ingress = [], egress = [] }: Spec,
  writer: DescriptionWriter,
): void {
  writer.line(0, 'Spec:')
  writer.line(1, `PodSelector:     ${podsText(podSelector)}`)
  const isEmpty = policyTypes.length === 0
  if (isEmpty || policyTypes.includes('Ingress')) {
    writer.line(1, 'Allowing ingress traffic:')
    describeRules(ingress.map(({ ports, from }) => ({ ports, peers: from })), INGRESS, writer) // prettier-ignore
  } else writer.line(1, 'Not affecting ingress traffic')
  if (policyTypes.includes('Egress') || (isEmpty && egress.length > 0)) {
    writer.line(1, 'Allowing egress traffic:')
    describeRules(egress.map(({ ports, to }) => ({ ports, peers: to })), EGRESS, writer) // prettier-ignore
  } else writer.line(1, 'Not affecting egress traffic')
  writer.line(1, `Policy Types: ${policyTypes.join(', ') || NONE}`)
}

function podsText(selector: LabelSelector | undefined): string {
  const text = selectorText(selector)
  return text === NONE ? `${NONE} (Allowing the specific traffic to all pods in this namespace)` : text
}

interface Direction {
  readonly word: string
  readonly isolated: string
  readonly anybody: string
}

const INGRESS: Direction = { word: 'From', isolated: 'ingress', anybody: '<any> (traffic not restricted by source)' }
const EGRESS: Direction = { word: 'To', isolated: 'egress', anybody: '<any> (traffic not restricted by destination)' }

interface Rule {
  readonly ports?: readonly NetworkPolicyPort[]
  readonly peers?: readonly NetworkPolicyPeer[]
}

function describeRules(rules: readonly Rule[], direction: Direction, writer: DescriptionWriter): void {
  const { word, isolated, anybody } = direction
  if (rules.length === 0) writer.line(2, `${NONE} (Selected pods are isolated for ${isolated} connectivity)`)
  for (const [index, { ports = [], peers = [] }] of rules.entries()) {
    if (index > 0) writer.line(2, '----------')
    if (ports.length === 0) writer.line(2, 'To Port: <any> (traffic allowed to all ports)')
    for (const { port, protocol } of ports) writer.line(2, `To Port: ${port ?? '<nil>'}/${protocol ?? 'TCP'}`)
    if (peers.length === 0) writer.line(2, `${word}: ${anybody}`)
    for (const peer of peers) {
      writer.line(2, `${word}:`)
      describePeer(peer, writer)
    }
  }
}

function describePeer({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer, writer: DescriptionWriter): void {
  if (namespaceSelector) writer.line(3, `NamespaceSelector: ${selectorText(namespaceSelector)}`)
  if (podSelector) writer.line(3, `PodSelector: ${selectorText(podSelector)}`)
  if (!ipBlock) return
  writer.line(3, 'IPBlock:')
  writer.line(4, `CIDR: ${ipBlock.cidr}`)
  writer.line(4, `Except: ${(ipBlock.except ?? []).join(', ')}`)
}
