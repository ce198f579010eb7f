import { describe, expect, it } from 'vitest'
import { auditEvent } from '../../../../../electron/cluster/apiserver/audit/audit-event'
import { AuditLog, type AuditRecord } from '../../../../../electron/cluster/apiserver/audit/audit-log'
import { isAudited } from '../../../../../electron/cluster/apiserver/audit/audit-policy'
import type { ApiRequest } from '../../../../../electron/cluster/apiserver/request'
import { resourceOfKind, type Kind } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

/** A server that notes, and a way to read the notes. */
function audited(): { readonly plane: ControlPlane; readonly last: () => ReturnType<typeof auditEvent> } {
  const plane = new ControlPlane()
  const log = (plane.apiServer.gate.audit = new AuditLog())
  return { plane, last: () => auditEvent(log.records().at(-1)!, 1) }
}

describe('the audit log', () => {
  it('tells who did what, when, and by which right', () => {
    const { plane, last } = audited()
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }]
    const RBAC = 'rbac.authorization.k8s.io/v1'
    plane.run(plane.client.create({ apiVersion: RBAC, kind: 'Role', metadata: { name: 'writer', namespace: 'default' }, rules })) // prettier-ignore
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'writer' }
    plane.run(plane.client.create({ apiVersion: RBAC, kind: 'RoleBinding', metadata: { name: 'asha-writes', namespace: 'default' }, roleRef, subjects: [{ kind: 'User', name: 'asha' }] })) // prettier-ignore
    const asha = plane.clientOf({ credentials: plane.certificate('asha', 'developers') })
    plane.run(asha.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } }))
    expect(last()).toMatchObject({
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Metadata',
      auditID: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/) as string,
      stage: 'ResponseComplete',
      requestURI: '/api/v1/namespaces/default/configmaps',
      verb: 'create',
      user: { username: 'asha', groups: ['developers', 'system:authenticated'] },
      userAgent: 'kubectl',
      objectRef: { resource: 'configmaps', namespace: 'default', apiVersion: 'v1' },
      responseStatus: { metadata: {}, code: 201 },
      annotations: {
        'authorization.k8s.io/decision': 'allow',
        'authorization.k8s.io/reason':
          'RBAC: allowed by RoleBinding "asha-writes/default" of Role "writer" to User "asha"',
      },
    })
    expect(last().impersonatedUser).toBeUndefined()
    expect(String(last().stageTimestamp) > String(last().requestReceivedTimestamp)).toBe(true)
  })

  it('tells a refusal in its words', () => {
    const { plane, last } = audited()
    plane.refusalOf(plane.clientOf({ credentials: plane.certificate('ravi') }).list('Secret', 'default'))
    expect(last()).toMatchObject({
      user: { username: 'ravi' },
      responseStatus: { status: 'Failure', reason: 'Forbidden', code: 403, message: 'secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "default"' },
      annotations: { 'authorization.k8s.io/decision': 'forbid' },
    }) // prettier-ignore
  })

  it('tells whom somebody stood for', () => {
    const { plane, last } = audited()
    plane.run(plane.clientOf({ impersonate: { user: 'asha', groups: ['system:masters'] } }).list('Pod', 'default'))
    expect(last()).toMatchObject({ user: { username: 'kubernetes-admin' }, impersonatedUser: { username: 'asha' } })
  })

  it('knows nobody behind a false token', () => {
    const { plane, last } = audited()
    plane.refusalOf(plane.clientOf({ credentials: { type: 'token', token: 'x' } }).list('Pod', 'default'))
    expect(last()).toMatchObject({ user: {}, responseStatus: { code: 401, reason: 'Unauthorized' } })
  })

  it('keeps the latest, oldest first', () => {
    const log = new AuditLog(3)
    for (const code of [1, 2, 3, 4, 5]) log.add({ code } as AuditRecord)
    expect(log.records().map(({ code, seq }) => [code, seq])).toEqual([[3, 2], [4, 3], [5, 4]]) // prettier-ignore
  })
})

describe('the audit policy', () => {
  const request = (kind: Kind, verb: string, routine = false): ApiRequest =>
    ({ resource: resourceOfKind(kind), verb, routine }) as unknown as ApiRequest
  it.each([
    ['asha', request('Pod', 'list'), true],
    ['system:anonymous', request('Pod', 'get'), true],
    ['system:serviceaccount:default:ci', request('Deployment', 'get'), true],
    ['system:kube-scheduler', request('Pod', 'watch'), false],
    ['system:serviceaccount:kube-system:replicaset-controller', request('Pod', 'list'), false],
    ['system:serviceaccount:kube-system:replicaset-controller', request('Pod', 'create'), true],
    ['system:node:worker-1', request('Lease', 'update'), false],
    ['system:node:worker-1', request('Pod', 'patch'), true],
    ['system:node:worker-1', request('Pod', 'patch', true), false],
  ] as const)('%s, %o: %s', (name, asked, expected) => {
    expect(isAudited(asked, { name, groups: [] })).toBe(expected)
  })

  it('notes whoever could not be told', () => {
    expect(isAudited(request('Pod', 'list'), null)).toBe(true)
  })
})
