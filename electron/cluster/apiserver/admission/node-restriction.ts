/** A kubelet writes its own node, the Pods that run there, and nothing else. */
// Models: plugin/pkg/admission/noderestriction/admission.go
// Simplified: resource claims and slices are left out.
import {
  notFound,
  type ApiObject,
  type Node,
  type PersistentVolumeClaim,
  type Pod,
  type TokenRequest,
} from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch'
import { nodeNameOf } from '../authorization/node/node-identity'
import { MIRROR } from '../authorization/node/pod-references'
import { without } from '../strategies/defaults/fill'
import { forbiddenNodeLabels } from './node-labels'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { refused } from './refusal'

/** Says why not; '' lets the request pass. `object` is null for a delete. */
type Restriction = (node: string, object: ApiObject | null, attributes: AdmissionAttributes) => string

const LEASES_NAMESPACE = 'kube-node-lease'

const RESTRICTIONS: Readonly<Partial<Record<string, Restriction>>> = {
  '/pods': pods,
  '/nodes': nodes,
  '/persistentvolumeclaims': claims,
  '/serviceaccounts': tokens,
  'coordination.k8s.io/leases': leases,
  'storage.k8s.io/csinodes': (node, object, attributes) =>
    isOwn(node, object, attributes) ? '' : 'can only access CSINode with the same name as the requesting node',
}

export const nodeRestriction: AdmissionPlugin = {
  name: 'NodeRestriction',
  handles: (operation, { resource }) => operation !== 'connect' && RESTRICTIONS[keyOf(resource)] !== undefined,
  mutate(object, attributes) {
    restrict(object, attributes)
    return object
  },
}

function restrict(object: ApiObject, attributes: AdmissionAttributes): void {
  const { request, operation } = attributes
  const node = nodeNameOf(request.user)
  if (node === null) return
  if (node === '')
    throw refused(attributes, object, `could not determine node from user ${JSON.stringify(request.user.name)}`)
  const why = RESTRICTIONS[keyOf(request.resource)]!(node, operation === 'delete' ? null : object, attributes)
  if (why !== '') throw refused(attributes, object, why)
}

function keyOf({ group, resource }: { readonly group: string; readonly resource: string }): string {
  return `${group}/${resource}`
}

/** The name that the request asks about; on creation only the object itself tells. */
function isOwn(node: string, object: ApiObject | null, { request, operation }: AdmissionAttributes): boolean {
  return (operation === 'create' ? object?.metadata.name : request.name) === node
}

function quoted(node: string): string {
  return `node ${JSON.stringify(node)}`
}

function pods(node: string, object: ApiObject | null, attributes: AdmissionAttributes): string {
  const { request, operation, view, old } = attributes
  const { namespace, name, subresource } = request
  if (subresource === 'status') return podStatus(node, object as Pod, old as Pod | null)
  if (subresource !== '' && subresource !== 'eviction')
    return `unexpected pod subresource ${JSON.stringify(subresource)}, only 'status' and 'eviction' are allowed`
  if (subresource === '' && operation === 'create') return mirrorPod(node, object as Pod, attributes)
  if (subresource === '' && operation === 'update')
    return `unexpected operation "UPDATE", ${quoted(node)} can only create and delete mirror pods`
  const pod = view.get('Pod', namespace, name)
  if (!pod) throw notFound(request.resource, name)
  if (pod.spec.nodeName === node) return ''
  return subresource === 'eviction'
    ? `node ${node} can only evict pods with spec.nodeName set to itself`
    : `${quoted(node)} can only delete pods with spec.nodeName set to itself`
}

function podStatus(node: string, pod: Pod, old: Pod | null): string {
  if (old?.spec.nodeName !== node)
    return `${quoted(node)} can only update pod status for pods with spec.nodeName set to itself`
  const isRelabelled = !jsonEquals(pod.metadata.labels ?? {}, old.metadata.labels ?? {})
  return isRelabelled ? `${quoted(node)} cannot update labels through pod status` : ''
}

