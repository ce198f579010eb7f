/** Kubelets get what the Pods on their node need: a stolen node is not a stolen cluster. */
// Models: plugin/pkg/auth/authorizer/node/node_authorizer.go, graph.go
// Simplified: the paths from objects to nodes are looked up in the caches when asked, not kept in a graph.
import type { Pod } from '../../../../contract/api'
import type { ServerView } from '../../server-view'
import { fieldRequirements, type Attributes } from '../attributes'
import { ALLOWED, NO_OPINION, NO_RULES, type Authorizer, type Decision } from '../authorizer'
import { NODE_RULES } from '../rbac/bootstrap/nodes'
import { rulesAllow } from '../rbac/rule-match'
import { nodeNameOf } from './node-identity'
import { refersTo, type ReferencedKind } from './pod-references'

export type NodeView = Pick<ServerView, 'get' | 'list'>

type Rule = (node: string, attributes: Attributes, view: NodeView) => Decision

/** Resources to which a node has access object by object. */
const RULES: Readonly<Partial<Record<string, Rule>>> = {
  '/secrets': (node, attributes, view) => readNamed('Secret', node, attributes, view),
  '/configmaps': (node, attributes, view) => readNamed('ConfigMap', node, attributes, view),
  '/persistentvolumeclaims': claims,
  '/persistentvolumes': (node, attributes, view) => getOnly(attributes) ?? related(node, attributes, isVolumeOf(node, attributes.name, view)),
  'resource.k8s.io/resourceclaims': (node, attributes, view) => getOnly(attributes) ?? relatedByPod('ResourceClaim', node, attributes, view),
  'storage.k8s.io/volumeattachments': (node, attributes, view) => getOnly(attributes) ?? related(node, attributes, view.get('VolumeAttachment', '', attributes.name)?.spec.nodeName === node),
  '/serviceaccounts': tokens,
  'coordination.k8s.io/leases': leases,
  'storage.k8s.io/csinodes': csiNodes,
  '/nodes': nodes,
  '/pods': pods,
} // prettier-ignore

export class NodeAuthorizer implements Authorizer {
  constructor(private readonly view: NodeView) {}

  authorize(attributes: Attributes): Decision {
    const node = nodeNameOf(attributes.user)
    if (node === null) return NO_OPINION
    if (node === '') return refused(`unknown node for user ${JSON.stringify(attributes.user.name)}`)
    const rule = attributes.isResourceRequest ? RULES[`${attributes.apiGroup}/${attributes.resource}`] : undefined
    if (rule) return rule(node, attributes, this.view)
    return rulesAllow(attributes, NODE_RULES) ? ALLOWED : NO_OPINION
  }

  rulesFor: Authorizer['rulesFor'] = (user) => (nodeNameOf(user) === null ? NO_RULES : UNLISTED)
}

const UNLISTED = { ...NO_RULES, incomplete: true, errors: ['node authorizer does not support user rule resolution'] }

function refused(reason: string): Decision {
  return { allowed: false, reason }
}

function related(node: string, { name }: Attributes, isRelated: boolean): Decision {
  if (name === '') return refused('No Object name found')
  return isRelated ? ALLOWED : refused(`no relationship found between node '${node}' and this object`)
}

function relatedByPod(kind: ReferencedKind, node: string, attributes: Attributes, view: NodeView): Decision {
  const { namespace, name } = attributes
  return related(node, attributes, podsOn(node, namespace, view).some((pod) => refersTo(pod, kind, name))) // prettier-ignore
}

function podsOn(node: string, namespace: string, view: NodeView): readonly Pod[] {
  return view.list('Pod', namespace).filter(({ spec }) => spec.nodeName === node)
}

/** A volume is the node's business when the claim that has it is. */
function isVolumeOf(node: string, name: string, view: NodeView): boolean {
  const claim = view.get('PersistentVolume', '', name)?.spec.claimRef
  if (!claim?.name || !claim.namespace) return false
  const isBound = view.get('PersistentVolumeClaim', claim.namespace, claim.name)?.spec.volumeName === name
  return (
    isBound && podsOn(node, claim.namespace, view).some((pod) => refersTo(pod, 'PersistentVolumeClaim', claim.name!))
  )
}

