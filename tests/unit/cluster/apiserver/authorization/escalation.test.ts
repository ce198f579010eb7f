import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../../electron/cluster/client/client'
import type { ClusterRole, Draft, PolicyRule, Role, RoleBinding } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

const RBAC = 'rbac.authorization.k8s.io/v1'
const rule = (verbs: string, group: string, resources: string): PolicyRule => ({ verbs: verbs.split(' '), apiGroups: [group], resources: resources.split(' ') }) // prettier-ignore
const role = (name: string, ...rules: readonly PolicyRule[]): Draft<Role> => ({ apiVersion: RBAC, kind: 'Role', metadata: { name, namespace: 'default' }, rules }) // prettier-ignore
const clusterRole = (name: string, ...rules: readonly PolicyRule[]): Draft<ClusterRole> => ({ apiVersion: RBAC, kind: 'ClusterRole', metadata: { name }, rules }) // prettier-ignore
const binding = (name: string, kind: string, roleName: string, user: string): Draft<RoleBinding> => ({
  apiVersion: RBAC,
  kind: 'RoleBinding',
  metadata: { name, namespace: 'default' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: roleName },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
})

/** A namespace where bob may write roles and bindings, and read Pods; what else, the test says. */
function asBob(...more: readonly PolicyRule[]): { readonly plane: ControlPlane; readonly bob: Client } {
  const plane = new ControlPlane()
  const held = [rule('*', 'rbac.authorization.k8s.io', 'roles rolebindings'), rule('get list', '', 'pods')]
  // `*` on roles would be `escalate` and `bind` too, so the verbs are spelt out.
  const plain = { ...held[0]!, verbs: ['get', 'list', 'create', 'update', 'patch', 'delete'] }
  plane.run(plane.client.create(role('held', plain, held[1]!, ...more)))
  plane.run(plane.client.create(binding('bob-holds', 'Role', 'held', 'bob')))
  return { plane, bob: plane.clientOf({ credentials: plane.certificate('bob', 'developers') }) }
}

const WHO =
  'user "bob" (groups=["developers" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n'

