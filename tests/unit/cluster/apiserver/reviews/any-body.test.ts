import { describe, expect, it } from 'vitest'
import type { Verb } from '../../../../../electron/cluster/apiserver/request'
import { isApiError, type Kind } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

const plane = new ControlPlane()
const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['create', 'update', 'patch', 'get'] }]
plane.run(plane.client.create({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'writer' }, rules })) // prettier-ignore
plane.run(plane.client.create({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'mallory-writes' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'writer' }, subjects: [{ kind: 'User', name: 'mallory' }] })) // prettier-ignore
plane.kernel.runUntil(plane.kernel.now + 100)

const mallory = plane.certificate('mallory')
const node = plane.certificate('system:node:worker-1', 'system:nodes')

const BODIES: readonly unknown[] = [
  null, '', 'x', 7, [], {}, { spec: null }, { spec: 'x' }, { spec: [] }, { metadata: null, spec: {} }, { metadata: {}, spec: {} },
  { metadata: { name: 'a' } }, { metadata: { name: 'a' }, rules: null, roleRef: null, subjects: null }, { metadata: { name: 'a' }, rules: [{}], subjects: [{}], roleRef: {} },
  { metadata: { name: 'a' }, rules: [null], subjects: [null] }, { metadata: { name: 'a' }, status: { conditions: [null, {}] } },
  { metadata: { name: 'a' }, aggregationRule: {} }, { metadata: { name: 'a' }, spec: { boundObjectRef: {} } }, JSON.parse('{"__proto__":{"spec":1},"spec":{"token":1}}'),
] // prettier-ignore

const TARGETS: readonly (readonly [Kind, Verb, string])[] = [
  ['SubjectAccessReview', 'create', ''],
  ['LocalSubjectAccessReview', 'create', ''],
  ['SelfSubjectAccessReview', 'create', ''],
  ['SelfSubjectRulesReview', 'create', ''],
  ['SelfSubjectReview', 'create', ''],
  ['TokenReview', 'create', ''],
  ['ServiceAccount', 'create', 'token'],
  ['Role', 'create', ''],
  ['ClusterRole', 'create', ''],
  ['RoleBinding', 'create', ''],
  ['ClusterRoleBinding', 'create', ''],
  ['CertificateSigningRequest', 'create', ''],
  ['CertificateSigningRequest', 'update', 'approval'],
  ['Node', 'create', ''],
  ['Lease', 'create', ''],
]

/** What a body is answered with; anything but an answer would stop the world. */
function codeOf(kind: Kind, verb: Verb, subresource: string, body: unknown, credentials: typeof mallory): number {
  const namespace = /^(Cluster|Subject|Self|Token|Certificate|Node)/.test(kind) ? '' : 'default'
  const name = subresource === '' ? '' : 'default'
  try {
    plane.run(plane.clientOf({ credentials }).request(verb, { kind, namespace, name, subresource, body }))
    return 200
  } catch (error) {
    if (isApiError(error)) return error.code
    throw error
  }
}

describe.each([
  ['mallory', mallory],
  ['a stolen node', node],
])('whatever %s sends', (_, credentials) => {
  it.each(TARGETS)('to %s (%s %s) is answered, and never by a fault of the server', (kind, verb, subresource) => {
    for (const body of BODIES) {
      const typed = typeof body === 'object' && body !== null && !Array.isArray(body) ? withType(kind, subresource, body) : body // prettier-ignore
      expect(codeOf(kind, verb, subresource, typed, credentials)).toBeLessThan(500)
      expect(codeOf(kind, verb, subresource, body, credentials)).toBeLessThan(500)
    }
  })
})

/** So that the body gets past the first look at it. */
function withType(kind: Kind, subresource: string, body: object): object {
  const real = subresource === 'token' ? 'TokenRequest' : kind
  const group = /Review$/.test(real) ? (/Access|Rules/.test(real) ? 'authorization.k8s.io/v1' : 'authentication.k8s.io/v1') : GROUPS[real] // prettier-ignore
  return { apiVersion: group ?? 'v1', kind: real, ...body }
}

const GROUPS: Readonly<Record<string, string>> = {
  TokenRequest: 'authentication.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  CertificateSigningRequest: 'certificates.k8s.io/v1',
  Lease: 'coordination.k8s.io/v1',
}
