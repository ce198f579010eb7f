import type { EndpointSlice, Event, Lease, Namespace, Node, ServiceAccount } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import {
  validateEndpointSlice,
  validateEndpointSliceUpdate,
  validateEvent,
  validateEventUpdate,
  validateLease,
  validateLeaseUpdate,
  validateNamespace,
  validateNamespaceUpdate,
  validateNode,
  validateNodeUpdate,
} from '../validation/cluster-objects'
import { validateFixedMetadata, validateMetadata, validateMetadataUpdate } from '../validation/metadata'
import { dns1123Subdomain } from '../validation/names'
import { fill, mapField, mapShared, withField } from './defaults/fill'
import { onlyStatus, type Strategy, USUAL, withGeneration } from './strategy'

/** Kinds that mostly the cluster's own components write. */
// Models: pkg/registry/core/{namespace,node,event,serviceaccount}, pkg/registry/{discovery,coordination}
const NAME_LABEL = 'kubernetes.io/metadata.name'

/** A namespace cannot vanish before its content has. */
export const namespaceStrategy: Strategy<Namespace> = {
  ...USUAL,
  namespaced: false,
  kind: 'Namespace',
  defaults(namespace) {
    const { name, labels } = namespace.metadata
    const filled = fill(namespace, { spec: {} })
    if (!name || labels?.[NAME_LABEL] === name) return filled
    return { ...filled, metadata: { ...filled.metadata, labels: { ...labels, [NAME_LABEL]: name } } }
  },
  prepareForCreate(namespace) {
    const finalizers = new Set(['kubernetes', ...(namespace.spec.finalizers ?? [])])
    return { ...namespace, spec: { ...namespace.spec, finalizers: [...finalizers] }, status: { phase: 'Active' } }
  },
  prepareForUpdate: (namespace, old) =>
    withField(
      withField(namespace, 'spec', withField(namespace.spec, 'finalizers', old.spec.finalizers)),
      'status',
      old.status,
    ),
  prepareForStatusUpdate: onlyStatus,
  validateCreate: validateNamespace,
  validateUpdate: validateNamespaceUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}

export const nodeStrategy: Strategy<Node> = {
  ...USUAL,
  namespaced: false,
  kind: 'Node',
  defaults: (node) =>
    mapField(fill(node, { spec: {} }), 'status', (status) => fill(status, { allocatable: status.capacity })),
  // A kubelet registers its node with a first status, so it is kept.
  prepareForCreate: (node) => node,
  prepareForUpdate: (node, old) => withField(node, 'status', old.status),
  prepareForStatusUpdate: onlyStatus,
  validateCreate: validateNode,
  validateUpdate: validateNodeUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}

export const endpointSliceStrategy: Strategy<EndpointSlice> = {
  ...USUAL,
  kind: 'EndpointSlice',
  defaults: (slice) =>
    mapField(slice, 'ports', (ports) => mapShared(ports, (port) => fill(port, { name: '', protocol: 'TCP' }))),
  prepareForCreate: (slice) => withGeneration(slice, 1),
  prepareForUpdate(slice, old) {
    const isSame =
      jsonEquals(contentOf(slice), contentOf(old)) && jsonEquals(slice.metadata.labels, old.metadata.labels)
    return withGeneration(slice, isSame ? old.metadata.generation : (old.metadata.generation ?? 0) + 1)
  },
  prepareForStatusUpdate: (slice) => slice,
  validateCreate: validateEndpointSlice,
  validateUpdate: validateEndpointSliceUpdate,
  validateStatusUpdate: validateEndpointSliceUpdate,
}

function contentOf({ addressType, endpoints, ports }: EndpointSlice): unknown {
  return { addressType, endpoints: endpoints ?? null, ports: ports ?? null }
}

const asGiven = <T>(object: T): T => object

export const leaseStrategy: Strategy<Lease> = {
  ...USUAL,
  allowsUnconditionalUpdate: false,
  allowsCreateOnUpdate: true,
  kind: 'Lease',
  defaults: (lease) => fill(lease, { spec: {} }),
  prepareForCreate: asGiven,
  prepareForUpdate: asGiven,
  prepareForStatusUpdate: asGiven,
  validateCreate: validateLease,
  validateUpdate: validateLeaseUpdate,
  validateStatusUpdate: validateLeaseUpdate,
}

export const eventStrategy: Strategy<Event> = {
  ...USUAL,
  allowsCreateOnUpdate: true,
  defaultPropagation: 'Orphan',
  kind: 'Event',
  defaults: asGiven,
  prepareForCreate: asGiven,
  prepareForUpdate: asGiven,
  prepareForStatusUpdate: asGiven,
  validateCreate: validateEvent,
  validateUpdate: validateEventUpdate,
  validateStatusUpdate: validateEventUpdate,
}

export const serviceAccountStrategy: Strategy<ServiceAccount> = {
  ...USUAL,
  kind: 'ServiceAccount',
  defaults: asGiven,
  prepareForCreate: asGiven,
  prepareForUpdate: asGiven,
  prepareForStatusUpdate: asGiven,
  validateCreate: (account) => validateMetadata(account, true, dns1123Subdomain),
  validateUpdate: (account, old) => [
    ...validateFixedMetadata(account, old),
    ...validateMetadata(account, true, dns1123Subdomain),
  ],
  validateStatusUpdate: validateMetadataUpdate,
}
