import type { EndpointSlice, Event, Lease, Namespace, Node } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { ipFamilyOf } from './ip'
import { validateFixedMetadata, validateImmutable, validateMetadata, validateMetadataUpdate } from './metadata'
import { dns1123Label, dns1123Subdomain, portName } from './names'
import { validateTaints } from './toleration'
import { isMissing } from '../schema/unsound'

/** Kinds that the cluster's own components write. */
// Models: pkg/apis/core/validation, pkg/apis/discovery/validation, pkg/apis/coordination/validation
// Simplified: of Events and EndpointSlices only what a hand-written one gets wrong is checked.
export function validateNamespace(namespace: Namespace): FieldError[] {
  return validateMetadata(namespace, false, dns1123Label)
}

export function validateNamespaceUpdate(namespace: Namespace, old: Namespace): FieldError[] {
  return validateMetadataUpdate(namespace, old)
}

export function validateNode(node: Node): FieldError[] {
  return [...validateMetadata(node, false, dns1123Subdomain), ...validateTaints(node.spec.taints, 'spec.taints')]
}

/** What a node is cannot change under the Pods that run there. */
export function validateNodeUpdate(node: Node, old: Node): FieldError[] {
  const errors = [...validateMetadataUpdate(node, old), ...validateTaints(node.spec.taints, 'spec.taints')]
  if (old.spec.providerID) errors.push(...fixed(node.spec.providerID, old.spec.providerID, 'spec.providerID'))
  if (old.spec.podCIDR) errors.push(...fixed(node.spec.podCIDR, old.spec.podCIDR, 'spec.podCIDR'))
  return errors
}

function fixed(value: unknown, old: unknown, path: string): FieldError[] {
  const isSame = validateImmutable(value, old, path).length === 0
  return isSame ? [] : [forbiddenField(path, 'node updates may not change it except from "" to valid')]
}

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6']
const MAX_ENDPOINTS = 1000

export function validateEndpointSlice(slice: EndpointSlice): FieldError[] {
  const errors = validateMetadata(slice, true, dns1123Subdomain)
  if (isMissing(slice.addressType)) errors.push(required('addressType'))
  else if (!ADDRESS_TYPES.includes(slice.addressType))
    errors.push(notSupported('addressType', slice.addressType, ADDRESS_TYPES))
  const endpoints = slice.endpoints ?? []
  if (endpoints.length > MAX_ENDPOINTS) {
    errors.push({
      type: 'Too many',
      field: 'endpoints',
      badValue: endpoints.length,
      detail: `must have at most ${MAX_ENDPOINTS} items`,
    })
  }
  for (const [i, { addresses = [] }] of endpoints.entries()) {
    if (addresses.length === 0) errors.push(required(`endpoints[${i}].addresses`, 'must contain at least 1 address'))
    for (const [j, address] of addresses.entries()) {
      if (slice.addressType === 'FQDN' || ipFamilyOf(address) === slice.addressType) continue
      errors.push(invalidValue(`endpoints[${i}].addresses[${j}]`, address, `must be an ${slice.addressType} address`))
    }
  }
  for (const [i, { name }] of (slice.ports ?? []).entries()) {
    if (name) errors.push(...portName(name).map((why) => invalidValue(`ports[${i}].name`, name, why)))
  }
  return errors
}

export function validateEndpointSliceUpdate(slice: EndpointSlice, old: EndpointSlice): FieldError[] {
  return [
    ...validateFixedMetadata(slice, old),
    ...validateEndpointSlice(slice),
    ...validateImmutable(slice.addressType, old.addressType, 'addressType'),
  ]
}

export function validateLease(lease: Lease): FieldError[] {
  const errors = validateMetadata(lease, true, dns1123Subdomain)
  const { leaseDurationSeconds, leaseTransitions } = lease.spec
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    errors.push(invalidValue('spec.leaseDurationSeconds', leaseDurationSeconds, 'must be greater than 0'))
  }
  if (leaseTransitions !== undefined && leaseTransitions < 0) {
    errors.push(invalidValue('spec.leaseTransitions', leaseTransitions, 'must be greater than or equal to 0'))
  }
  return errors
}

export function validateLeaseUpdate(lease: Lease, old: Lease): FieldError[] {
  return [...validateFixedMetadata(lease, old), ...validateLease(lease)]
}

/** An Event lives beside what it speaks about; of a cluster-wide object, in `default`. */
export function validateEvent(event: Event): FieldError[] {
  const errors = validateMetadata(event, true, dns1123Subdomain)
  const about = event.involvedObject.namespace || 'default'
  if (event.metadata.namespace !== about && !(about === 'default' && !event.involvedObject.namespace)) {
    errors.push(
      invalidValue('involvedObject.namespace', event.involvedObject.namespace, 'does not match event.namespace'),
    )
  }
  return errors
}

export function validateEventUpdate(event: Event, old: Event): FieldError[] {
  return [...validateFixedMetadata(event, old), ...validateEvent(event)]
}
