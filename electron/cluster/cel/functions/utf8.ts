/** Text as bytes and back, without an encoder of the host. */
import { CelError } from '../cel-error'

export function encodeUtf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  return Uint8Array.from([...escaped.matchAll(/%([0-9A-F]{2})|[^%]/g)].map(([char, hex]) => hex === undefined ? char.charCodeAt(0) : parseInt(hex, 16))) // prettier-ignore
}

export function decodeUtf8(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    throw new CelError('invalid UTF-8 in bytes, cannot convert to string')
  }
}
