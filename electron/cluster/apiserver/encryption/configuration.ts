/** Which resources are encrypted before they are stored, and with which keys. */
// Models: k8s.io/apiserver/pkg/server/options/encryptionconfig; pkg/apis/apiserver/validation: ValidateEncryptionConfiguration
// Simplified: the providers identity, aescbc, aesgcm and secretbox; key management services (kms) are refused by name.
import { parse } from 'yaml'
import { decodeBase64Bytes } from '../../../contract/text/base64'
import { isRecord } from '../schema/decoder'

export type ProviderName = 'aescbc' | 'aesgcm' | 'secretbox' | 'identity'

export interface EncryptionKey {
  readonly name: string
  readonly secret: Uint8Array
}

export interface Provider {
  readonly name: ProviderName
  /** The first one writes, all of them read; `identity` has none. */
  readonly keys: readonly EncryptionKey[]
}

export interface EncryptedResources {
  /** `secrets`, `deployments.apps`. */
  readonly resources: readonly string[]
  /** The first one writes, all of them read. */
  readonly providers: readonly Provider[]
}

export type EncryptionConfiguration = readonly EncryptedResources[]

/** Says what is wrong with a configuration, and where. */
export class EncryptionConfigError extends Error {
  override readonly name = 'EncryptionConfigError'
}

const API_VERSION = 'apiserver.config.k8s.io/v1'
const KEY_BYTES: Readonly<Record<string, readonly number[]>> = {
  aescbc: [16, 24, 32],
  aesgcm: [16, 24, 32],
  secretbox: [32],
}

/** Throws `EncryptionConfigError`. */
export function parseEncryptionConfiguration(text: string): EncryptionConfiguration {
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    throw new EncryptionConfigError(
      `error decoding encryption provider configuration: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (!isRecord(document) || document.kind !== 'EncryptionConfiguration' || document.apiVersion !== API_VERSION)
    throw new EncryptionConfigError(`the file must hold one EncryptionConfiguration of ${API_VERSION}`)
  const list = listAt(document.resources, 'resources')
  if (list.length === 0) throw new EncryptionConfigError('resources: Required value: at least one entry is required')
  return list.map((entry, index) => resourcesOf(entry, `resources[${index}]`))
}

function resourcesOf(entry: unknown, path: string): EncryptedResources {
  if (!isRecord(entry)) throw new EncryptionConfigError(`${path}: must be an object`)
  const resources = listAt(entry.resources, `${path}.resources`)
  const providers = listAt(entry.providers, `${path}.providers`)
  if (resources.length === 0) throw new EncryptionConfigError(`${path}.resources: Required value`)
  if (providers.length === 0) throw new EncryptionConfigError(`${path}.providers: Required value`)
  if (!resources.every((name) => typeof name === 'string'))
    throw new EncryptionConfigError(`${path}.resources: must be names of resources`)
  return {
    resources: resources,
    providers: providers.map((provider, index) => providerOf(provider, `${path}.providers[${index}]`)),
  }
}

function providerOf(entry: unknown, path: string): Provider {
  const names = isRecord(entry) ? Object.keys(entry) : []
  if (!isRecord(entry) || names.length !== 1)
    throw new EncryptionConfigError(`${path}: exactly one provider is expected in each element`)
  const name = names[0]!
  if (name === 'identity') return { name, keys: [] }
  if (name === 'kms')
    throw new EncryptionConfigError(`${path}.kms: there is no key management service in this simulation`)
  if (name !== 'aescbc' && name !== 'aesgcm' && name !== 'secretbox')
    throw new EncryptionConfigError(
      `${path}: unknown provider ${JSON.stringify(name)}; there are: aescbc, aesgcm, secretbox, identity`,
    )
  const body = entry[name]
  const keys = listAt(isRecord(body) ? body.keys : undefined, `${path}.${name}.keys`)
  if (keys.length === 0)
    throw new EncryptionConfigError(`${path}.${name}.keys: Required value: at least one key is required`)
  return { name, keys: keys.map((key, index) => keyOf(key, name, `${path}.${name}.keys[${index}]`)) }
}

function keyOf(entry: unknown, provider: string, path: string): EncryptionKey {
  const { name, secret } = isRecord(entry) ? entry : {}
  if (typeof name !== 'string' || name === '' || name.includes(':'))
    throw new EncryptionConfigError(`${path}.name: Required value: a name without a colon is required`)
  const bytes = typeof secret === 'string' ? decodeBase64Bytes(secret) : undefined
  if (!bytes)
    throw new EncryptionConfigError(`${path}.secret: Invalid value: "REDACTED": secrets must be base64 encoded`)
  const lengths = KEY_BYTES[provider]!
  if (!lengths.includes(bytes.length))
    throw new EncryptionConfigError(
      `${path}.secret: Invalid value: "REDACTED": secret is not of the expected length, got ${bytes.length}, expected one of [${lengths.join(' ')}]`,
    )
  return { name, secret: Uint8Array.from(bytes) }
}

function listAt(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new EncryptionConfigError(`${path}: must be a list`)
  return value
}
