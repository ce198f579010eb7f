import { describe, expect, it } from 'vitest'
import { impersonated } from '../../../../../electron/cluster/apiserver/authentication/impersonation'
import { resourceAttributes } from '../../../../../electron/cluster/apiserver/authorization/attributes'
import { RbacAuthorizer } from '../../../../../electron/cluster/apiserver/authorization/rbac/rbac-authorizer'
import type { Impersonation } from '../../../../../electron/cluster/apiserver/credentials'
import type { PolicyRule } from '../../../../../electron/contract/api'
import { roleView } from '../../../../support/role-view'

const alice = { name: 'alice', groups: ['system:authenticated'] }
const listPods = resourceAttributes(alice, 'list', { resource: 'pods', namespace: 's14' })

/** Whom alice becomes with these rules; the refusal's words when she may not. */
function become(wanted: Impersonation, ...rules: readonly PolicyRule[]): unknown {
  const bindings = [
    { kind: 'ClusterRole', metadata: { name: 'r' }, rules },
    { kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'r' }, subjects: [{ kind: 'User', name: 'alice' }] },
  ] // prettier-ignore
  try {
    return impersonated(wanted, listPods, new RbacAuthorizer(roleView(bindings)))
  } catch (error) {
    return (error as Error).message
  }
}

const old = (...resources: readonly string[]): PolicyRule => ({ verbs: ['impersonate'], apiGroups: ['', 'authentication.k8s.io'], resources }) // prettier-ignore

describe('to be treated as somebody else', () => {
  it.each([
    ['a user', { user: 'bob' }, old('users'), { name: 'bob', groups: ['system:authenticated'] }],
    ['with groups', { user: 'bob', groups: ['dev'] }, old('users', 'groups'), { name: 'bob', groups: ['dev', 'system:authenticated'] }],
    ['with a uid', { user: 'bob', uid: '7' }, old('users', 'uids'), { name: 'bob', groups: ['system:authenticated'], uid: '7' }],
    ['with more', { user: 'bob', extra: { scopes: ['view'] } }, old('users', 'userextras/scopes'), { name: 'bob', groups: ['system:authenticated'], extra: { scopes: ['view'] } }],
    ['a ServiceAccount', { user: 'system:serviceaccount:s14:robot' }, old('serviceaccounts'), { name: 'system:serviceaccount:s14:robot', groups: ['system:serviceaccounts', 'system:serviceaccounts:s14', 'system:authenticated'] }],
    ['nobody', { user: 'system:anonymous' }, old('users'), { name: 'system:anonymous', groups: ['system:unauthenticated'] }],
    ['even an administrator', { user: 'x', groups: ['system:masters'] }, old('users', 'groups'), { name: 'x', groups: ['system:masters', 'system:authenticated'] }],
  ])('%s, one must be allowed to', (_, wanted, rule, user) => {
    expect(become(wanted, rule)).toEqual(user)
  })

  it.each([
    ['user-info', { user: 'bob' }],
    ['serviceaccount', { user: 'system:serviceaccount:s14:robot' }],
    ['arbitrary-node', { user: 'system:node:worker-1' }],
    ['user-info', { user: 'system:node:worker-1', groups: ['system:nodes'] }],
  ])('is refused in the words of the way that was tried first (%s)', (mode, wanted) => {
    expect(become(wanted)).toBe(
      `pods is forbidden: User "alice" cannot impersonate-on:${mode}:list resource "pods" in API group "" in the namespace "s14"`,
    )
  })

  const narrow: readonly PolicyRule[] = [
    { verbs: ['impersonate-on:user-info:list'], apiGroups: [''], resources: ['pods'] },
    { verbs: ['impersonate:user-info'], apiGroups: ['authentication.k8s.io'], resources: ['users'], resourceNames: ['bob'] },
    { verbs: ['impersonate:user-info'], apiGroups: ['authentication.k8s.io'], resources: ['groups'] },
  ] // prettier-ignore

  it('may be allowed for one kind of request and one user alone', () => {
    expect(become({ user: 'bob' }, ...narrow)).toMatchObject({ name: 'bob' })
    expect(become({ user: 'carol' }, ...narrow)).toBe('users.authentication.k8s.io "carol" is forbidden: User "alice" cannot impersonate:user-info resource "users" in API group "authentication.k8s.io" at the cluster scope') // prettier-ignore
  })

  it('never reaches the masters by the narrow way', () => {
    expect(become({ user: 'bob', groups: ['system:masters'] }, ...narrow)).toContain('impersonating the system:masters group is not allowed') // prettier-ignore
  })
}) // prettier-ignore
