/** Names of kube-proxy's chains: a hash of what they stand for, short enough for iptables. */
// Models: pkg/proxy/iptables/proxier.go: portProtoHash, servicePortEndpointChainName
import { sha256 } from '@noble/hashes/sha2.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const HASH_LENGTH = 16
const known = new Map<string, string>()

/** `default/web:http`, or `default/web` when the port has no name. */
export function servicePortName(namespace: string, name: string, port: string | undefined): string {
  return port === undefined || port === '' ? `${namespace}/${name}` : `${namespace}/${name}:${port}`
}

export interface ServiceChains {
  readonly cluster: string
  readonly local: string
  readonly firewall: string
  readonly external: string
}

export function serviceChains(servicePort: string, protocol: string): ServiceChains {
  const hash = hashOf(servicePort + protocol.toLowerCase())
  return {
    cluster: `KUBE-SVC-${hash}`,
    local: `KUBE-SVL-${hash}`,
    firewall: `KUBE-FW-${hash}`,
    external: `KUBE-EXT-${hash}`,
  }
}

export function endpointChain(servicePort: string, protocol: string, endpoint: string): string {
  return `KUBE-SEP-${hashOf(servicePort + protocol.toLowerCase() + endpoint)}`
}

/** The first 16 characters of the base 32 of the SHA-256; each is asked for many times, and on every node. */
function hashOf(text: string): string {
  let hash = known.get(text)
  if (hash === undefined) known.set(text, (hash = base32(sha256(bytesOf(text))).slice(0, HASH_LENGTH)))
  return hash
}

/** Names in Kubernetes are ASCII. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let buffer = 0
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32[(buffer >> bits) & 31]!
    }
  }
  return text
}
