/** Ranges of addresses, compared by their bits. Both are sound already. */
export function isStrictSubset(inner: string, outer: string): boolean {
  const a = rangeOf(inner)
  const b = rangeOf(outer)
  if (a.bits.length !== b.bits.length || a.length <= b.length) return false
  return a.bits.slice(0, b.length) === b.bits.slice(0, b.length)
}

function rangeOf(text: string): { readonly bits: string; readonly length: number } {
  const [address = '', length = '0'] = text.split('/')
  return { bits: address.includes(':') ? bitsOf6(address) : bitsOf4(address), length: Number(length) }
}

function bitsOf4(address: string): string {
  return address.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0')).join('') // prettier-ignore
}

function bitsOf6(address: string): string {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}
