/** Nothing is made in a namespace that does not exist or is going away. */
// Models: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
// Simplified: a lease's renewal is not asked for its namespace.
import { forbidden, namespaceTerminating, notFound, type ApiObject } from '../../../contract/api'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { nameOf } from './refusal'

/** Namespaces that the system itself needs. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public'])
/** Whoever asks what one may do shall get an answer, wherever that would be. */
const ACCESS_REVIEW = 'LocalSubjectAccessReview'

export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  handles(operation, { resource }) {
    if (resource.kind === 'Namespace') return operation === 'delete'
    if (!resource.namespaced || resource.kind === ACCESS_REVIEW) return false
    return operation === 'create' || (operation === 'update' && resource.kind !== 'Lease')
  },
  mutate: inLivingNamespace,
}

function inLivingNamespace(object: ApiObject, { request, operation, view }: AdmissionAttributes): ApiObject {
  const { resource, namespace, name } = request
  if (operation === 'delete') {
    if (IMMORTAL.has(name)) throw forbidden(resource, name, 'this namespace may not be deleted')
    return object
  }
  const owner = view.get('Namespace', '', namespace)
  if (!owner) throw notFound({ group: '', resource: 'namespaces' }, namespace)
  if (operation === 'create' && owner.status?.phase === 'Terminating')
    throw namespaceTerminating(resource, nameOf(name, object), namespace)
  return object
}