function getOnly({ verb, subresource }: Attributes): Decision | null {
  if (verb !== 'get') return refused('can only get individual resources of this type')
  return subresource === '' ? null : refused('cannot get subresource')
}

function readNamed(kind: ReferencedKind, node: string, attributes: Attributes, view: NodeView): Decision {
  const { verb, subresource, namespace } = attributes
  if (!['get', 'list', 'watch'].includes(verb)) return refused('can only read resources of this type')
  if (subresource !== '') return refused('cannot read subresource')
  if (namespace === '') return refused('can only read namespaced object of this type')
  return relatedByPod(kind, node, attributes, view)
}

function claims(node: string, attributes: Attributes, view: NodeView): Decision {
  const { verb, subresource } = attributes
  if (subresource !== 'status')
    return getOnly(attributes) ?? relatedByPod('PersistentVolumeClaim', node, attributes, view)
  if (verb !== 'update' && verb !== 'patch') return refused('can only get/update/patch this type')
  return relatedByPod('PersistentVolumeClaim', node, attributes, view)
}

function tokens(node: string, attributes: Attributes, view: NodeView): Decision {
  const { verb, name, subresource } = attributes
  if (verb !== 'create' || name === '') return refused('can only create tokens for individual service accounts')
  if (subresource !== 'token') return refused('can only create token subresource of serviceaccount')
  return relatedByPod('ServiceAccount', node, attributes, view)
}

const OWN_VERBS = ['get', 'create', 'update', 'patch', 'delete']
const LEASES_NAMESPACE = 'kube-node-lease'

function leases(node: string, { verb, namespace, name }: Attributes): Decision {
  if (!OWN_VERBS.includes(verb)) return refused('can only get, create, update, patch, or delete a node lease')
  if (namespace !== LEASES_NAMESPACE)
    return refused(`can only access leases in the ${JSON.stringify(LEASES_NAMESPACE)} system namespace`)
  const isOwn = verb === 'create' || name === node
  return isOwn ? ALLOWED : refused('can only access node lease with the same name as the requesting node')
}

function csiNodes(node: string, { verb, subresource, name }: Attributes): Decision {
  if (!OWN_VERBS.includes(verb)) return refused('can only get, create, update, patch, or delete a CSINode')
  if (subresource !== '') return refused('cannot authorize CSINode subresources')
  const isOwn = verb === 'create' || name === node
  return isOwn ? ALLOWED : refused('can only access CSINode with the same name as the requesting node')
}

/** Which node is written is for the NodeRestriction plugin to see: here nobody knows the body. */
function nodes(node: string, { verb, subresource, name }: Attributes): Decision {
  if (subresource === 'status') return verb === 'update' || verb === 'patch' ? ALLOWED : NO_OPINION
  if (subresource !== '') return NO_OPINION
  if (verb === 'create' || verb === 'update' || verb === 'patch') return ALLOWED
  if (verb !== 'get' && verb !== 'list' && verb !== 'watch') return NO_OPINION
  if (name === node) return ALLOWED
  if (name === '') return refused(`node '${node}' cannot read all nodes, only its own Node object`)
  return refused(`node '${node}' cannot read '${name}', only its own Node object`)
}

function pods(node: string, attributes: Attributes, view: NodeView): Decision {
  const { verb, subresource, namespace, name } = attributes
  if (subresource === 'status') return verb === 'update' || verb === 'patch' ? ALLOWED : NO_OPINION
  if (subresource === 'eviction') return verb === 'create' ? ALLOWED : NO_OPINION
  if (subresource !== '') return NO_OPINION
  const isOwn = (): boolean => view.get('Pod', namespace, name)?.spec.nodeName === node
  if (verb === 'get') return related(node, attributes, isOwn())
  if (verb === 'create' || verb === 'delete') return ALLOWED
  if (verb !== 'list' && verb !== 'watch') return NO_OPINION
  if (selectsNode(attributes, node)) return ALLOWED
  if (name !== '') return related(node, attributes, isOwn())
  return refused('can only list/watch pods with spec.nodeName field selector')
}

function selectsNode({ fieldSelector }: Attributes, node: string): boolean {
  return fieldRequirements(fieldSelector).some(
    ({ field, operator, value }) => field === 'spec.nodeName' && operator === '=' && value === node,
  )
}
