/** Base64, of bytes and of texts. Written out, since the simulation knows no host functions. */
import { textOfUtf8, utf8Bytes } from './utf8'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map(Array.from(ALPHABET).map((letter, value) => [letter, value]))

export function encodeBase64(text: string): string {
  return encodeBase64Bytes(utf8Bytes(text))
}

export function encodeBase64Bytes(bytes: ArrayLike<number>): string {
  let encoded = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (const shift of [18, 12, 6, 0]) encoded += ALPHABET[(group >> shift) & 63]!
  }
  const padding = (3 - (bytes.length % 3)) % 3
  return encoded.slice(0, encoded.length - padding) + '='.repeat(padding)
}

/** The text that was encoded; undefined when this is no base64. Line breaks are passed over. */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = decodeBase64Bytes(encoded)
  return bytes && textOfUtf8(bytes)
}

export function decodeBase64Bytes(encoded: string): number[] | undefined {
  const letters = encoded.replace(/[\r\n]/g, '')
  if (letters.length % 4 !== 0) return undefined
  const body = letters.replace(/={1,2}$/, '')
  const bytes: number[] = []
  for (let at = 0; at < body.length; at += 4) {
    const values = Array.from(body.slice(at, at + 4)).map((letter) => VALUES.get(letter))
    if (values.includes(undefined)) return undefined
    const [a = 0, b = 0, c = 0, d = 0] = values as number[]
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
    if (values.length < 4) bytes.length -= 4 - values.length
  }
  return bytes
}

/** The alphabet of URLs and tokens, without padding. */
export function encodeBase64Url(text: string): string {
  return urlForm(encodeBase64(text))
}

export function encodeBase64UrlBytes(bytes: ArrayLike<number>): string {
  return urlForm(encodeBase64Bytes(bytes))
}

export function decodeBase64Url(encoded: string): string | undefined {
  const plain = encoded.replaceAll('-', '+').replaceAll('_', '/')
  return decodeBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4))
}

function urlForm(encoded: string): string {
  return encoded.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
}
