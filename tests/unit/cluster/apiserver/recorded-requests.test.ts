import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Credentials } from '../../../../electron/cluster/apiserver/credentials'
import { isApiError, RESOURCES } from '../../../../electron/contract/api'
import { requestInfoOf } from '../../../../electron/contract/api/request-info'
import { ControlPlane } from '../../../support/control-plane'

interface RecordedRequest {
  readonly http?: string
  readonly as: string
  readonly status: number
  readonly body: unknown
}

const file = new URL('../../../fidelity/data/golden/14-rbac.json', import.meta.url)
const recorded = (JSON.parse(readFileSync(file, 'utf8')) as { readonly actions: readonly RecordedRequest[] }).actions
const requests = recorded.filter(({ http }) => http !== undefined)

const plane = new ControlPlane()
plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 's14' }, spec: {} }))
// The scenario bound a role that it never made.
plane.run(plane.client.create({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'bad', namespace: 's14' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'doesnotexist' }, subjects: [{ kind: 'User', name: 'alice' }] })) // prettier-ignore
plane.kernel.runUntil(plane.kernel.now + 100)

const WHO: Readonly<Record<string, Credentials>> = {
  'tok-alice': plane.certificate('alice'),
  'tok-admin': plane.certificate('kubernetes-admin', 'system:masters'),
  'tok-bad': { type: 'token', token: 'forged' },
}

it.each(requests.map((request) => [request.http!, request.as, request] as const))(
  '%s as %s is answered as it was recorded',
  (http, as, { status, body }) => {
    const [method = '', url = ''] = http.split(' ')
    const { apiGroup, apiVersion, resource, namespace, name, verb } = requestInfoOf(method, url)
    const served = RESOURCES.find(
      (info) => info.group === apiGroup && info.version === apiVersion && info.resource === resource,
    )
    const target = served ? { resource: served, namespace, name } : { path: url }
    try {
      plane.run(plane.clientOf({ credentials: WHO[as]! }).request(verb as 'get', target))
      expect(200).toBe(status)
    } catch (error) {
      if (!isApiError(error)) throw error
      expect([error.code, error.status]).toEqual([status, body])
    }
  },
)
