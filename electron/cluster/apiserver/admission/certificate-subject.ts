/** The organizations that a certificate request names: a user's groups. */
// Models: k8s.io/kubernetes/pkg/apis/certificates: ParseCSR, as far as the subject's O
// Simplified: the request's bytes are searched for the attribute; its signature and the rest of it are not read.
import { decodeBase64, decodeBase64Bytes } from '../../../contract/text/base64'

/** `2.5.4.10`, organizationName, as an ASN.1 object identifier. */
const ORGANIZATION = [0x06, 0x03, 0x55, 0x04, 0x0a] as const
/** PrintableString, UTF8String, IA5String. */
const STRING_TAGS = new Set([0x13, 0x0c, 0x16])
/** Lengths from 128 on are written in another form, which no group's name needs. */
const SHORT_LENGTH = 0x80

export function organizationsOf(request: string): readonly string[] {
  const pem = decodeBase64(request) ?? ''
  const body = /-----BEGIN [A-Z ]*CERTIFICATE REQUEST-----([\s\S]*?)-----END/.exec(pem)?.[1] ?? ''
  const bytes = decodeBase64Bytes(body.replace(/\s/g, '')) ?? []
  return bytes.flatMap((_, index) =>
    isOrganizationAt(bytes, index) ? [stringAt(bytes, index + ORGANIZATION.length)] : [],
  )
}

function isOrganizationAt(bytes: readonly number[], index: number): boolean {
  return ORGANIZATION.every((byte, offset) => bytes[index + offset] === byte)
}

function stringAt(bytes: readonly number[], index: number): string {
  const [tag = 0, length = 0] = bytes.slice(index, index + 2)
  if (!STRING_TAGS.has(tag) || length >= SHORT_LENGTH) return ''
  return String.fromCharCode(...bytes.slice(index + 2, index + 2 + length))
}
