/** Second stage: may they? */
// Simplified: the group system:masters and the cluster's own components may do everything; RBAC comes later.
import { rbacForbidden } from '../../contract/api'
import type { ApiRequest, UserInfo } from './request'

export function authorize(user: UserInfo, request: ApiRequest): void {
  if (user.groups.includes('system:masters') || user.name.startsWith('system:')) return
  const { verb, resource, subresource, namespace, name } = request
  throw rbacForbidden({
    group: resource.group,
    resource: resource.resource,
    user: user.name,
    verb,
    subresource,
    namespace,
    name,
  })
}
