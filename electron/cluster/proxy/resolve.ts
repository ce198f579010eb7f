/** What the kernel does with one packet, by the rules as they stand: rule by rule, as it would. */
// Models: the walk of a new connection's first packet through the nat and filter tables.
// Simplified: no other rules than kube-proxy's; connections already tracked are not looked up here.
import type { Rule, RuleSet } from './rule'

export interface Packet {
  readonly source: string
  readonly destination: string
  readonly port: number
  readonly protocol: 'tcp' | 'udp' | 'sctp'
  /** Addresses of the node itself. */
  readonly nodeIPs: readonly string[]
}

export interface RuleVisit {
  readonly table: 'nat' | 'filter'
  readonly chain: string
  readonly index: number
  readonly rule: Rule
}

export interface Resolution {
  /** `10.244.1.7:8080`, when the packet was sent on to an endpoint. */
  readonly backend?: string
  readonly verdict: 'DNAT' | 'ACCEPT' | 'REJECT' | 'DROP' | 'none'
  /** Does the endpoint see the node's address instead of the sender's? */
  readonly masquerade: boolean
  /** Rules that matched, in order. */
  readonly path: readonly RuleVisit[]
}

export interface Chance {
  /** 0 inclusive to 1 exclusive. */
  unit(): number
}

/** Was a source sent to this endpoint chain lately? What `-m recent` remembers in the kernel. */
export interface Recent {
  has(chain: string, withinSeconds: number): boolean
}

export function resolve(rules: RuleSet, packet: Packet, random: Chance, recent: Recent = new Set()): Resolution {
  return new Walk(rules, packet, random, recent).run()
}

type Outcome = 'DNAT' | 'ACCEPT' | 'REJECT' | 'DROP' | 'RETURN' | 'MASQUERADE' | null

class Walk {
  private readonly path: RuleVisit[] = []
  private destination: string
  private port: number
  private isMarked = false
  private backend: string | undefined

  constructor(
    private readonly rules: RuleSet,
    private readonly packet: Packet,
    private readonly random: Chance,
    private readonly recent: Recent,
  ) {
    this.destination = packet.destination
    this.port = packet.port
  }

  run(): Resolution {
    const isFromHere = this.isLocal(this.packet.source)
    this.chain('nat', isFromHere ? 'OUTPUT' : 'PREROUTING')
    const hook = isFromHere ? 'OUTPUT' : this.isLocal(this.destination) ? 'INPUT' : 'FORWARD'
    const filtered = this.chain('filter', hook)
    if (filtered === 'REJECT' || filtered === 'DROP') return { verdict: filtered, masquerade: false, path: this.path }
    const masquerade = this.chain('nat', 'POSTROUTING') === 'MASQUERADE'
    if (this.backend !== undefined) return { backend: this.backend, verdict: 'DNAT', masquerade, path: this.path }
    return { verdict: filtered === 'ACCEPT' ? 'ACCEPT' : 'none', masquerade, path: this.path }
  }

  private chain(table: 'nat' | 'filter', name: string): Outcome {
    const rules = this.rules[table].get(name) ?? []
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index]!
      if (!this.matches(rule)) continue
      this.path.push({ table, chain: name, index, rule })
      const outcome = this.act(table, rule)
      if (outcome === 'RETURN') return null
      if (outcome !== null) return outcome
    }
    return null
  }

  private act(table: 'nat' | 'filter', { target, option = '' }: Rule): Outcome {
    switch (target) {
      case undefined:
        return null
      case 'MARK':
        this.isMarked = option.startsWith('--or-mark')
        return null
      case 'DNAT': {
        this.backend = option.replace('--to-destination ', '')
        const colon = this.backend.lastIndexOf(':')
        this.destination = this.backend.slice(0, colon)
        this.port = Number(this.backend.slice(colon + 1))
        return 'DNAT'
      }
      case 'ACCEPT':
      case 'REJECT':
      case 'DROP':
      case 'RETURN':
      case 'MASQUERADE':
        return target
      default:
        return this.chain(table, target)
    }
  }

  private matches(rule: Rule): boolean {
    const { source, protocol } = this.packet
    if (rule.protocol && rule.protocol !== protocol) return false
    if (rule.destination !== undefined && !isWithin(this.destination, rule.destination)) return false
    if (rule.port !== undefined && rule.port !== this.port) return false
    if (rule.source !== undefined && !isWithin(source, rule.source)) return false
    if (rule.notSource !== undefined && isWithin(source, rule.notSource)) return false
    if (rule.sourceIsLocal && !this.isLocal(source)) return false
    if (rule.destinationIsLocal && !this.isLocal(this.destination)) return false
    if (rule.mark && (rule.mark === 'set') !== this.isMarked) return false
    if (rule.connection) return false // A new connection is neither.
    const { recent } = rule
    if (recent?.seconds !== undefined && !this.recent.has(recent.name, recent.seconds)) return false
    return rule.probability === undefined || this.random.unit() < rule.probability
  }

  private isLocal(address: string): boolean {
    return address.startsWith('127.') || this.packet.nodeIPs.includes(address)
  }
}

/** Is an IPv4 address the same as, or inside, `10.0.0.0/8`? */
export function isWithin(address: string, range: string): boolean {
  const [base = '', bits] = range.split('/')
  if (bits === undefined) return address === base
  const size = 2 ** (32 - Number(bits))
  return Math.floor(ipv4(address) / size) === Math.floor(ipv4(base) / size)
}

function ipv4(text: string): number {
  return text.split('.').reduce((value, part) => value * 256 + Number(part), 0)
}
