/** Nobody gives away rights that they do not hold: not by writing a role, and not by binding one. */
// Models: pkg/registry/rbac/{role,clusterrole,rolebinding,clusterrolebinding}/policybased/storage.go; rbac/escalation_check.go;
//         pkg/registry/rbac/validation/rule.go: ConfirmNoEscalation
import {
  forbidden, type ApiObject, type ClusterRole, type ClusterRoleBinding, type PolicyRule, type Role, type RoleBinding,
} from '../../../../contract/api' // prettier-ignore
import { jsonEquals } from '../../../../contract/api/patch'
import type { AuthorizedRequest, UserInfo } from '../../request'
import { resourceAttributes } from '../attributes'
import { MASTERS, type Authorizer } from '../authorizer'
import { compacted, missingRights, quotedList, ruleText } from './coverage'
import { grantsOf, RBAC_GROUP, rulesOfRole, type RoleView } from './rule-resolver'

export interface EscalationContext {
  readonly view: RoleView
  readonly authorizer: Authorizer
}

const ALL_RIGHTS: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['*'], nonResourceURLs: ['*'] },
]

/** Throws the refusal of a write to an RBAC object; `old` is null for a new one. */
export function checkEscalation(
  request: AuthorizedRequest,
  object: ApiObject,
  old: ApiObject | null,
  context: EscalationContext,
): void {
  const { resource, user, subresource } = request
  if (resource.group !== RBAC_GROUP || subresource !== '' || user.groups.includes(MASTERS)) return
  if (old && changesOnlyWhatHoldsIt(object, old)) return
  if (resource.kind === 'Role' || resource.kind === 'ClusterRole')
    checkRole(request, object as Role | ClusterRole, old as ClusterRole | null, context)
  else checkBinding(request, object as RoleBinding | ClusterRoleBinding, context)
}

function checkRole(
  request: AuthorizedRequest,
  role: Role | ClusterRole,
  old: ClusterRole | null,
  context: EscalationContext,
): void {
  const { user, resource, namespace } = request
  const target = { apiGroup: RBAC_GROUP, apiVersion: '*', resource: resource.resource, namespace, name: request.name }
  if (context.authorizer.authorize(resourceAttributes(user, 'escalate', target)).allowed) return
  confirm(request, role.metadata.name, role.rules ?? [], context)
  if (!('aggregationRule' in role) && !old?.aggregationRule) return
  if (missingRights(heldBy(user, '', context), ALL_RIGHTS).length > 0)
    throw forbidden(resource, role.metadata.name, 'must have cluster-admin privileges to use the aggregationRule')
}

function checkBinding(
  request: AuthorizedRequest,
  { roleRef, metadata }: RoleBinding | ClusterRoleBinding,
  context: EscalationContext,
): void {
  const { user, namespace } = request
  const resource = roleRef.kind === 'Role' ? 'roles' : 'clusterroles'
  const target = { apiGroup: RBAC_GROUP, apiVersion: '*', resource, namespace, name: roleRef.name }
  if (context.authorizer.authorize(resourceAttributes(user, 'bind', target)).allowed) return
  confirm(request, metadata.name, rulesOfRole(roleRef, namespace, context.view), context)
}

function confirm(
  { resource, user, namespace }: AuthorizedRequest,
  name: string,
  given: readonly PolicyRule[],
  context: EscalationContext,
): void {
  const missing = missingRights(heldBy(user, namespace, context), given)
  if (missing.length === 0) return
  const lines = [...new Set(compacted(missing).map(ruleText))].sort()
  const who = `user ${JSON.stringify(user.name)} (groups=${quotedList(user.groups)})`
  throw forbidden(
    resource,
    name,
    `${who} is attempting to grant RBAC permissions not currently held:\n${lines.join('\n')}`,
  )
}

function heldBy(user: UserInfo, namespace: string, { view }: EscalationContext): readonly PolicyRule[] {
  return grantsOf(user, namespace, view).granted.map(({ rule }) => rule)
}

/** The garbage collector may take finalizers and owners away without holding what the role grants. */
function changesOnlyWhatHoldsIt(next: ApiObject, old: ApiObject): boolean {
  const { finalizers, ownerReferences, managedFields, ...metadata } = old.metadata
  const kept = { ...next.metadata, finalizers, ownerReferences, managedFields }
  const isChanged = !jsonEquals(next, old)
  return isChanged && jsonEquals({ ...next, metadata: kept }, { ...old, metadata: { ...metadata, finalizers, ownerReferences, managedFields } }) // prettier-ignore
}