describe('who writes a role', () => {
  it.each([
    ['what they hold', [rule('get', '', 'pods')]],
    ['no more than they hold', [rule('get list', '', 'pods')]],
    ['nothing', []],
  ])('may give away %s', (_, rules) => {
    const { plane, bob } = asBob()
    expect(plane.run(bob.create(role('given', ...rules))).metadata.name).toBe('given')
  })

  it.each([
    ['another verb', [rule('get delete', '', 'pods')], '{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}'],
    ['every verb', [rule('*', '', 'nodes')], '{APIGroups:[""], Resources:["nodes"], Verbs:["*"]}'],
    [
      'several verbs',
      [rule('watch delete', '', 'pods')],
      '{APIGroups:[""], Resources:["pods"], Verbs:["watch" "delete"]}',
    ],
    ['another group', [rule('get', 'apps', 'pods')], '{APIGroups:["apps"], Resources:["pods"], Verbs:["get"]}'],
    ['a subresource', [rule('get', '', 'pods pods/log')], '{APIGroups:[""], Resources:["pods/log"], Verbs:["get"]}'],
    [
      'two resources',
      [rule('get', '', 'secrets nodes')],
      '{APIGroups:[""], Resources:["nodes"], Verbs:["get"]}\n{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
    ],
    [
      'one object of another kind',
      [{ ...rule('get', '', 'secrets'), resourceNames: ['a'] }],
      '{APIGroups:[""], Resources:["secrets"], ResourceNames:["a"], Verbs:["get"]}',
    ],
  ])('may not give away %s', (_, rules, missing) => {
    const { plane, bob } = asBob()
    const refusal = plane.refusalOf(bob.create(role('esc', ...rules)))
    expect(refusal.code).toBe(403)
    expect(refusal.message).toBe(`roles.rbac.authorization.k8s.io "esc" is forbidden: ${WHO}${missing}`)
  })

  it('may give away one object of what they hold whole', () => {
    const { plane, bob } = asBob()
    plane.run(bob.create(role('one', { ...rule('get', '', 'pods'), resourceNames: ['web'] })))
  })

  it('is asked again when the role changes, but not when it does not', () => {
    const { plane, bob } = asBob()
    plane.run(plane.client.create(role('big', rule('*', '', 'nodes'))))
    const big = plane.run(bob.get('Role', 'default', 'big'))
    plane.run(bob.update({ ...big, metadata: { ...big.metadata, finalizers: ['example.com/hold'] } }))
    expect(
      plane.refusalOf(bob.patch('Role', 'default', 'big', { metadata: { labels: { a: 'b' } } }, 'merge')).message,
    ).toContain(WHO)
  })

  it('may do it all the same with the right to escalate', () => {
    const { plane, bob } = asBob(rule('escalate', 'rbac.authorization.k8s.io', 'roles'))
    plane.run(bob.create(role('big', rule('*', '*', '*'))))
  })

  it('needs everything to sum roles up', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create(clusterRole('writer', rule('create', 'rbac.authorization.k8s.io', 'clusterroles'))))
    plane.run(
      plane.client.create({
        ...binding('bob-writes', 'ClusterRole', 'writer', 'bob'),
        kind: 'ClusterRoleBinding',
        metadata: { name: 'bob-writes' },
      }),
    )
    const bob = plane.clientOf({ credentials: plane.certificate('bob') })
    const sum = { ...clusterRole('sum'), aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } }
    expect(plane.refusalOf(bob.create(sum)).message).toBe(
      'clusterroles.rbac.authorization.k8s.io "sum" is forbidden: must have cluster-admin privileges to use the aggregationRule',
    )
  })
})

describe('who binds a role', () => {
  it('may bind what they hold', () => {
    const { plane, bob } = asBob()
    plane.run(bob.create(binding('share', 'Role', 'held', 'carol')))
  })

  it('may not bind what they do not hold: the recorded refusal', () => {
    const { plane, bob } = asBob()
    expect(plane.refusalOf(bob.create(binding('esc', 'ClusterRole', 'cluster-admin', 'bob'))).message).toBe(
      `rolebindings.rbac.authorization.k8s.io "esc" is forbidden: ${WHO}{APIGroups:["*"], Resources:["*"], Verbs:["*"]}\n{NonResourceURLs:["*"], Verbs:["*"]}`,
    )
  })

  it('may bind it all the same with the right to bind that very role', () => {
    const { plane, bob } = asBob({
      ...rule('bind', 'rbac.authorization.k8s.io', 'clusterroles'),
      resourceNames: ['cluster-admin'],
    })
    expect(plane.refusalOf(bob.create(binding('esc', 'ClusterRole', 'system:node', 'bob'))).code).toBe(403)
    plane.run(bob.create(binding('all', 'ClusterRole', 'cluster-admin', 'bob')))
    expect(plane.run(bob.list('Secret', 'default')).items).toEqual([])
  })

  it('must name a role that there is, unless they are an administrator', () => {
    const { plane, bob } = asBob()
    expect(plane.refusalOf(bob.create(binding('bad', 'Role', 'nope', 'bob'))).message).toBe(
      'role.rbac.authorization.k8s.io "nope" not found',
    )
    plane.run(plane.client.create(binding('bad', 'Role', 'nope', 'alice')))
    const alice = plane.clientOf({ credentials: plane.certificate('alice') })
    plane.kernel.runUntil(plane.kernel.now + 100)
    expect(plane.refusalOf(alice.list('Secret', 'default')).message).toBe(
      'secrets is forbidden: User "alice" cannot list resource "secrets" in API group "" in the namespace "default": RBAC: role.rbac.authorization.k8s.io "nope" not found',
    )
  })
})
