import { describe, expect, it } from 'vitest'
import {
  certificateApproval,
  certificateSigning,
  certificateSubjectRestriction,
} from '../../../../../electron/cluster/apiserver/admission/certificates'
import { serviceAccount } from '../../../../../electron/cluster/apiserver/admission/service-account'
import { encodeBase64, encodeBase64Bytes } from '../../../../../electron/contract/text/base64'
import type { Pod, PodSpec } from '../../../../../electron/contract/api'
import { ControlPlane } from '../../../../support/control-plane'
import { admit, object, question, refusalOf } from '../../../../support/admission'

const pod = (spec: Partial<PodSpec> = {}, annotations = {}): Pod =>
  object('Pod', 'x', { spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec } }, { annotations })

describe('ServiceAccount', () => {
  const known = [
    object('ServiceAccount', 'default', { imagePullSecrets: [{ name: 'registry' }] }),
    object('ServiceAccount', 'quiet', { automountServiceAccountToken: false }),
    object('ServiceAccount', 'kept', { secrets: [{ name: 'own' }] }, { annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } }),
  ] // prettier-ignore
  const admitted = (draft: Pod): PodSpec => admit(serviceAccount, draft, question('Pod', { known })).spec

  it('gives a Pod its identity, its token and its pull secrets', () => {
    const spec = admitted(pod())
    expect([spec.serviceAccountName, spec.serviceAccount, spec.imagePullSecrets]).toEqual(['default', 'default', [{ name: 'registry' }]])
    expect(spec.volumes!.map(({ name }) => name)).toEqual(['kube-api-access-abcde'])
    expect(spec.containers[0]!.volumeMounts).toEqual([{ name: 'kube-api-access-abcde', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }])
  }) // prettier-ignore

  it('mounts no token where the Pod or its account says so, or where something else is', () => {
    const mounted = [{ name: 'mine', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }]
    expect(admitted(pod({ automountServiceAccountToken: false })).volumes).toBeUndefined()
    expect(admitted(pod({ serviceAccountName: 'quiet' })).volumes).toBeUndefined()
    expect(
      admitted(pod({ containers: [{ name: 'c', image: 'nginx', volumeMounts: mounted }] })).volumes,
    ).toBeUndefined()
    expect(admitted(pod({ serviceAccountName: 'quiet', automountServiceAccountToken: true })).volumes).toHaveLength(1)
  })

  it.each<[string, Pod, string]>([
    ['an account that is not there', pod({ serviceAccountName: 'ghost' }), 'error looking up service account default/ghost: serviceaccount "ghost" not found'],
    ['a Secret that is not its own', pod({ serviceAccountName: 'kept', volumes: [{ name: 'v', secret: { secretName: 'other' } }] }),
      'volume with secret.secretName="other" is not allowed because service account kept does not reference that secret'],
    ['such a Secret in its environment', pod({ serviceAccountName: 'kept', containers: [{ name: 'c', env: [{ name: 'P', valueFrom: { secretKeyRef: { name: 'other', key: 'k' } } }] }] }),
      'container c with envVar P referencing secret.secretName="other" is not allowed because service account kept does not reference that secret'],
    ['such a Secret for its images', pod({ serviceAccountName: 'kept', imagePullSecrets: [{ name: 'other' }] }),
      'imagePullSecrets[0].name="other" is not allowed because service account kept does not reference that imagePullSecret'],
    ['the kubelet, and an account', pod({ serviceAccountName: 'default' }, { 'kubernetes.io/config.mirror': '1' }), 'a mirror pod may not reference service accounts'],
    ['the kubelet, and a Secret', pod({ volumes: [{ name: 'v', secret: { secretName: 'own' } }] }, { 'kubernetes.io/config.mirror': '1' }), 'a mirror pod may not reference secrets'],
  ])('refuses a Pod with %s', (_, draft, why) => {
    expect(refusalOf(() => admitted(draft))).toBe(`pods "x" is forbidden: ${why}`)
  }) // prettier-ignore

  it('waits a moment for the account that every namespace gets', () => {
    const plane = new ControlPlane()
    plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' }, spec: {} }))
    const { kernel, client } = plane
    kernel.after(300, 'account', () => {
      kernel.spawn(kernel.process('test'), 'account', client.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'shop' } }))
    })
    const made = plane.run(client.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'early', namespace: 'shop' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } }))
    expect(made.spec.serviceAccountName).toBe('default')
  }) // prettier-ignore
})

describe('certificates', () => {
  const csr = (signerName: string, request = '', status = {}): never =>
    object('CertificateSigningRequest', 'alice', { spec: { signerName, request }, status }) as never
  const allowing = (...names: readonly string[]) => ({ authorize: ({ verb, resource, name }: { verb: string; resource: string; name: string }) => ({ allowed: resource === 'signers' && names.includes(`${verb} ${name}`), reason: '' }) }) // prettier-ignore

  it('are approved and signed by those who may do so for the signer, or for its domain', () => {
    const approval = question('CertificateSigningRequest', {
      operation: 'update',
      subresource: 'approval',
      old: csr('example.com/web'),
    })
    expect(refusalOf(() => admit(certificateApproval(allowing()), csr('example.com/web'), approval))).toBe(
      'certificatesigningrequests.certificates.k8s.io "alice" is forbidden: user not permitted to approve requests with signerName "example.com/web"',
    )
    expect(
      refusalOf(() => admit(certificateApproval(allowing('approve example.com/*')), csr('example.com/web'), approval)),
    ).toBe('')
    const status = question('CertificateSigningRequest', {
      operation: 'update',
      subresource: 'status',
      old: csr('example.com/web'),
    })
    const signed = csr('example.com/web', '', { certificate: 'abc' })
    expect(refusalOf(() => admit(certificateSigning(allowing('approve example.com/web')), signed, status))).toContain(
      'not permitted to sign',
    )
    expect(refusalOf(() => admit(certificateSigning(allowing('sign example.com/web')), signed, status))).toBe('')
    expect(refusalOf(() => admit(certificateSigning(allowing()), csr('example.com/web'), status))).toBe('')
  })

  it('make nobody a master', () => {
    const named = (organization: string): string => {
      const text = Array.from(organization, (char) => char.charCodeAt(0))
      const body = encodeBase64Bytes([0x30, 0x1c, 0x31, 0x1a, 0x06, 0x03, 0x55, 0x04, 0x0a, 0x13, text.length, ...text])
      return encodeBase64(`-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`)
    }
    const signer = 'kubernetes.io/kube-apiserver-client'
    const refusal = (request: string): string => refusalOf(() => admit(certificateSubjectRestriction, csr(signer, request), question('CertificateSigningRequest')))
    expect(refusal(named('developers'))).toBe('')
    expect(refusal(named('system:masters'))).toContain(`use of ${signer} signer with system:masters group is not allowed`)
    expect(refusal('rubbish')).toBe('')
  }) // prettier-ignore
})
