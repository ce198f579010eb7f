import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding, Subject } from '../../../contract/api'
import { pathSegment } from '../validation/names'
import {
  RBAC_GROUP,
  validateBinding,
  validateBindingChange,
  validateClusterRole,
  validateRules,
} from '../validation/rbac'
import { fill, mapField, mapShared } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** Roles and bindings. */
// Models: pkg/registry/rbac, pkg/apis/rbac/v1/defaults.go
export const roleStrategy = strategyFor<Role>('Role', {
  nameRule: pathSegment,
  validate: ({ rules }) => validateRules(rules, true),
})

export const clusterRoleStrategy = strategyFor<ClusterRole>('ClusterRole', {
  namespaced: false,
  nameRule: pathSegment,
  validate: validateClusterRole,
})

export const roleBindingStrategy = strategyFor<RoleBinding>('RoleBinding', {
  nameRule: pathSegment,
  defaults: withGroups,
  validate: (binding) => validateBinding(binding, true),
  validateChange: validateBindingChange,
})

export const clusterRoleBindingStrategy = strategyFor<ClusterRoleBinding>('ClusterRoleBinding', {
  namespaced: false,
  nameRule: pathSegment,
  defaults: withGroups,
  validate: (binding) => validateBinding(binding, false),
  validateChange: validateBindingChange,
})

/** People and their groups are of this API's group; a ServiceAccount is of the core one. */
function withGroups<T extends RoleBinding | ClusterRoleBinding>(binding: T): T {
  const named = fill(binding, { roleRef: { apiGroup: '', kind: '', name: '' } } as Partial<T>)
  const { roleRef } = named
  const referred = roleRef.apiGroup ? named : { ...named, roleRef: { ...roleRef, apiGroup: RBAC_GROUP } }
  return mapField<T, 'subjects'>(referred, 'subjects', (subjects) => mapShared(subjects, withGroup))
}

function withGroup(subject: Subject): Subject {
  const isPerson = subject.kind === 'User' || subject.kind === 'Group'
  return isPerson && !subject.apiGroup ? { ...subject, apiGroup: RBAC_GROUP } : subject
}
