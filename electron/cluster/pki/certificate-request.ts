/** Whom a certificate request wants a certificate for. */
// Models: pkg/apis/certificates: ParseCSR, as far as the subject's CN and O
// Simplified: the request's bytes are searched for the two attributes; its signature and the rest of it are not read.
import { decodeBase64, decodeBase64Bytes } from '../../contract/text/base64'
import type { CertificateSubject } from './certificate-authority'

/** `2.5.4.3` and `2.5.4.10`, commonName and organizationName, as ASN.1 object identifiers. */
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03] as const
const ORGANIZATION = [0x06, 0x03, 0x55, 0x04, 0x0a] as const
/** PrintableString, UTF8String, IA5String. */
const STRING_TAGS = new Set([0x13, 0x0c, 0x16])
/** Lengths from 128 on are written in another form, which no name here needs. */
const SHORT_LENGTH = 0x80

/** `request` is the base64 of a PEM text, as `spec.request` has it. */
export function requestedSubject(request: string): Required<CertificateSubject> {
  const pem = decodeBase64(request) ?? ''
  const body = /-----BEGIN [A-Z ]*CERTIFICATE REQUEST-----([\s\S]*?)-----END/.exec(pem)?.[1] ?? ''
  const bytes = decodeBase64Bytes(body.replace(/\s/g, '')) ?? []
  return { commonName: valuesOf(bytes, COMMON_NAME)[0] ?? '', organizations: valuesOf(bytes, ORGANIZATION) }
}

function valuesOf(bytes: readonly number[], attribute: readonly number[]): readonly string[] {
  return bytes.flatMap((_, index) => {
    const isHere = attribute.every((byte, offset) => bytes[index + offset] === byte)
    return isHere ? [stringAt(bytes, index + attribute.length)] : []
  })
}

function stringAt(bytes: readonly number[], index: number): string {
  const [tag = 0, length = 0] = bytes.slice(index, index + 2)
  if (!STRING_TAGS.has(tag) || length >= SHORT_LENGTH) return ''
  return String.fromCharCode(...bytes.slice(index + 2, index + 2 + length))
}
