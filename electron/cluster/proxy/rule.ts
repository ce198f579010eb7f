/** Rules of the kernel's packet filter as data, and as the text that iptables-restore reads. */

export interface Rule {
  readonly comment?: string
  readonly protocol?: 'tcp' | 'udp' | 'sctp'
  readonly source?: string
  readonly notSource?: string
  readonly destination?: string
  readonly port?: number
  readonly sourceIsLocal?: true
  readonly destinationIsLocal?: true
  readonly mark?: 'set' | 'unset'
  readonly connection?: 'INVALID' | 'RELATED,ESTABLISHED'
  /** Takes this share of the packets that come by. */
  readonly probability?: number
  /** Client affinity: has this chain served the same source within so many seconds? */
  readonly recent?: { readonly name: string; readonly seconds?: number }
  readonly counter?: string
  /** A chain, or one of iptables' own targets; none: the rule only counts. */
  readonly target?: string
  /** What DNAT and MARK do. */
  readonly option?: string
}

export type Chain = readonly Rule[]
export type Table = ReadonlyMap<string, Chain>

export interface RuleSet {
  readonly nat: Table
  readonly filter: Table
}

export const MASQUERADE_MARK = '0x4000'

/** `-A KUBE-SVC-… -m comment --comment "…" … -j KUBE-SEP-…`. */
export function ruleText(chain: string, rule: Rule): string {
  const { comment, protocol, source, notSource, destination, port, probability, recent, counter, target, option } = rule
  const parts = ['-A', chain]
  if (comment !== undefined) parts.push('-m comment --comment', comment.includes(' ') ? `"${comment}"` : comment)
  if (rule.sourceIsLocal) parts.push('-m addrtype --src-type LOCAL')
  if (rule.destinationIsLocal) parts.push('-m addrtype --dst-type LOCAL')
  if (rule.mark) parts.push(`-m mark${rule.mark === 'unset' ? ' !' : ''} --mark ${MASQUERADE_MARK}/${MASQUERADE_MARK}`)
  if (rule.connection) parts.push(`-m conntrack --ctstate ${rule.connection}`)
  if (recent)
    parts.push(
      `-m recent --name ${recent.name}`,
      recent.seconds === undefined ? '--set' : `--rcheck --seconds ${recent.seconds} --reap`,
    )
  if (probability !== undefined) parts.push(`-m statistic --mode random --probability ${probabilityText(probability)}`)
  if (protocol) parts.push(`-m ${protocol} -p ${protocol}`)
  if (destination !== undefined) parts.push('-d', destination)
  if (port !== undefined) parts.push('--dport', String(port))
  if (source !== undefined) parts.push('-s', source)
  if (notSource !== undefined) parts.push('! -s', notSource)
  if (counter !== undefined) parts.push(`-m nfacct --nfacct-name ${counter}`)
  if (target !== undefined) parts.push('-j', target)
  if (option !== undefined) parts.push(option)
  return parts.join(' ')
}

/** Ten decimals, as kube-proxy writes them. */
export function probabilityText(probability: number): string {
  return probability.toFixed(10)
}

/** Eleven decimals of what the kernel keeps: 31 bits. */
export function savedProbabilityText(probability: number): string {
  const written = Number(probabilityText(probability))
  return (Math.round(written * 2 ** 31) / 2 ** 31).toFixed(11)
}

export function countRules({ nat, filter }: RuleSet): number {
  let count = 0
  for (const chain of nat.values()) count += chain.length
  for (const chain of filter.values()) count += chain.length
  return count
}
