import type { CertificateSigningRequest, CertificateSigningRequestCondition } from '../../../contract/api'
import { isMissing, listOf } from '../schema/unsound'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { dns1123Subdomain } from './names'

/** CertificateSigningRequests. */
// Models: pkg/apis/certificates/validation/validation.go
// Simplified: of the request only its envelope is read; signatures are not checked.
const SHORTEST_SECONDS = 600
const PEM = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0' // -----BEGIN CERTIFICATE REQUEST-----
const LEGACY_PEM = 'LS0tLS1CRUdJTiBORVcgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0t'
const USAGES = [
  'any', 'cert sign', 'client auth', 'code signing', 'content commitment', 'crl sign', 'data encipherment', 'decipher only',
  'digital signature', 'email protection', 'encipher only', 'ipsec end system', 'ipsec tunnel', 'ipsec user',
  'key agreement', 'key encipherment', 'microsoft sgc', 'netscape sgc', 'ocsp signing', 's/mime', 'server auth', 'signing',
  'timestamping',
] // prettier-ignore

export function validateCertificateRequest({ spec }: CertificateSigningRequest): FieldError[] {
  const { request, usages, signerName, expirationSeconds } = spec
  const errors: FieldError[] = []
  if (isMissing(request)) errors.push(required('spec.request'))
  else if (!isPem(request)) {
    const detail = 'PEM block type must be CERTIFICATE REQUEST'
    errors.push(invalidValue('spec.request', request, detail))
  }
  if (listOf(usages).length === 0) errors.push(required('spec.usages', 'usages is required'))
  for (const [index, usage] of listOf(usages).entries()) {
    if (!USAGES.includes(usage)) errors.push(notSupported(`spec.usages[${index}]`, usage, USAGES))
    if (listOf(usages).indexOf(usage) < index) errors.push(duplicate(`spec.usages[${index}]`, usage))
  }
  errors.push(...validateSignerName(signerName))
  if (expirationSeconds !== undefined && expirationSeconds < SHORTEST_SECONDS) {
    const detail = `may not specify a duration less than ${SHORTEST_SECONDS} seconds (10 minutes)`
    errors.push(invalidValue('spec.expirationSeconds', expirationSeconds, detail))
  }
  return errors
}

function isPem(base64: string): boolean {
  return base64.startsWith(PEM) || base64.startsWith(LEGACY_PEM.slice(0, 40))
}

function validateSignerName(name: string): FieldError[] {
  const path = 'spec.signerName'
  if (name === '') return [required(path)]
  const [domain = '', ...segments] = name.split('/')
  if (segments.length !== 1) {
    const detail = 'must be a fully qualified domain and path of the form "example.com/signer-name"'
    return [invalidValue(path, name, detail)]
  }
  const errors = dns1123Subdomain(domain).map((why) => invalidValue(path, name, `validating domain name: ${why}`))
  if (!domain.includes('.'))
    errors.push(invalidValue(path, name, 'should be a domain with at least two segments separated by dots'))
  return [
    ...errors,
    ...dns1123Subdomain(segments[0]!).map((why) => invalidValue(path, name, `validating signer name: ${why}`)),
  ]
}

/** Approval is given once; a refusal is final. */
export function validateApproval({ status }: CertificateSigningRequest): FieldError[] {
  const path = 'status.conditions'
  const conditions = status?.conditions ?? []
  const isSet = (type: string): boolean => conditions.some((condition) => condition.type === type)
  const errors = conditions.flatMap((condition, index) => validateCondition(condition, conditions, `${path}[${index}]`))
  if (!isSet('Approved') || !isSet('Denied')) return errors
  return [...errors, invalidValue(path, 'Denied', 'Approved and Denied conditions are mutually exclusive')]
}

function validateCondition(
  { type, status }: CertificateSigningRequestCondition,
  all: readonly CertificateSigningRequestCondition[],
  path: string,
): FieldError[] {
  const errors = type ? [] : [required(`${path}.type`)]
  if (['Approved', 'Denied', 'Failed'].includes(type) && status !== 'True')
    errors.push(notSupported(`${path}.status`, status, ['True']))
  const first = all.find((condition) => condition.type === type)
  return first && first.status !== status ? [...errors, duplicate(`${path}.type`, type)] : errors
}
