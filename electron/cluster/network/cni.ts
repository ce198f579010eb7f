/** Pod addresses of one node: the host-local plugin hands them out in order and takes them back. */
// Models: containernetworking/plugins: plugins/ipam/host-local (one range, the bridge on its first address)
// Simplified: IPv4; no routes, since every node reaches every Pod address.

export class Cni {
  private base = 0
  private size = 0
  private last = 0
  /** Address to the sandbox that holds it. */
  private readonly held = new Map<number, string>()
  private readonly bySandbox = new Map<string, number>()

  /** False until the node has a range: the plugin has no configuration yet. */
  get isReady(): boolean {
    return this.size > 0
  }

  /** The node's range, `10.244.1.0/24`; addresses that are out stay with their Pods. */
  configure(podCIDR: string): void {
    const [address = '', bits = '24'] = podCIDR.split('/')
    const base = parseIPv4(address)
    if (base === this.base && this.size > 0) return
    this.base = base
    this.size = 2 ** (32 - Number(bits))
    this.last = base + 1
  }

  /** ADD: the next free address after the last one given, as host-local remembers it; `null` when all are out. */
  add(sandboxId: string): string | null {
    for (let tried = 0; tried < this.size; tried++) {
      this.last = this.last + 1 >= this.base + this.size - 1 ? this.base + 2 : this.last + 1
      if (this.held.has(this.last)) continue
      this.held.set(this.last, sandboxId)
      this.bySandbox.set(sandboxId, this.last)
      return formatIPv4(this.last)
    }
    return null
  }

  /** DEL: may be called again for an address that is long gone. */
  del(sandboxId: string): void {
    const address = this.bySandbox.get(sandboxId)
    if (address === undefined) return
    this.bySandbox.delete(sandboxId)
    this.held.delete(address)
  }

  /** Is this address one of the node's own range, whether a Pod has it or not? */
  includes(address: string): boolean {
    return this.isReady && Math.floor(parseIPv4(address) / this.size) === Math.floor(this.base / this.size)
  }

  /** Addresses that are out now. */
  get liveAddresses(): readonly string[] {
    return [...this.held.keys()].map(formatIPv4)
  }

  /** A machine that starts anew has no network namespaces left. */
  reset(): void {
    this.held.clear()
    this.bySandbox.clear()
  }
}

function parseIPv4(text: string): number {
  return text.split('.').reduce((value, part) => value * 256 + Number(part), 0)
}

function formatIPv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}
