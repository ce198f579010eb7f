import { describe, expect, it } from 'vitest'
import { usageRefusal } from '../../../../electron/cluster/controllers/certificate-signing/certificate-signing-controller'
import { requestedSubject } from '../../../../electron/cluster/pki/certificate-request'
import { parseCertificate } from '../../../../electron/cluster/pki/pem'
import { decodeBase64, encodeBase64, encodeBase64Bytes } from '../../../../electron/contract/text/base64'
import { utf8Bytes } from '../../../../electron/contract/text/utf8'
import type { CertificateSigningRequest, SelfSubjectReview } from '../../../../electron/contract/api'
import { World } from './world'

/** The part of a request's DER that names its subject, in a PEM envelope, as `spec.request` has it. */
function requestFor(commonName: string, ...organizations: readonly string[]): string {
  const attribute = (id: number, value: string) => [0x06, 0x03, 0x55, 0x04, id, 0x0c, value.length, ...utf8Bytes(value)]
  const bytes = [0x30, 0x82, ...attribute(0x03, commonName), ...organizations.flatMap((each) => attribute(0x0a, each))]
  return encodeBase64(
    `-----BEGIN CERTIFICATE REQUEST-----\n${encodeBase64Bytes(bytes)}\n-----END CERTIFICATE REQUEST-----\n`,
  )
}

const spec = (request: string, usages: readonly string[] = ['client auth']): CertificateSigningRequest['spec'] => ({
  request,
  usages,
  signerName: 'kubernetes.io/kube-apiserver-client',
  expirationSeconds: 3600,
})

describe('a certificate request', () => {
  it('names its subject', () => {
    expect(requestedSubject(requestFor('meena', 'developers', 'ops'))).toEqual({ commonName: 'meena', organizations: ['developers', 'ops'] })
    expect(requestedSubject('nonsense')).toEqual({ commonName: '', organizations: [] })
  })

  it.each([
    [['client auth'], ''],
    [['digital signature', 'key encipherment', 'client auth'], ''],
    [['digital signature'], 'missing required usage for client certificate: client auth'],
    [['client auth', 'server auth'], 'invalid usage for client certificate: server auth'],
  ])('for %o: %s', (usages, refusal) => {
    expect(usageRefusal(usages)).toBe(refusal)
  })
}) // prettier-ignore

describe('the way to a certificate', () => {
  const world = new World()
  const asha = world.clientOf({ credentials: world.certificate('asha', 'developers') })
  const API = 'certificates.k8s.io/v1'
  const stored = (name: string) => world.run(world.client.get('CertificateSigningRequest', '', name))
  const approve = (name: string, client = world.client): void => {
    const request = stored(name)
    const conditions = [{ type: 'Approved', status: 'True', reason: 'KubectlApprove', message: 'by an administrator' }]
    world.run(client.request('update', { kind: 'CertificateSigningRequest', name, subresource: 'approval', body: { ...request, status: { conditions } } })) // prettier-ignore
  }
  const ask = (name: string, usages?: readonly string[]): void => {
    world.run(world.client.create({ apiVersion: API, kind: 'CertificateSigningRequest', metadata: { name }, spec: spec(requestFor('meena', 'developers'), usages) })) // prettier-ignore
  }
  const wait = (): void => { world.kernel.runUntil(world.kernel.now + 5_000) } // prettier-ignore

  it('begins with who asks, whatever they say', () => {
    ask('meena')
    expect(stored('meena').spec).toMatchObject({ username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] })
    wait()
    expect(stored('meena').status?.certificate).toBeUndefined()
  })

  it('is closed to who may not approve', () => {
    expect(() => { approve('meena', asha) }).toThrow('cannot update resource "certificatesigningrequests/approval"') // prettier-ignore
  })

  it('ends with a certificate that opens the cluster, for as long as was asked', () => {
    approve('meena')
    wait()
    const request = stored('meena')
    expect(request.status?.conditions).toMatchObject([{ type: 'Approved', lastTransitionTime: expect.any(String) as string }])
    const certificate = parseCertificate(decodeBase64(request.status!.certificate!)!)!
    expect(certificate).toMatchObject({ commonName: 'meena', organizations: ['developers'] })
    expect(certificate.notAfterMs - certificate.notBeforeMs).toBe(3_600_000)
    const meena = world.clientOf({ credentials: { type: 'certificate', certificate } })
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} }
    const { status } = world.run(meena.request('create', { kind: 'SelfSubjectReview', body: review })) as SelfSubjectReview
    expect(status?.userInfo).toMatchObject({ username: 'meena', groups: ['developers', 'system:authenticated'] })
  })

  it('ends badly for usages that no client has', () => {
    ask('odd', ['server auth'])
    approve('odd')
    wait()
    expect(stored('odd').status?.conditions?.at(-1)).toMatchObject({
      type: 'Failed',
      reason: 'SignerValidationFailure',
      message: 'invalid usage for client certificate: server auth',
    })
  })
}) // prettier-ignore
