/** Which rules apply to whom: bindings name roles, and roles hold rules. */
// Models: pkg/registry/rbac/validation/rule.go: DefaultRuleResolver
import { isApiError, notFound, type PolicyRule, type RoleRef } from '../../../../contract/api'
import type { UserInfo } from '../../credentials'
import type { ServerView } from '../../server-view'
import { subjectFor, subjectText } from './subject-match'

export const RBAC_GROUP = 'rbac.authorization.k8s.io'

/** What the resolver reads of the server's caches. */
export type RoleView = Pick<ServerView, 'get' | 'list' | 'revision'>

/** A rule, and the sentence that says by which binding it applies. */
export interface GrantedRule {
  readonly rule: PolicyRule
  readonly source: string
}

export interface Grants {
  readonly granted: readonly GrantedRule[]
  /** Bindings that lead to no role. */
  readonly errors: readonly string[]
}

/** Everything that holds for a user in a namespace; `''` asks for what holds everywhere. */
export function grantsOf(user: UserInfo, namespace: string, view: RoleView): Grants {
  const granted: GrantedRule[] = []
  const errors: string[] = []
  const collect = (roleRef: RoleRef, home: string, source: string): void => {
    try {
      for (const rule of rulesOfRole(roleRef, home, view)) granted.push({ rule, source })
    } catch (error) {
      if (!isApiError(error)) throw error
      errors.push(error.message)
    }
  }
  for (const { metadata, subjects, roleRef } of view.list('ClusterRoleBinding')) {
    const subject = subjectFor(user, subjects, '')
    if (subject) collect(roleRef, '', `ClusterRoleBinding "${metadata.name}" of ${roleRef.kind} "${roleRef.name}" to ${subjectText(subject, '')}`) // prettier-ignore
  }
  if (namespace === '') return { granted, errors }
  for (const { metadata, subjects, roleRef } of view.list('RoleBinding', namespace)) {
    const subject = subjectFor(user, subjects, namespace)
    if (subject) collect(roleRef, namespace, `RoleBinding "${metadata.name}/${namespace}" of ${roleRef.kind} "${roleRef.name}" to ${subjectText(subject, namespace)}`) // prettier-ignore
  }
  return { granted, errors }
}

/** The rules that a reference leads to; throws when it leads nowhere. */
export function rulesOfRole({ kind, name }: RoleRef, namespace: string, view: RoleView): readonly PolicyRule[] {
  if (kind === 'Role') return found(view.get('Role', namespace, name), 'role', name).rules ?? []
  return found(view.get('ClusterRole', '', name), 'clusterrole', name).rules ?? []
}

function found<T>(role: T | null, resource: string, name: string): T {
  if (!role) throw notFound({ group: RBAC_GROUP, resource }, name)
  return role
}
