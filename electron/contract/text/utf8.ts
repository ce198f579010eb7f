/** Texts as bytes in UTF-8. Written out, since the simulation knows no host functions. */

export function utf8Bytes(text: string): number[] {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), trail(code))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), trail(code >> 6), trail(code))
    else bytes.push(0xf0 | (code >> 18), trail(code >> 12), trail(code >> 6), trail(code))
  }
  return bytes
}

function trail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** What is no UTF-8 becomes the replacement character, as everywhere. */
export function textOfUtf8(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    const code = length === 0 ? -1 : codeAt(bytes, at, length)
    text += code < 0 ? '\ufffd' : String.fromCodePoint(code)
    at += code < 0 ? 1 : length
  }
  return text
}

const FIRST_BITS = [0, 0x7f, 0x1f, 0x0f, 0x07] as const
const LEAST = [0, 0, 0x80, 0x800, 0x10000] as const

function codeAt(bytes: readonly number[], at: number, length: number): number {
  let code = bytes[at]! & FIRST_BITS[length]!
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return -1
    code = (code << 6) | (byte & 0x3f)
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code < LEAST[length]! || code > 0x10ffff || isSurrogate ? -1 : code
}
