/** IPv4 and IPv6 addresses as numbers, and their one canonical text. */
// Models: Go's net/netip: ParseAddr, Addr.String
export interface Address {
  readonly family: 4 | 6
  readonly bits: bigint
}

export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseSix(text) : parseFour(text)
}

export function canonicalAddress({ family, bits }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => Number((bits >> BigInt(112 - 16 * index)) & 0xffffn))
  const zeros = longestZeros(groups)
  const texts = groups.map((group) => group.toString(16))
  if (zeros.length < 2) return texts.join(':')
  return `${texts.slice(0, zeros.start).join(':')}::${texts.slice(zeros.start + zeros.length).join(':')}`
}

function parseFour(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null
  return { family: 4, bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n) }
}

function parseSix(text: string): Address | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const known = [...head!, ...(tail ?? [])]
  if (!known.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  const missing = 8 - known.length
  if (tail ? missing < 1 : missing !== 0) return null
  const groups = [...head!, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])]
  return { family: 6, bits: groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n) }
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  return best
}
