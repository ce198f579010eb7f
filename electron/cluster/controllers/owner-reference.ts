/** The tie from an object to the controller that made it. */
import type { ApiObject, OwnerReference } from '../../contract/api'

export function controllerReferenceTo(owner: ApiObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true }
}
