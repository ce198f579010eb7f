/** The Pod network, cut into a /24 for each node. */
// Models: pkg/controller/nodeipam/ipam/cidrset/cidr_set.go
// Simplified: IPv4 10.244.0.0/16 with a mask of 24 only.
const FIRST_OCTETS = '10.244'
const SUBNETS = 256

export class CidrSet {
  private readonly used = new Set<number>()
  /** The search goes on from the last one given out, so that a freed range is not reused at once. */
  private next = 0

  occupy(cidr: string): void {
    const index = indexOf(cidr)
    if (index !== undefined) this.used.add(index)
  }

  release(cidr: string): void {
    const index = indexOf(cidr)
    if (index !== undefined) this.used.delete(index)
  }

  /** Undefined when all are taken. */
  allocate(): string | undefined {
    for (let tried = 0; tried < SUBNETS; tried++) {
      const index = (this.next + tried) % SUBNETS
      if (this.used.has(index)) continue
      this.used.add(index)
      this.next = (index + 1) % SUBNETS
      return `${FIRST_OCTETS}.${index}.0/24`
    }
    return undefined
  }
}

function indexOf(cidr: string): number | undefined {
  const match = /^10\.244\.(\d+)\.0\/24$/.exec(cidr)
  return match ? Number(match[1]) : undefined
}
