/** Texts as bytes, by UTF-8. */
// Simplified: what is no valid UTF-8 is kept as replacement characters.
const encoder = new TextEncoder()
const decoder = new TextDecoder()

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

export function textOfBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

export function byteLength(text: string): number {
  return bytesOf(text).length
}

export function toBase64(text: string): string {
  const bytes = bytesOf(text)
  let result = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]!)
    result += b === undefined ? `${digits[0]}${digits[1]}==` : c === undefined ? `${digits.slice(0, 3).join('')}=` : digits.join('') // prettier-ignore
  }
  return result
}

/** Null for what is no base64; padding may be left out. */
export function fromBase64(text: string): string | null {
  const digits = text.replace(/=+$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return null
  const bytes: number[] = []
  let [bits, count] = [0, 0]
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xffffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes.push((bits >> count) & 255)
  }
  return textOfBytes(Uint8Array.from(bytes))
}
