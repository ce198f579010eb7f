import { describe, expect, it } from 'vitest'
import type { ClientIdentity } from '../../../../../electron/cluster/client/client'
import type { ApiObject, Kind } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

const plane = new ControlPlane()
const RBAC = 'rbac.authorization.k8s.io/v1'
const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }]
plane.run(
  plane.client.create({ apiVersion: RBAC, kind: 'Role', metadata: { name: 'reader', namespace: 'default' }, rules }),
)
plane.run(plane.client.create({ apiVersion: RBAC, kind: 'RoleBinding', metadata: { name: 'asha-reads', namespace: 'default' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' }, subjects: [{ kind: 'User', name: 'asha' }] })) // prettier-ignore
plane.run(plane.client.create({ apiVersion: RBAC, kind: 'RoleBinding', metadata: { name: 'broken', namespace: 'default' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'gone' }, subjects: [{ kind: 'User', name: 'ravi' }] })) // prettier-ignore
plane.kernel.runUntil(plane.kernel.now + 100)
const asha: Partial<ClientIdentity> = { credentials: plane.certificate('asha', 'developers') }

const GROUPS = { TokenReview: 'authentication.k8s.io/v1', SelfSubjectReview: 'authentication.k8s.io/v1' } as Readonly<Record<string, string>> // prettier-ignore
function ask(kind: Kind, spec: object | undefined, identity: Partial<ClientIdentity> = {}, namespace = ''): unknown {
  const body = { apiVersion: GROUPS[kind] ?? 'authorization.k8s.io/v1', kind, metadata: namespace ? { namespace } : {}, ...(spec && { spec }) } // prettier-ignore
  const answer = plane.run(plane.clientOf(identity).request('create', { kind, namespace, body })) as ApiObject
  return (answer as { readonly status?: unknown }).status
}
const refusal = (...args: Parameters<typeof ask>): string => {
  try {
    ask(...args)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
const pods = (verb: string, more: object = {}) => ({ resourceAttributes: { namespace: 'default', verb, resource: 'pods', ...more } }) // prettier-ignore

describe('may I', () => {
  it.each([
    [pods('list'), true],
    [pods('get', { name: 'web' }), true],
    [pods('delete'), false],
    [pods('get', { subresource: 'log' }), false],
    [pods('list', { namespace: '' }), false],
    [{ nonResourceAttributes: { verb: 'get', path: '/healthz' } }, true],
    [{ nonResourceAttributes: { verb: 'get', path: '/metrics' } }, false],
  ])('%o: %s', (spec, allowed) => {
    expect(ask('SelfSubjectAccessReview', spec, asha)).toMatchObject({ allowed })
  })

  it('tells by which right, or what is amiss with the rights', () => {
    const reason = 'RBAC: allowed by RoleBinding "asha-reads/default" of Role "reader" to User "asha"'
    expect(ask('SelfSubjectAccessReview', pods('list'), asha)).toEqual({ allowed: true, reason })
    expect(ask('SubjectAccessReview', { user: 'ravi', ...pods('list') })).toEqual({
      allowed: false,
      reason: 'RBAC: role.rbac.authorization.k8s.io "gone" not found',
    })
  })
})

describe('may somebody', () => {
  it.each([
    [{ user: 'asha', ...pods('list') }, true],
    [{ user: 'carol', ...pods('list') }, false],
    [{ user: 'x', groups: ['system:masters'], ...pods('delete') }, true],
  ])('%o: %s', (spec, allowed) => {
    expect(ask('SubjectAccessReview', spec)).toMatchObject({ allowed })
    expect(ask('LocalSubjectAccessReview', spec, {}, 'default')).toMatchObject({ allowed })
  })

  it.each([
    ['without a question', { user: 'asha' }, 'spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified'],
    ['without anybody', pods('list'), 'spec.user: Invalid value: "": at least one of user or group must be specified'],
    ['with two questions', { user: 'a', ...pods('list'), nonResourceAttributes: {} }, 'cannot be specified in combination with resourceAttributes'],
  ])('%s is refused', (_, spec, message) => {
    expect(refusal('SubjectAccessReview', spec)).toContain(message)
  })

  it('is for those who may ask', () => {
    expect(refusal('SubjectAccessReview', { user: 'ravi', ...pods('list') }, asha)).toContain('cannot create resource "subjectaccessreviews"')
    expect(refusal('LocalSubjectAccessReview', { user: 'a', ...pods('list', { namespace: 'x' }) }, {}, 'default')).toBe('spec.resourceAttributes.namespace must match namespace: default')
  })
}) // prettier-ignore

describe('everything that I may', () => {
  it('comes in the order of the bindings, the cluster’s own first', () => {
    const status = ask('SelfSubjectRulesReview', { namespace: 'default' }, asha) as { resourceRules: readonly { resources: readonly string[] }[] } // prettier-ignore
    expect(status).toMatchObject({ incomplete: false })
    expect(status.resourceRules.map(({ resources }) => resources)).toEqual([
      ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
      ['selfsubjectreviews'],
      ['pods'],
    ])
  })

  it('is less than all where a binding leads nowhere, and a node’s cannot be told', () => {
    const ravi = { credentials: plane.certificate('ravi') }
    expect(ask('SelfSubjectRulesReview', { namespace: 'default' }, ravi)).toMatchObject({ incomplete: true, evaluationError: 'role.rbac.authorization.k8s.io "gone" not found' }) // prettier-ignore
    const node = { credentials: plane.certificate('system:node:worker-1', 'system:nodes') }
    expect(ask('SelfSubjectRulesReview', { namespace: 'default' }, node)).toMatchObject({ incomplete: true, evaluationError: 'node authorizer does not support user rule resolution' }) // prettier-ignore
  })
})

describe('who is this', () => {
  it('tells me', () => {
    expect(ask('SelfSubjectReview', undefined, asha)).toEqual({ userInfo: { username: 'asha', groups: ['developers', 'system:authenticated'] } }) // prettier-ignore
  })

  it('tells whose a token is, and for whom it is good', () => {
    const target = { kind: 'ServiceAccount', namespace: 'default', name: 'default', subresource: 'token' } as const
    const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: {}, spec: { audiences: ['vault'] } } // prettier-ignore
    const { token } = (plane.run(plane.client.request('create', { ...target, body })) as unknown as { status: { token: string } }).status // prettier-ignore
    expect(ask('TokenReview', { token, audiences: ['vault', 'other'] })).toMatchObject({
      authenticated: true,
      user: { username: 'system:serviceaccount:default:default' },
      audiences: ['vault'],
    })
    expect(ask('TokenReview', { token })).toMatchObject({ user: {}, error: expect.stringContaining('invalid bearer token') as string }) // prettier-ignore
    expect(ask('TokenReview', { token: 'forged' })).not.toHaveProperty('authenticated')
  })
})
