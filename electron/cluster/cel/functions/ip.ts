/** Addresses and ranges of addresses. */
// Models: k8s.io/apiserver/pkg/cel/library/{ip,cidr}.go; Go's net/netip
import { CelError } from '../cel-error'
import { library } from '../function'
import { Opaque } from '../values'
import { canonicalAddress, parseAddress, type Address } from './address'

export class Ip extends Opaque {
  readonly type = 'net.IP'

  constructor(readonly address: Address) {
    super()
  }

  override equals(other: Opaque): boolean {
    return (
      other instanceof Ip && other.address.family === this.address.family && other.address.bits === this.address.bits
    )
  }
}

export class Cidr extends Opaque {
  readonly type = 'net.CIDR'

  constructor(
    readonly address: Address,
    readonly prefix: number,
  ) {
    super()
  }

  static parse(text: string): Cidr | null {
    const match = /^([^/]+)\/(\d{1,3})$/.exec(text)
    const address = match && parseAddress(match[1]!)
    if (!address) return null
    const prefix = Number(match[2])
    return prefix <= widthOf(address) ? new Cidr(address, prefix) : null
  }

  get masked(): Address {
    const rest = BigInt(widthOf(this.address) - this.prefix)
    return { family: this.address.family, bits: (this.address.bits >> rest) << rest }
  }

  holds(address: Address): boolean {
    const rest = BigInt(widthOf(this.address) - this.prefix)
    return address.family === this.address.family && address.bits >> rest === this.address.bits >> rest
  }

  override equals(other: Opaque): boolean {
    return other instanceof Cidr && other.prefix === this.prefix && new Ip(other.address).equals(new Ip(this.address))
  }
}

const inRange =
  (range: string) =>
  ({ address }: Ip) =>
    Cidr.parse(range)!.holds(address)
const isAny =
  (...ranges: readonly string[]) =>
  (ip: Ip) =>
    ranges.some((range) => inRange(range)(ip))

export const ADDRESSES = library({
  'ip(string): net.IP': ipOf,
  'isIP(string): bool': (text: string) => parseAddress(text) !== null,
  'ip::isCanonical(string): bool': (text: string) => canonicalAddress(ipOf(text).address) === text,
  'string(net.IP): string': ({ address }: Ip) => canonicalAddress(address),
  'net.IP.family(): int': ({ address }: Ip) => BigInt(address.family),
  'net.IP.isUnspecified(): bool': isAny('0.0.0.0/32', '::/128'),
  'net.IP.isLoopback(): bool': isAny('127.0.0.0/8', '::1/128'),
  'net.IP.isLinkLocalMulticast(): bool': isAny('224.0.0.0/24', 'ff02::/16'),
  'net.IP.isLinkLocalUnicast(): bool': isAny('169.254.0.0/16', 'fe80::/10'),
  'net.IP.isGlobalUnicast(): bool': (ip: Ip) =>
    !isAny('0.0.0.0/32', '::/128', '127.0.0.0/8', '::1/128', '224.0.0.0/4', 'ff00::/8', '169.254.0.0/16', 'fe80::/10', '255.255.255.255/32')(ip),
  'cidr(string): net.CIDR': cidrOf,
  'isCIDR(string): bool': (text: string) => Cidr.parse(text) !== null,
  'string(net.CIDR): string': ({ address, prefix }: Cidr) => `${canonicalAddress(address)}/${prefix}`,
  'net.CIDR.ip(): net.IP': ({ address }: Cidr) => new Ip(address),
  'net.CIDR.prefixLength(): int': ({ prefix }: Cidr) => BigInt(prefix),
  'net.CIDR.masked(): net.CIDR': (cidr: Cidr) => new Cidr(cidr.masked, cidr.prefix),
  'net.CIDR.containsIP(net.IP): bool': (cidr: Cidr, { address }: Ip) => cidr.holds(address),
  'net.CIDR.containsIP(string): bool': (cidr: Cidr, text: string) => cidr.holds(ipOf(text).address),
  'net.CIDR.containsCIDR(net.CIDR): bool': (cidr: Cidr, other: Cidr) => holdsAll(cidr, other),
  'net.CIDR.containsCIDR(string): bool': (cidr: Cidr, text: string) => holdsAll(cidr, cidrOf(text)),
}) // prettier-ignore

function holdsAll(cidr: Cidr, other: Cidr): boolean {
  return cidr.prefix <= other.prefix && cidr.holds(other.address)
}

function ipOf(text: string): Ip {
  const address = parseAddress(text)
  if (!address) throw new CelError(`IP Address ${JSON.stringify(text)} parse error during conversion from string: ParseAddr(${JSON.stringify(text)}): unable to parse IP`)
  return new Ip(address)
} // prettier-ignore

function cidrOf(text: string): Cidr {
  const cidr = Cidr.parse(text)
  if (!cidr)
    throw new CelError(
      `CIDR ${JSON.stringify(text)} parse error during conversion from string: network address parse error`,
    )
  return cidr
}

function widthOf({ family }: Address): number {
  return family === 4 ? 32 : 128
}
