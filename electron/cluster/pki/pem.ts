/** Certificates, keys and requests as the text that files and objects hold. */
// Models: RFC 7468
// Simplified: inside the envelope is JSON, not DER: openssl cannot read it, `base64 -d` shows it to a reader.
import { decodeBase64, encodeBase64 } from '../../contract/text/base64'
import type { Certificate } from '../apiserver/credentials'

const LINE_LENGTH = 64

export interface PemBlock {
  /** `CERTIFICATE`, `CERTIFICATE REQUEST`, `PRIVATE KEY`. */
  readonly label: string
  readonly content: string
}

export function pemText({ label, content }: PemBlock): string {
  const lines = encodeBase64(content).match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The first block of a text; null when there is none. */
export function parsePem(text: string): PemBlock | null {
  const match = /-----BEGIN ([A-Z ]+)-----\r?\n([A-Za-z0-9+/=\r\n]*)-----END \1-----/.exec(text)
  if (!match) return null
  const content = decodeBase64(match[2]!.replace(/\s/g, ''))
  return content === undefined ? null : { label: match[1]!, content }
}

export function certificatePem(certificate: Certificate): string {
  const { commonName, organizations, notBeforeMs, notAfterMs, signature } = certificate
  const content = JSON.stringify({
    issuer: 'kubernetes',
    commonName,
    organizations,
    notBeforeMs,
    notAfterMs,
    signature,
  })
  return pemText({ label: 'CERTIFICATE', content })
}

/** What a PEM text says it is; whether it is true is for the authority to tell. */
export function parseCertificate(text: string): Certificate | null {
  const block = parsePem(text)
  const fields = block?.label === 'CERTIFICATE' ? parsedObject(block.content) : null
  if (!fields) return null
  const { commonName, organizations, notBeforeMs, notAfterMs, signature } = fields
  const isWhole =
    typeof commonName === 'string' &&
    Array.isArray(organizations) &&
    organizations.every((each): each is string => typeof each === 'string') &&
    typeof notBeforeMs === 'number' &&
    typeof notAfterMs === 'number' &&
    typeof signature === 'string'
  return isWhole ? { commonName, organizations, notBeforeMs, notAfterMs, signature } : null
}

/** An object in JSON; null for any other text. */
export function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