/** A kubelet shows the API server the Pods that it reads from files, and may make no others. */
function mirrorPod(node: string, { metadata, spec }: Pod, { view }: AdmissionAttributes): string {
  if (metadata.annotations?.[MIRROR] === undefined)
    return `pod does not have ${JSON.stringify(MIRROR)} annotation, ${quoted(node)} can only create mirror pods`
  if (spec.nodeName !== node) return `${quoted(node)} can only create pods with spec.nodeName set to itself`
  const [owner, ...others] = metadata.ownerReferences ?? []
  if (others.length > 0) return `${quoted(node)} can only create pods with a single owner reference set to itself`
  if (owner?.apiVersion !== 'v1' || owner.kind !== 'Node' || owner.name !== node)
    return `${quoted(node)} can only create pods with an owner reference set to itself`
  if (!owner.controller) return `${quoted(node)} can only create pods with a controller owner reference set to itself`
  if (owner.blockOwnerDeletion) return `${quoted(node)} must not set blockOwnerDeletion on an owner reference`
  const known = view.get('Node', '', node)
  if (!known) throw notFound({ group: '', resource: 'nodes' }, node)
  return owner.uid === known.metadata.uid
    ? ''
    : `node ${node} UID mismatch: expected ${owner.uid} got ${known.metadata.uid}`
}

/** A client may leave the spec of a node out. */
type SpecLess = Omit<Node, 'spec'> & Partial<Pick<Node, 'spec'>>

function nodes(node: string, object: ApiObject | null, attributes: AdmissionAttributes): string {
  const { request, operation, old } = attributes
  if (!isOwn(node, object, attributes)) {
    const wanted = operation === 'create' ? (object?.metadata.name ?? '') : request.name
    return `${quoted(node)} is not allowed to modify node ${JSON.stringify(wanted)}`
  }
  if (!object) return ''
  const { metadata, spec } = object as SpecLess
  const before = old as SpecLess | null
  if (before && !jsonEquals(spec?.taints ?? [], before.spec?.taints ?? []))
    return `${quoted(node)} is not allowed to modify taints`
  const forbidden = forbiddenNodeLabels(metadata.labels ?? {}, before?.metadata.labels ?? {}).join(', ')
  if (forbidden === '') return ''
  return before
    ? `is not allowed to modify labels: ${forbidden}`
    : `${quoted(node)} is not allowed to set the following labels: ${forbidden}`
}

const OF_THE_SERVER = ['resourceVersion', 'managedFields'] as const
const OF_THE_NODE = ['capacity', 'conditions', 'allocatedResources', 'allocatedResourceStatuses'] as const

function claims(node: string, object: ApiObject | null, { request, operation, old }: AdmissionAttributes): string {
  if (request.subresource !== 'status') return 'may only update PVC status'
  if (operation !== 'update') return `unexpected operation ${JSON.stringify(operation.toUpperCase())}`
  const rest = (claim: ApiObject | null): unknown => {
    const { metadata, status = {}, ...others } = claim as PersistentVolumeClaim
    return { ...others, metadata: without(metadata, ...OF_THE_SERVER), status: without(status, ...OF_THE_NODE) }
  }
  return jsonEquals(rest(object), rest(old))
    ? ''
    : `${quoted(node)} is not allowed to update fields other than status.capacity and status.conditions`
}

/** A token that a kubelet fetches is for a Pod that runs there, and ends with it. */
function tokens(node: string, object: ApiObject | null, { request, operation, view }: AdmissionAttributes): string {
  if (operation !== 'create' || request.subresource !== 'token') return ''
  const { kind, apiVersion, name = '', uid = '' } = (object as Partial<TokenRequest>).spec?.boundObjectRef ?? {}
  if (apiVersion !== 'v1' || kind !== 'Pod' || name === '') return 'node requested token not bound to a pod'
  if (uid === '') return 'node requested token with a pod binding without a uid'
  const pod = view.get('Pod', request.namespace, name)
  if (!pod) throw notFound({ group: '', resource: 'pods' }, name)
  if (pod.metadata.uid !== uid)
    return `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`
  return pod.spec.nodeName === node ? '' : 'node requested token bound to a pod scheduled on a different node'
}

function leases(node: string, object: ApiObject | null, attributes: AdmissionAttributes): string {
  if (attributes.request.namespace !== LEASES_NAMESPACE)
    return `can only access leases in the ${JSON.stringify(LEASES_NAMESPACE)} system namespace`
  return isOwn(node, object, attributes) ? '' : 'can only access node lease with the same name as the requesting node'
}
