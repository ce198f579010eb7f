/** Nothing is made in a namespace that does not exist or is going away. */
// Models: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
import { forbidden, namespaceTerminating, notFound, type Namespace } from '../../../contract/api'
import type { AdmissionPlugin } from './admission'

/** Namespaces that the system itself needs. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public'])

export const namespaceLifecycle: AdmissionPlugin = (object, { request, operation, view }) => {
  const { resource, namespace, name, subresource } = request
  if (operation === 'delete') {
    if (resource.kind === 'Namespace' && IMMORTAL.has(name))
      throw forbidden(resource, name, 'this namespace may not be deleted')
    return object
  }
  if (operation !== 'create' || !resource.namespaced || subresource !== '') return object
  const owner = view.get('Namespace', '', namespace) as Namespace | null
  if (!owner) throw notFound({ group: '', resource: 'namespaces' }, namespace)
  if (owner.status?.phase === 'Terminating') throw namespaceTerminating(resource, object.metadata.name, namespace)
  return object
}
