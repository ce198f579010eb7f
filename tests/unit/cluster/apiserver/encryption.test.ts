import { cbc, gcm } from '@noble/ciphers/aes.js'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { describe, expect, it } from 'vitest'
import {
  parseEncryptionConfiguration, type EncryptionConfiguration, type ProviderName,
} from '../../../../electron/cluster/apiserver/encryption/configuration' // prettier-ignore
import { Encryption, sealOf } from '../../../../electron/cluster/apiserver/encryption/seal'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import { decodeBase64Bytes } from '../../../../electron/contract/text/base64'
import { textOfUtf8 } from '../../../../electron/contract/text/utf8'
import { resourceOfKind, type ApiObject } from '../../../../electron/contract/api'

const SECRET = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'db' },
  data: { password: 'Y2hhaQ==' },
} as unknown as ApiObject
const SECRETS = resourceOfKind('Secret')!
const CONFIG_MAPS = resourceOfKind('ConfigMap')!
const KEY = new Uint8Array(32).fill(7)

function configuration(name: ProviderName, key = 'one'): EncryptionConfiguration {
  return [
    {
      resources: ['secrets'],
      providers: [
        { name, keys: name === 'identity' ? [] : [{ name: key, secret: KEY }] },
        { name: 'identity', keys: [] },
      ],
    },
  ]
}

const withConfiguration = (config: EncryptionConfiguration): Encryption =>
  new Encryption(new Kernel(1).random('test'), config)

/** What somebody with the key makes of the text. */
function opened(text: string): unknown {
  const [, , provider, , , body = ''] = text.split(':')
  const bytes = Uint8Array.from(decodeBase64Bytes(body)!)
  const size = provider === 'secretbox' ? 24 : provider === 'aescbc' ? 16 : 12
  const [nonce, cipherText] = [bytes.slice(0, size), bytes.slice(size)]
  const cipher =
    provider === 'secretbox' ? xsalsa20poly1305(KEY, nonce) : provider === 'aescbc' ? cbc(KEY, nonce) : gcm(KEY, nonce)
  return JSON.parse(textOfUtf8([...cipher.decrypt(cipherText)]))
}

describe('a stored secret', () => {
  it.each(['aescbc', 'aesgcm', 'secretbox'] as const)('lies closed with %s, and its key opens it', (provider) => {
    const sealed = withConfiguration(configuration(provider)).sealed(SECRET, SECRETS)
    const text = sealOf(sealed)!
    expect(text).toMatch(new RegExp(`^k8s:enc:${provider}:v1:one:`))
    expect(text).not.toContain('Y2hhaQ==')
    expect(opened(text)).toEqual(SECRET)
    expect(JSON.parse(JSON.stringify(sealed))).toEqual(SECRET)
  })

  it('lies open without a word about it, and so do other kinds', () => {
    expect(sealOf(withConfiguration([]).sealed(SECRET, SECRETS))).toBeNull()
    expect(sealOf(withConfiguration(configuration('aescbc')).sealed(SECRET, CONFIG_MAPS))).toBeNull()
  })

  it('is opened again by a write under identity, and a write under another first key closes it anew', () => {
    const closed = withConfiguration(configuration('aescbc')).sealed(SECRET, SECRETS)
    const identity = withConfiguration(configuration('identity'))
    expect(identity.isStale(closed, SECRETS)).toBe(true)
    expect(sealOf(identity.sealed(closed, SECRETS))).toBeNull()
    const other = withConfiguration(configuration('aescbc', 'two'))
    expect(other.isStale(closed, SECRETS)).toBe(true)
    expect(sealOf(other.sealed(closed, SECRETS))).toContain(':two:')
  })

  it('cannot be read without its key', () => {
    const closed = withConfiguration(configuration('aescbc')).sealed(SECRET, SECRETS)
    expect(withConfiguration(configuration('aescbc')).refusal(closed, SECRETS)).toBeNull()
    expect(withConfiguration(configuration('aescbc', 'two')).refusal(closed, SECRETS)).toBe('no matching prefix found')
    expect(withConfiguration([]).refusal(closed, SECRETS)).toBe('no matching prefix found')
  })
})

describe('an EncryptionConfiguration', () => {
  const file = (resources: string): string =>
    `apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: ${resources}`

  it('is read', () => {
    const text = file(
      `[{resources: [secrets], providers: [{aescbc: {keys: [{name: a, secret: ${'AAAA'.repeat(5)}AA==}]}}, {identity: {}}]}]`,
    )
    expect(parseEncryptionConfiguration(text)).toMatchObject([
      { resources: ['secrets'], providers: [{ name: 'aescbc', keys: [{ name: 'a' }] }, { name: 'identity' }] },
    ])
  })

  it.each([
    ['no such file', 'kind: Pod', 'the file must hold one EncryptionConfiguration'],
    ['broken YAML', 'a: [', 'error decoding encryption provider configuration'],
    ['nothing', file('[]'), 'at least one entry is required'],
    ['no providers', file('[{resources: [secrets], providers: []}]'), 'resources[0].providers: Required value'],
    [
      'two in one',
      file('[{resources: [secrets], providers: [{identity: {}, aescbc: {}}]}]'),
      'exactly one provider is expected',
    ],
    ['a key service', file('[{resources: [secrets], providers: [{kms: {}}]}]'), 'no key management service'],
    ['a stranger', file('[{resources: [secrets], providers: [{rot13: {}}]}]'), 'unknown provider "rot13"'],
    ['no key', file('[{resources: [secrets], providers: [{aescbc: {keys: []}}]}]'), 'at least one key is required'],
    [
      'a nameless key',
      file('[{resources: [secrets], providers: [{aescbc: {keys: [{secret: AAAA}]}}]}]'),
      'a name without a colon',
    ],
    [
      'no base64',
      file('[{resources: [secrets], providers: [{aescbc: {keys: [{name: a, secret: "?"}]}}]}]'),
      'must be base64 encoded',
    ],
    [
      'a short key',
      file('[{resources: [secrets], providers: [{secretbox: {keys: [{name: a, secret: AAAA}]}}]}]'),
      'got 3, expected one of [32]',
    ],
  ])('with %s is refused', (_what, text, words) => {
    expect(() => parseEncryptionConfiguration(text)).toThrow(words)
  })
})
