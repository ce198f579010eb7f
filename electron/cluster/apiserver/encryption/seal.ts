/** How an object lies in etcd: as it is, or as a text that only a key opens. */
// Models: k8s.io/apiserver/pkg/storage/value: transformer.go; encrypt/{aes,secretbox}
// Simplified: what is encrypted is the object's JSON, not its protobuf; the object itself stays beside the text, as a mark
//             that travels with it, so that the server need not decrypt what it has just read.
import { cbc, gcm } from '@noble/ciphers/aes.js'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { groupResource, type ApiObject, type ResourceInfo } from '../../../contract/api'
import { encodeBase64Bytes } from '../../../contract/text/base64'
import { utf8Bytes } from '../../../contract/text/utf8'
import type { RandomStream } from '../../kernel/random'
import type { EncryptedResources, EncryptionConfiguration, EncryptionKey, ProviderName } from './configuration'

/** On an object that lies encrypted: the text in its place. JSON and copies for clients do not see it. */
const SEALED: unique symbol = Symbol('sealed')

interface Sealed {
  readonly [SEALED]?: string
}

/** What etcd holds under the object's key: `k8s:enc:aescbc:v1:key1:` and the cipher text, or null for plain JSON. */
export function sealOf(object: ApiObject): string | null {
  return (object as Sealed)[SEALED] ?? null
}

export class Encryption {
  constructor(
    private readonly random: RandomStream,
    private readonly configuration: EncryptionConfiguration = [],
  ) {}

  /** The object as it is to be stored now. */
  sealed(object: ApiObject, resource: ResourceInfo): ApiObject {
    const writer = this.rulesFor(resource)?.providers[0]
    const key = writer?.keys[0]
    if (!writer || !key) return SEALED in object ? unsealed(object) : object
    return { ...object, [SEALED]: this.text(unsealed(object), writer.name, key) } as ApiObject
  }

  /** Whether this server has the key; null when it has, else the words of its refusal. */
  refusal(object: ApiObject, resource: ResourceInfo): string | null {
    const text = sealOf(object)
    if (text === null) return null
    const [, , provider, , name] = text.split(':')
    const isKnown = this.rulesFor(resource)?.providers.some(
      (each) => each.name === provider && each.keys.some((key) => key.name === name),
    )
    return isKnown ? null : 'no matching prefix found'
  }

  /** Whether it lies otherwise than a write would leave it now: another key, or none, is the first today. */
  isStale(object: ApiObject, resource: ResourceInfo): boolean {
    const writer = this.rulesFor(resource)?.providers[0]
    const key = writer?.keys[0]
    const wanted = writer && key ? `k8s:enc:${writer.name}:v1:${key.name}:` : ''
    const text = sealOf(object)
    return wanted === '' ? text !== null : !text?.startsWith(wanted)
  }

  private rulesFor(resource: ResourceInfo): EncryptedResources | undefined {
    const name = groupResource(resource)
    const everything = ['*.*', `*.${resource.group}`]
    return this.configuration.find(({ resources }) =>
      resources.some((each) => each === name || everything.includes(each)),
    )
  }

  private text(object: ApiObject, provider: ProviderName, { name, secret }: EncryptionKey): string {
    const nonce = this.bytes(provider === 'secretbox' ? 24 : provider === 'aescbc' ? 16 : 12)
    const plain = Uint8Array.from(utf8Bytes(JSON.stringify(object)))
    const cipher =
      provider === 'secretbox'
        ? xsalsa20poly1305(secret, nonce)
        : provider === 'aescbc'
          ? cbc(secret, nonce)
          : gcm(secret, nonce)
    return `k8s:enc:${provider}:v1:${name}:${encodeBase64Bytes([...nonce, ...cipher.encrypt(plain)])}`
  }

  private bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.random.integer(0, 255))
  }
}

function unsealed(object: ApiObject): ApiObject {
  const copy = { ...object }
  Reflect.deleteProperty(copy, SEALED)
  return copy
}
