/** Chance, by name: each component draws from a stream of its own, so a new one never shifts another's numbers. */

/** Characters of Kubernetes' generated names: no vowels, no 0, 1 or 3, so that no word appears by accident. */
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** `00` to `ff`: a cluster makes thousands of ids, and putting them together from these is quick. */
const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The sfc32 generator: 128 bits of state, passes PractRand, a handful of integer operations a draw. */
export class RandomStream {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, name: string) {
    this.a = seed >>> 0
    this.b = hashText(name)
    this.c = hashText(`${name}#${seed >>> 0}`)
    for (let round = 0; round < 12; round++) this.uint32()
  }

  /** 0 to 2^32 - 1. */
  uint32(): number {
    const result = (this.a + this.b + this.counter++) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + result
    return result >>> 0
  }

  /** 0 inclusive to 1 exclusive. */
  unit(): number {
    return this.uint32() / 0x1_0000_0000
  }

  /** An integer from `least` to `most`, both possible. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1))
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!
  }

  /** `base` stretched by a factor from 1 to `1 + share`, as wait.Jitter does. */
  jitter(baseMs: number, share: number): number {
    return Math.round(baseMs * (1 + this.unit() * share))
  }

  /** The random end of a generated name: five characters by default. */
  nameSuffix(length = 5): string {
    let suffix = ''
    for (let index = 0; index < length; index++) suffix += NAME_ALPHABET[this.uint32() % NAME_ALPHABET.length]!
    return suffix
  }

  /** A version 4 UUID. */
  uuid(): string {
    const [a, b, c, d] = [this.hexWord(), this.hexWord(), this.hexWord(), this.hexWord()]
    const variant = '89ab'[this.uint32() & 3]!
    return [a, b.slice(0, 4), `4${b.slice(5)}`, variant + c.slice(1, 4), c.slice(4) + d].join('-')
  }

  /** `length` random hexadecimal digits, as container ids are. */
  hex(length: number): string {
    let text = ''
    while (text.length < length) text += this.hexWord()
    return text.slice(0, length)
  }

  private hexWord(): string {
    const word = this.uint32()
    return (
      HEX_BYTES[word >>> 24]! +
      HEX_BYTES[(word >>> 16) & 255]! +
      HEX_BYTES[(word >>> 8) & 255]! +
      HEX_BYTES[word & 255]!
    )
  }
}

/** FNV-1a, 32 bits: also what Kubernetes hashes Pod templates with. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
