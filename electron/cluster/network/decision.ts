/** What is to be known of a kernel's decision: where it sent a packet, and which of kube-proxy's chains said so. */
import type { Resolution } from '../proxy/resolve'

export type DecisionDetail = Readonly<Record<string, string>>

const DECIDING_CHAIN = /^KUBE-(SVC|SVL|SEP|EXT)-/

export function detailOf({ path, backend, verdict }: Resolution): DecisionDetail {
  if (backend !== undefined) {
    const chains = path.map(({ chain }) => chain).filter((chain) => DECIDING_CHAIN.test(chain))
    return { backend, chain: [...new Set(chains)].join(' → ') }
  }
  const last = path.find(({ rule }) => rule.target === verdict)
  return last ? { chain: last.chain, rule: last.rule.comment ?? '' } : {}
}

export function splitAddress(address: string): { readonly ip: string; readonly port: number } {
  const colon = address.lastIndexOf(':')
  return { ip: address.slice(0, colon), port: Number(address.slice(colon + 1)) }
}
