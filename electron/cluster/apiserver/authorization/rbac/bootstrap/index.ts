/** The policy that every cluster starts with, family by family: roles before the bindings that name them. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy
// Simplified: feature gates stand at their defaults of this release.
import { CERTIFICATE_ROLES } from './certificates'
import { COMPONENT_BINDINGS, COMPONENT_ROLES } from './components'
import { CONTROLLER_BINDINGS, CONTROLLER_ROLES } from './controllers'
import { NAMESPACED_BINDINGS, NAMESPACED_ROLES } from './namespaced'
import { NODE_BINDINGS, NODE_ROLES } from './nodes'
import type { ClusterRoleBindingDraft, ClusterRoleDraft, RoleBindingDraft, RoleDraft } from './policy'
import { PUBLIC_BINDINGS, PUBLIC_ROLES } from './public'
import { USER_FACING_ROLES } from './user-facing'

export type PolicyObject = ClusterRoleDraft | ClusterRoleBindingDraft | RoleDraft | RoleBindingDraft

export const BOOTSTRAP_POLICY: readonly PolicyObject[] = [
  ...PUBLIC_ROLES,
  ...USER_FACING_ROLES,
  ...COMPONENT_ROLES,
  ...NODE_ROLES,
  ...CERTIFICATE_ROLES,
  ...CONTROLLER_ROLES,
  ...PUBLIC_BINDINGS,
  ...COMPONENT_BINDINGS,
  ...NODE_BINDINGS,
  ...CONTROLLER_BINDINGS,
  ...NAMESPACED_ROLES,
  ...NAMESPACED_BINDINGS,
]
