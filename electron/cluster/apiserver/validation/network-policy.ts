import type { IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../../contract/api'
import { validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateCidr } from './ip'
import { isStrictSubset } from './cidr'
import { validateLabelSelector } from './label-selector'
import { validatePortOrName } from './numbers'

/** NetworkPolicies. */
// Models: pkg/apis/networking/validation/validation.go: ValidateNetworkPolicySpec
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const DIRECTIONS = ['Egress', 'Ingress']

export function validateNetworkPolicy({ spec }: NetworkPolicy): FieldError[] {
  const { podSelector, ingress, egress, policyTypes = [] } = spec
  return [
    ...validateLabelSelector(podSelector, 'spec.podSelector'),
    ...(ingress ?? []).flatMap(({ ports, from }, i) => validateRule(ports, from, `spec.ingress[${i}]`, 'from')),
    ...(egress ?? []).flatMap(({ ports, to }, i) => validateRule(ports, to, `spec.egress[${i}]`, 'to')),
    ...(policyTypes.length > 2
      ? [invalidValue('spec.policyTypes', policyTypes, 'may not specify more than two policyTypes')]
      : policyTypes.flatMap((type, i) =>
          DIRECTIONS.includes(type) ? [] : [notSupported(`spec.policyTypes[${i}]`, type, DIRECTIONS)],
        )),
  ]
}

function validateRule(
  ports: readonly NetworkPolicyPort[] | undefined,
  peers: readonly NetworkPolicyPeer[] | undefined,
  path: string,
  direction: 'from' | 'to',
): FieldError[] {
  return [
    ...(ports ?? []).flatMap((port, i) => validatePort(port, `${path}.ports[${i}]`)),
    ...(peers ?? []).flatMap((peer, i) => validatePeer(peer, `${path}.${direction}[${i}]`)),
  ]
}

function validatePort({ port, protocol, endPort }: NetworkPolicyPort, path: string): FieldError[] {
  const errors = validateOptionalChoice(protocol, PROTOCOLS, `${path}.protocol`)
  if (port === undefined) {
    return endPort === undefined
      ? errors
      : [...errors, required(`${path}.endPort`, 'must be set if and only if port is set')]
  }
  errors.push(...validatePortOrName(port, `${path}.port`))
  if (endPort === undefined) return errors
  if (typeof port === 'string')
    return [...errors, invalidValue(`${path}.endPort`, endPort, 'may not be specified when `port` is non-numeric')]
  if (endPort < port) errors.push(invalidValue(`${path}.endPort`, endPort, 'must be greater than or equal to `port`'))
  return [...errors, ...validatePortOrName(endPort, `${path}.endPort`)]
}

function validatePeer({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer, path: string): FieldError[] {
  const errors = [
    ...validateLabelSelector(podSelector, `${path}.podSelector`),
    ...validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`),
    ...(ipBlock ? validateBlock(ipBlock, `${path}.ipBlock`) : []),
  ]
  const isSelected = podSelector !== undefined || namespaceSelector !== undefined
  if (!isSelected && !ipBlock) errors.push(required(path, 'must specify a peer'))
  if (isSelected && ipBlock) errors.push(forbiddenField(path, 'may not specify both ipBlock and another peer'))
  return errors
}

function validateBlock({ cidr, except }: IPBlock, path: string): FieldError[] {
  if (!cidr) return [required(`${path}.cidr`)]
  const errors = validateCidr(cidr, `${path}.cidr`)
  if (errors.length > 0) return errors
  return (except ?? []).flatMap((hole, i) => {
    const at = `${path}.except[${i}]`
    const unsound = validateCidr(hole, at)
    if (unsound.length > 0 || isStrictSubset(hole, cidr)) return unsound
    return [invalidValue(at, hole, 'must be a strict subset of `cidr`')]
  })
}
