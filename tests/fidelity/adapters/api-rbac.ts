/** RBAC: who may what, which rules match, and who is meant by a binding. */
import type { PolicyRule, Subject } from '../../../electron/contract/api'
import { groupsOf } from '../../../electron/cluster/apiserver/authentication/service-account-user'
import {
  type Attributes,
  pathAttributes,
  resourceAttributes,
} from '../../../electron/cluster/apiserver/authorization/attributes'
import { RbacAuthorizer } from '../../../electron/cluster/apiserver/authorization/rbac/rbac-authorizer'
import { ruleAllows, rulesAllow } from '../../../electron/cluster/apiserver/authorization/rbac/rule-match'
import { subjectFor } from '../../../electron/cluster/apiserver/authorization/rbac/subject-match'
import type { UserInfo } from '../../../electron/cluster/apiserver/credentials'
import { roleView, type RoleObject } from '../../support/role-view'
import { type Adapter, type Given, UnknownFunction } from '../case'

interface RbacRequest {
  readonly user?: string
  readonly groups?: readonly string[]
  readonly verb: string
  readonly apiGroup?: string
  readonly resource?: string
  readonly subresource?: string
  readonly namespace?: string
  readonly name?: string
  readonly path?: string
  readonly nonResourcePath?: string
}

interface RbacGiven extends Given {
  readonly request: RbacRequest
  readonly rule: PolicyRule
  readonly rules: readonly PolicyRule[]
  readonly subjects: readonly Subject[]
  readonly user: UserInfo | string
  readonly bindingNamespace: string
}

const KINDS = { roles: 'Role', clusterRoles: 'ClusterRole', roleBindings: 'RoleBinding', clusterRoleBindings: 'ClusterRoleBinding' } as const // prettier-ignore

export const adapter: Adapter = {
  run(untyped) {
    const given = untyped as RbacGiven
    switch (given.fn) {
      case 'authorize':
        return new RbacAuthorizer(viewOf(given)).authorize(attributesOf(given.request)).allowed
      case 'ruleMatches':
        return ruleAllows(attributesOf(given.request), given.rule)
      case 'rulesAllow':
        return rulesAllow(attributesOf(given.request), given.rules)
      case 'subjectApplies':
        return applies(given)
      case 'systemGroups':
        return [...groupsOf(given.user as string)].sort()
      default:
        throw new UnknownFunction(given.fn)
    }
  },
  compare(actual, expected, { fn }) {
    const wanted = fn === 'systemGroups' ? [...(expected as string[])].sort() : expected
    return JSON.stringify(actual) === JSON.stringify(wanted) ? undefined : `expected ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`
  },
} // prettier-ignore

function viewOf(given: Given): ReturnType<typeof roleView> {
  return roleView(
    Object.entries(KINDS).flatMap(([key, kind]) =>
      ((given[key] ?? []) as readonly RoleObject[]).map((object) => ({ ...object, kind })),
    ),
  )
}

function attributesOf(request: RbacRequest): Attributes {
  const { user = '', groups = [], verb, apiGroup = '', resource, subresource = '', namespace = '', name = '' } = request
  const who = { name: user, groups }
  if (resource === undefined) return pathAttributes(who, verb, request.nonResourcePath ?? request.path ?? '')
  return resourceAttributes(who, verb, { apiGroup, resource, subresource, namespace, name })
}

function applies({ subjects, user, bindingNamespace }: RbacGiven): unknown {
  const { name, groups = [] } = user as Partial<UserInfo> & { readonly name: string }
  const subject = subjectFor({ name, groups }, subjects, bindingNamespace)
  return { applies: subject !== undefined, index: subject ? subjects.indexOf(subject) : null }
}
