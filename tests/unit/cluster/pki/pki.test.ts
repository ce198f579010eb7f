import { describe, expect, it } from 'vitest'
import { CertificateAuthority, YEAR_MS } from '../../../../electron/cluster/pki/certificate-authority'
import { certificatePem, parseCertificate, parsePem, pemText } from '../../../../electron/cluster/pki/pem'
import { ISSUER, TokenIssuer, type TokenClaims } from '../../../../electron/cluster/pki/service-account-token'
import { decodeBase64Url, encodeBase64Url } from '../../../../electron/contract/text/base64'

const authority = new CertificateAuthority(1)
const asha = authority.issue({ commonName: 'asha', organizations: ['developers'] })

describe('the certificate authority', () => {
  it('vouches for what it has signed, and holds for a year', () => {
    expect(authority.vouchesFor(asha)).toBe(true)
    expect(asha.notAfterMs).toBe(YEAR_MS)
  })

  it.each([
    ['another name', { commonName: 'kubernetes-admin' }],
    ['another group', { organizations: ['system:masters'] }],
    ['a longer life', { notAfterMs: asha.notAfterMs + 1 }],
    ['no signature', { signature: '' }],
  ])('does not vouch for %s', (_, change) => {
    expect(authority.vouchesFor({ ...asha, ...change })).toBe(false)
  })

  it('is its seed’s own: another world’s certificates are worth nothing here', () => {
    expect(new CertificateAuthority(1).vouchesFor(asha)).toBe(true)
    expect(new CertificateAuthority(2).vouchesFor(asha)).toBe(false)
  })
})

describe('a certificate as text', () => {
  it('comes back as it was', () => {
    expect(parseCertificate(certificatePem(asha))).toEqual(asha)
  })

  it('has lines of 64 letters in an envelope', () => {
    const lines = certificatePem(asha).trimEnd().split('\n')
    expect(lines[0]).toBe('-----BEGIN CERTIFICATE-----')
    expect(lines.at(-1)).toBe('-----END CERTIFICATE-----')
    expect(Math.max(...lines.slice(1, -1).map((line) => line.length))).toBe(64)
  })

  it.each([
    ['nothing', ''],
    ['words', 'not a certificate'],
    ['another envelope', pemText({ label: 'PRIVATE KEY', content: '{}' })],
    ['an empty one', pemText({ label: 'CERTIFICATE', content: '{}' })],
    ['one that holds no JSON', pemText({ label: 'CERTIFICATE', content: 'x' })],
  ])('%s is none', (_, text) => {
    expect(parseCertificate(text)).toBeNull()
  })

  it('is found among other words', () => {
    expect(parsePem(`subject=asha\n${pemText({ label: 'CERTIFICATE REQUEST', content: 'x' })}`)).toEqual({
      label: 'CERTIFICATE REQUEST',
      content: 'x',
    })
  })
})

describe('a ServiceAccount token', () => {
  const issuer = new TokenIssuer(1)
  const claims: TokenClaims = {
    namespace: 'default',
    serviceAccount: { name: 'ci', uid: 'u-1' },
    pod: { name: 'build', uid: 'p-1' },
    node: { name: 'worker-1', uid: 'n-1' },
    audiences: [ISSUER],
    notBeforeMs: 5_000,
    expiresMs: 3_605_000,
    warnAfterMs: 60_000,
    id: 'token-1',
  }
  const token = issuer.issue(claims)

  it('tells its claims to whoever has signed it', () => {
    expect(issuer.read(token)).toEqual(claims)
  })

  it('is a JWT that anybody can look into', () => {
    const [header, payload] = token.split('.').map((part) => decodeBase64Url(part))
    expect(JSON.parse(header!)).toEqual({ alg: 'HS256', kid: 'kubernetes', typ: 'JWT' })
    expect(JSON.parse(payload!)).toEqual({
      aud: [ISSUER],
      exp: 1_767_229_205,
      iat: 1_767_225_605,
      iss: ISSUER,
      jti: 'token-1',
      'kubernetes.io': {
        namespace: 'default',
        node: { name: 'worker-1', uid: 'n-1' },
        pod: { name: 'build', uid: 'p-1' },
        serviceaccount: { name: 'ci', uid: 'u-1' },
        warnafter: 1_767_225_660,
      },
      nbf: 1_767_225_605,
      sub: 'system:serviceaccount:default:ci',
    })
  })

  const [header, payload, signature] = token.split('.') as [string, string, string]
  const forged = encodeBase64Url(decodeBase64Url(payload)!.replace('"ci"', '"admin"'))
  it.each([
    ['with another payload', `${header}.${forged}.${signature}`],
    ['without a signature', `${header}.${payload}.`],
    ['with a part too many', `${token}.x`],
    ['of another world', new TokenIssuer(2).issue(claims)],
    ['that is none', 'forged'],
    ['that is empty', ''],
  ])('%s says nothing', (_, text) => {
    expect(issuer.read(text)).toBeNull()
  })
})
