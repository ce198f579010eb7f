import type { ConfigMap, Secret } from '../../../contract/api'
import { validateConfigMap, validateConfigMapUpdate, validateSecret, validateSecretUpdate } from '../validation/config'
import { encodeBase64 } from '../../../contract/text/base64'
import { fill } from './defaults/fill'
import { type Strategy, USUAL } from './strategy'

/** ConfigMaps and Secrets are stored as they come. */
// Models: pkg/registry/core/{configmap,secret}/strategy.go
const asGiven = <T>(object: T): T => object

export const configMapStrategy: Strategy<ConfigMap> = {
  ...USUAL,
  kind: 'ConfigMap',
  defaults: asGiven,
  prepareForCreate: asGiven,
  prepareForUpdate: asGiven,
  prepareForStatusUpdate: asGiven,
  validateCreate: validateConfigMap,
  validateUpdate: validateConfigMapUpdate,
  validateStatusUpdate: validateConfigMapUpdate,
}

export const secretStrategy: Strategy<Secret> = {
  ...USUAL,
  kind: 'Secret',
  defaults: (secret) => fill(withEncodedStrings(secret), { type: 'Opaque' }),
  prepareForCreate: asGiven,
  prepareForUpdate: asGiven,
  prepareForStatusUpdate: asGiven,
  validateCreate: validateSecret,
  validateUpdate: validateSecretUpdate,
  validateStatusUpdate: validateSecretUpdate,
}

/** `stringData` is a convenience of writers: it is never stored. */
function withEncodedStrings(secret: Secret): Secret {
  if (!secret.stringData) return secret
  const { stringData, ...rest } = secret
  const encoded = Object.entries(stringData).map(([key, text]) => [key, encodeBase64(text)] as const)
  return { ...rest, data: { ...secret.data, ...Object.fromEntries(encoded) } }
}
