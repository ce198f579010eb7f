import type { VolumeProjection } from '../../../contract/api'
import { validateLocalPath } from './container'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { dns1123Label, dns1123Subdomain, qualifiedName } from './names'

/** The sources of a projected volume that carry credentials. */
// Models: pkg/apis/core/validation/validation.go: validateProjectionSources
const KEY_TYPES = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519']
const SIGNER_ERROR = 'must be a fully qualified domain and path of the form "example.com/signer-name"'
const TEN_MINUTES = 600

export function validateProjection(source: VolumeProjection, path: string): FieldError[] {
  if (source.serviceAccountToken) return validateToken(source.serviceAccountToken, `${path}.serviceAccountToken`)
  if (source.clusterTrustBundle) return validateTrustBundle(source.clusterTrustBundle, `${path}.clusterTrustBundle`)
  if (source.podCertificate) return validateCertificate(source.podCertificate, `${path}.podCertificate`)
  return []
}

function validateToken(token: NonNullable<VolumeProjection['serviceAccountToken']>, path: string): FieldError[] {
  const errors = token.path ? validateLocalPath(token.path, `${path}.path`) : [required(`${path}.path`)]
  if (token.expirationSeconds !== undefined && token.expirationSeconds < TEN_MINUTES) {
    const detail = 'may not specify a duration less than 10 minutes'
    errors.push(invalidValue(`${path}.expirationSeconds`, token.expirationSeconds, detail))
  }
  return errors
}

function validateTrustBundle(bundle: NonNullable<VolumeProjection['clusterTrustBundle']>, path: string): FieldError[] {
  const errors: FieldError[] = []
  const { name, signerName } = bundle
  if (name !== undefined && signerName !== undefined) {
    errors.push(invalidValue(path, bundle, 'only one of name and signerName may be used'))
  } else if (name !== undefined) {
    if (name === '') errors.push(required(`${path}.name`, 'must be a valid object name'))
    errors.push(
      ...(name
        ? dns1123Subdomain(name.replaceAll(':', '-')).map((why) => invalidValue(`${path}.name`, name, why))
        : []),
    )
    if (bundle.labelSelector)
      errors.push(
        invalidValue(`${path}.labelSelector`, bundle.labelSelector, 'labelSelector must be unset if name is specified'),
      )
  } else if (signerName !== undefined) {
    if (signerName === '') errors.push(required(`${path}.signerName`, 'must be a valid signer name'))
    else errors.push(...validateSigner(signerName, `${path}.signerName`))
  } else errors.push(required(path, 'either name or signerName must be specified'))
  if (!bundle.path) errors.push(required(`${path}.path`))
  else errors.push(...validateLocalPath(bundle.path, `${path}.path`))
  return errors
}

function validateSigner(signer: string, path: string): FieldError[] {
  const segments = signer.split('/')
  const [domain = '', name = ''] = segments
  if (segments.length !== 2 || name === '') return [invalidValue(path, signer, SIGNER_ERROR)]
  const errors = dns1123Subdomain(domain).map((why) =>
    invalidValue(path, signer, `validating label ${JSON.stringify(domain)}: ${why}`),
  )
  if (!domain.includes('.'))
    errors.push(invalidValue(path, signer, 'should be a domain with at least two segments separated by dots'))
  const nameErrors = name.split('.').flatMap((label) => dns1123Label(label))
  return [
    ...errors,
    ...nameErrors.map((why) => invalidValue(path, signer, `validating label ${JSON.stringify(name)}: ${why}`)),
  ]
}

function validateCertificate(certificate: NonNullable<VolumeProjection['podCertificate']>, path: string): FieldError[] {
  const errors = certificate.signerName
    ? validateSigner(certificate.signerName, `${path}.signerName`)
    : [required(`${path}.signerName`)]
  if (!KEY_TYPES.includes(certificate.keyType))
    errors.push(notSupported(`${path}.keyType`, certificate.keyType, KEY_TYPES))
  const { credentialBundlePath, keyPath, certificateChainPath } = certificate
  if (!credentialBundlePath && !keyPath && !certificateChainPath) {
    errors.push(required(path, 'specify at least one of credentialBundlePath, keyPath, and certificateChainPath'))
  }
  for (const field of ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const) {
    const target = certificate[field]
    if (target) errors.push(...validateLocalPath(target, `${path}.${field}`))
  }
  for (const key of Object.keys(certificate.userAnnotations ?? {})) {
    errors.push(...qualifiedName(key.toLowerCase()).map((why) => invalidValue(`${path}.userAnnotations`, key, why)))
  }
  return errors
}
