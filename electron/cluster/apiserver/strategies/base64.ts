/** Base64 of the UTF-8 form of a text. Written out, since the simulation knows no host functions. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text)
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3)
    const group = (a << 16) | (b << 8) | c
    for (const shift of [18, 12, 6, 0]) encoded += ALPHABET[(group >> shift) & 63] ?? ''
  }
  const padding = (3 - (bytes.length % 3)) % 3
  return encoded.slice(0, encoded.length - padding) + '='.repeat(padding)
}

function utf8Bytes(text: string): number[] {
  return Array.from(text).flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), trail(code)]
    if (code < 0x10000) return [0xe0 | (code >> 12), trail(code >> 6), trail(code)]
    return [0xf0 | (code >> 18), trail(code >> 12), trail(code >> 6), trail(code)]
  })
}

function trail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
