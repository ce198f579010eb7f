import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  pathAttributes,
  resourceAttributes,
  type Attributes,
} from '../../../../../electron/cluster/apiserver/authorization/attributes'
import { RbacAuthorizer } from '../../../../../electron/cluster/apiserver/authorization/rbac/rbac-authorizer'
import { ruleAllows } from '../../../../../electron/cluster/apiserver/authorization/rbac/rule-match'
import { grantsOf } from '../../../../../electron/cluster/apiserver/authorization/rbac/rule-resolver'
import { roleView, type RoleObject } from '../../../../support/role-view'
import { runs } from '../../../../support/runs'

const USERS = ['asha', 'ravi', 'system:serviceaccount:a:robot'].map((name) => ({
  name,
  groups: ['dev', 'system:authenticated'],
}))
const word = (...words: readonly string[]) => fc.constantFrom(...words)
const some = (...words: readonly string[]) => fc.uniqueArray(word(...words), { minLength: 1, maxLength: 2 })

const rule = fc.oneof(
  fc.record({
    verbs: some('get', 'list', 'delete', '*'),
    apiGroups: some('', 'apps', '*'),
    resources: some('pods', 'pods/log', 'deployments', '*/scale', '*'),
    resourceNames: fc.oneof(fc.constant([]), some('web', 'db')),
  }),
  fc.record({ verbs: some('get', '*'), nonResourceURLs: some('/healthz', '/api/*', '*') }),
)
const roleOf = (kind: string, namespace?: string) =>
  fc.record({
    kind: fc.constant(kind),
    metadata: fc.record({ name: word('r1', 'r2'), ...(namespace && { namespace: fc.constant(namespace) }) }),
    rules: fc.array(rule, { maxLength: 3 }),
  })
const bindingOf = (kind: string, namespace?: string) =>
  fc.record({
    kind: fc.constant(kind),
    metadata: fc.record({ name: word('b1', 'b2'), ...(namespace && { namespace: fc.constant(namespace) }) }),
    roleRef: fc.record({
      kind: kind === 'RoleBinding' ? word('Role', 'ClusterRole') : fc.constant('ClusterRole'),
      name: word('r1', 'r2', 'gone'),
    }),
    subjects: fc.array(
      fc.constantFrom(
        { kind: 'User', name: 'asha' },
        { kind: 'Group', name: 'dev' },
        { kind: 'ServiceAccount', name: 'robot', namespace: 'a' },
        { kind: 'ServiceAccount', name: 'robot' },
      ),
      { maxLength: 2 },
    ),
  })
const policy: fc.Arbitrary<readonly RoleObject[]> = fc
  .tuple(
    fc.array(roleOf('ClusterRole'), { maxLength: 2 }),
    fc.array(roleOf('Role', 'a'), { maxLength: 2 }),
    fc.array(bindingOf('ClusterRoleBinding'), { maxLength: 2 }),
    fc.array(bindingOf('RoleBinding', 'a'), { maxLength: 2 }),
    fc.array(bindingOf('RoleBinding', 'b'), { maxLength: 1 }),
  )
  .map((parts) => parts.flat())
const question: fc.Arbitrary<Attributes> = fc.oneof(
  fc
    .record({
      user: fc.constantFrom(...USERS),
      verb: word('get', 'list', 'delete'),
      apiGroup: word('', 'apps'),
      resource: word('pods', 'deployments'),
      subresource: word('', 'log', 'scale'),
      namespace: word('', 'a', 'b'),
      name: word('', 'web', 'db'),
    })
    .map(({ user, verb, ...target }) => resourceAttributes(user, verb, target)),
  fc
    .record({ user: fc.constantFrom(...USERS), path: word('/healthz', '/api/v1', '/metrics') })
    .map(({ user, path }) => pathAttributes(user, 'get', path)),
)

describe('the RBAC authorizer', () => {
  it('decides as if it looked at every rule each time, whatever it remembers', () => {
    const property = fc.property(fc.array(policy, { minLength: 1, maxLength: 3 }), fc.array(question, { minLength: 1, maxLength: 30 }), (policies, questions) => {
      const view = roleView([])
      const authorizer = new RbacAuthorizer(view)
      for (const objects of policies) {
        view.change(objects)
        for (const attributes of questions) {
          const { granted } = grantsOf(attributes.user, attributes.namespace, view)
          const first = granted.find((grant) => ruleAllows(attributes, grant.rule))
          const decision = authorizer.authorize(attributes)
          expect(decision.allowed).toBe(first !== undefined)
          if (first) expect(decision.reason).toBe(`RBAC: allowed by ${first.source}`)
        }
      }
    })
    fc.assert(property, { numRuns: runs(100, 5000) })
  })

  const objects: readonly RoleObject[] = [
    { kind: 'Role', metadata: { name: 'reader', namespace: 'a' }, rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }] },
    { kind: 'RoleBinding', metadata: { name: 'read', namespace: 'a' }, roleRef: { kind: 'Role', name: 'reader' }, subjects: [{ kind: 'ServiceAccount', name: 'robot' }] },
    { kind: 'RoleBinding', metadata: { name: 'bad', namespace: 'a' }, roleRef: { kind: 'Role', name: 'gone' }, subjects: [{ kind: 'User', name: 'asha' }] },
    { kind: 'ClusterRoleBinding', metadata: { name: 'worse' }, roleRef: { kind: 'ClusterRole', name: 'gone' }, subjects: [{ kind: 'User', name: 'asha' }] },
  ] as unknown as readonly RoleObject[]
  const ask = (user: number, verb = 'get') =>
    new RbacAuthorizer(roleView(objects)).authorize(resourceAttributes(USERS[user]!, verb, { resource: 'pods', namespace: 'a' }))

  it('says by which binding, role and subject it allows', () => {
    expect(ask(2)).toEqual({ allowed: true, reason: 'RBAC: allowed by RoleBinding "read/a" of Role "reader" to ServiceAccount "robot/a"' })
  })

  it('says which bindings lead nowhere, when it does not', () => {
    expect(ask(0)).toEqual({
      allowed: false,
      reason: 'RBAC: [clusterrole.rbac.authorization.k8s.io "gone" not found, role.rbac.authorization.k8s.io "gone" not found]',
    })
  })

  it('says nothing of bindings that are not about the user', () => {
    expect(ask(1)).toEqual({ allowed: false, reason: '' })
  })
}) // prettier-ignore
