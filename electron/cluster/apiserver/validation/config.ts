import type { ConfigMap, Secret } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, required, tooLongField } from './field-error'
import { validateImmutable, validateMetadata, validateFixedMetadata } from './metadata'
import { listOf, ownOf } from '../schema/unsound'
import { configMapKey, dns1123Subdomain } from './names'

/** ConfigMaps and Secrets: keys that can be file names, values that fit. */
// Models: pkg/apis/core/validation/validation.go: ValidateConfigMap, ValidateSecret
const MAX_BYTES = 1024 * 1024
const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token'
const ACCOUNT_NAME = 'kubernetes.io/service-account.name'
/** Base64 writes three bytes as four letters. */
const BASE64_RATIO = 3 / 4

export function validateConfigMap(configMap: ConfigMap): FieldError[] {
  const { data = {}, binaryData = {} } = configMap
  const errors = validateMetadata(configMap, true, dns1123Subdomain)
  errors.push(...validateKeys(data, 'data'))
  for (const key of Object.keys(data)) {
    if (Object.hasOwn(binaryData, key))
      errors.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'))
  }
  errors.push(...validateKeys(binaryData, 'binaryData'))
  return sizeOf(data) + sizeOf(binaryData) * BASE64_RATIO > MAX_BYTES
    ? [...errors, tooLongField('', MAX_BYTES)]
    : errors
}

export function validateConfigMapUpdate(configMap: ConfigMap, old: ConfigMap): FieldError[] {
  const errors = validateFixedMetadata(configMap, old)
  if (old.immutable) {
    if (!configMap.immutable) errors.push(forbiddenField('immutable', 'field is immutable when `immutable` is set'))
    errors.push(
      ...frozen(configMap.data, old.data, 'data'),
      ...frozen(configMap.binaryData, old.binaryData, 'binaryData'),
    )
  }
  return [...errors, ...validateConfigMap(configMap)]
}

function frozen(value: unknown, old: unknown, path: string): FieldError[] {
  const isSame = validateImmutable(value, old, path).length === 0
  return isSame ? [] : [forbiddenField(path, 'field is immutable when `immutable` is set')]
}

export function validateSecret(secret: Secret): FieldError[] {
  const errors = validateMetadata(secret, true, dns1123Subdomain)
  const data = secret.data ?? {}
  errors.push(...validateKeys(data, 'data'))
  if (sizeOf(data) * BASE64_RATIO > MAX_BYTES) errors.push(tooLongField('data', MAX_BYTES))
  return [...errors, ...validateSecretType(secret, data)]
}

const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}

function validateSecretType({ metadata, type = '' }: Secret, data: Readonly<Record<string, string>>): FieldError[] {
  if (type === ACCOUNT_TOKEN && !metadata.annotations?.[ACCOUNT_NAME]) {
    return [required(`metadata.annotations[${ACCOUNT_NAME}]`)]
  }
  return listOf(ownOf(REQUIRED_KEYS, type))
    .filter((key) => !Object.hasOwn(data, key))
    .map((key) => required(`data[${key}]`))
}

export function validateSecretUpdate(secret: Secret, old: Secret): FieldError[] {
  const errors = [...validateFixedMetadata(secret, old), ...validateImmutable(secret.type, old.type, 'type')]
  if (old.immutable) {
    if (!secret.immutable) errors.push(forbiddenField('immutable', 'field is immutable when `immutable` is set'))
    errors.push(...frozen(secret.data, old.data, 'data'))
  }
  return [...errors, ...validateSecret(secret)]
}

function validateKeys(data: Readonly<Record<string, string>>, path: string): FieldError[] {
  return Object.keys(data).flatMap((key) => configMapKey(key).map((why) => invalidValue(`${path}[${key}]`, key, why)))
}

function sizeOf(data: Readonly<Record<string, string>>): number {
  return Object.values(data).reduce((sum, value) => sum + value.length, 0)
}
