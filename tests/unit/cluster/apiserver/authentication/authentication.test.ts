import { describe, expect, it } from 'vitest'
import type { Credentials, UserInfo } from '../../../../../electron/cluster/apiserver/credentials'
import type { Client } from '../../../../../electron/cluster/client/client'
import { YEAR_MS } from '../../../../../electron/cluster/pki/certificate-authority'
import { isApiError, type SelfSubjectReview, type TokenRequest } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'

/** Who the server says that one is; the refusal's code when it says nothing. */
function whoami(plane: ControlPlane, credentials: Credentials): Partial<UserInfo> & { code?: number } {
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} } as const
  const client: Client = plane.clientOf({ credentials })
  try {
    const { status } = plane.run(
      client.request('create', { kind: 'SelfSubjectReview', body: review }),
    ) as SelfSubjectReview
    const { username: name, ...rest } = status!.userInfo!
    return { name, ...rest }
  } catch (error) {
    if (isApiError(error)) return { code: error.code }
    throw error
  }
}

const tokenOf = (plane: ControlPlane, seconds = 3600, pod?: { name: string; uid: string }): Credentials => {
  const boundObjectRef = pod && { apiVersion: 'v1', kind: 'Pod', ...pod }
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: {}, spec: { expirationSeconds: seconds, ...(boundObjectRef && { boundObjectRef }) } } // prettier-ignore
  const target = { kind: 'ServiceAccount', namespace: 'default', name: 'default', subresource: 'token', body } as const
  return { type: 'token', token: (plane.run(plane.client.request('create', target)) as TokenRequest).status!.token! }
}

describe('a certificate', () => {
  const plane = new ControlPlane()
  const { authority } = plane.apiServer.gate
  const now = plane.kernel.now
  const shown = (certificate: ReturnType<typeof authority.issue>): Credentials => ({ type: 'certificate', certificate })

  it('makes its subject known', () => {
    expect(whoami(plane, plane.certificate('asha', 'developers'))).toEqual({
      name: 'asha',
      groups: ['developers', 'system:authenticated'],
    })
  })

  it.each([
    ['not yet valid', authority.issue({ commonName: 'asha' }, now + 60_000)],
    ['no longer valid', authority.issue({ commonName: 'asha' }, 0, 1)],
    ['of another authority', { ...authority.issue({ commonName: 'asha' }), signature: 'forged' }],
    ['for another name', { ...authority.issue({ commonName: 'asha' }), commonName: 'kubernetes-admin' }],
    ['without a name', authority.issue({ commonName: '' })],
  ])('%s is refused', (_, certificate) => {
    expect(whoami(plane, shown(certificate))).toEqual({ code: 401 })
  })

  it('that was good once is refused once it has expired', () => {
    const late = new ControlPlane()
    const certificate = late.certificate('asha')
    expect(whoami(late, certificate).name).toBe('asha')
    late.kernel.now = YEAR_MS + 1
    expect(whoami(late, certificate)).toEqual({ code: 401 })
  })
})

describe('a ServiceAccount token', () => {
  it('makes its account known, and what it is bound to', () => {
    const plane = new ControlPlane()
    const pod = plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'default' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } })) // prettier-ignore
    const account = plane.run(plane.client.get('ServiceAccount', 'default', 'default'))
    const user = whoami(plane, tokenOf(plane, 3600, { name: 'web', uid: pod.metadata.uid }))
    expect(user).toMatchObject({
      name: 'system:serviceaccount:default:default',
      uid: account.metadata.uid,
      groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'],
    })
    expect(user.extra).toMatchObject({
      'authentication.kubernetes.io/pod-name': ['web'],
      'authentication.kubernetes.io/pod-uid': [pod.metadata.uid],
    })
  })

  it('ends at its hour, to the second', () => {
    const plane = new ControlPlane()
    const credentials = tokenOf(plane, 600)
    const issued = Math.floor(plane.kernel.now / 1000) * 1000
    plane.kernel.runUntil(issued + 599_900)
    expect(whoami(plane, credentials).name).toBe('system:serviceaccount:default:default')
    plane.kernel.runUntil(issued + 600_000)
    expect(whoami(plane, credentials)).toEqual({ code: 401 })
  })

  it.each([
    ['its account', (plane: ControlPlane) => plane.client.delete('ServiceAccount', 'default', 'default')],
    ['its Pod', (plane: ControlPlane) => plane.client.delete('Pod', 'default', 'web', { gracePeriodSeconds: 0 })],
  ])('outlives %s by the ten seconds for which the server remembers it', (_, remove) => {
    const plane = new ControlPlane()
    const pod = plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'default' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } })) // prettier-ignore
    const credentials = tokenOf(plane, 3600, { name: 'web', uid: pod.metadata.uid })
    expect(whoami(plane, credentials).code).toBeUndefined()
    plane.run(remove(plane))
    expect(whoami(plane, credentials).code).toBeUndefined()
    plane.kernel.runUntil(plane.kernel.now + 10_000)
    expect(whoami(plane, credentials)).toEqual({ code: 401 })
  })

  it('is not good for an account of the same name that was made anew', () => {
    const plane = new ControlPlane()
    const credentials = tokenOf(plane)
    plane.run(plane.client.delete('ServiceAccount', 'default', 'default'))
    plane.run(plane.client.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'default' } })) // prettier-ignore
    expect(whoami(plane, credentials)).toEqual({ code: 401 })
  })

  it.each([
    [60, 'spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes'],
    [
      2 ** 32 + 1,
      'spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds',
    ],
  ])('for %i seconds is refused', (seconds, message) => {
    const plane = new ControlPlane()
    expect(() => tokenOf(plane, seconds)).toThrow(`TokenRequest.authentication.k8s.io "" is invalid: ${message}`)
  })

  it('bound to a Pod of another account, or to another Pod of that name, is refused', () => {
    const plane = new ControlPlane()
    expect(() => tokenOf(plane, 600, { name: 'gone', uid: '' })).toThrow('pods "gone" not found')
    plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'default' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } })) // prettier-ignore
    expect(() => tokenOf(plane, 600, { name: 'web', uid: 'x' })).toThrow('the UID in the bound object reference (x) does not match the UID in record') // prettier-ignore
  })
})

describe('without credentials', () => {
  const plane = new ControlPlane()

  it('one is nobody in particular, and may ask for little', () => {
    const nobody = plane.clientOf({ credentials: { type: 'anonymous' } })
    expect(plane.refusalOf(nobody.list('Pod', 'default')).message).toBe(
      'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "default"',
    )
    expect(plane.run(nobody.request('get', { path: '/healthz' }))).toBe('ok')
  })

  it('that are false are worse than none', () => {
    expect(whoami(plane, { type: 'token', token: 'forged' })).toEqual({ code: 401 })
  })
})
