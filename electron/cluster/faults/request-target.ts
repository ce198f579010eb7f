/** Reads `http://web.default:80/path`: a host, a port and a path. */
import { KubectlError } from '../kubectl/failure'

export interface RequestTarget {
  readonly host: string
  readonly port: number
  readonly path: string
}

/** What a name in the cluster's own domain says; the namespace is the sender's unless named. */
export interface ServiceName {
  readonly name: string
  readonly namespace: string | undefined
}

const URL = /^(?:([a-z]+):\/\/)?([^/:?#]+)(?::(\d+))?(\/[^#]*)?$/i
const HIGHEST_PORT = 65_535
const DOMAIN = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?)?\.?$/

export function parseTarget(text: string): RequestTarget {
  const [, scheme = 'http', host, port = '80', path = '/'] = URL.exec(text) ?? []
  if (host === undefined || Number(port) > HIGHEST_PORT)
    throw new KubectlError(`${JSON.stringify(text)} is no address: write http://NAME[.NAMESPACE][:PORT][/PATH]`)
  if (scheme.toLowerCase() !== 'http') throw new KubectlError(`only http:// can be asked, not ${scheme}://`)
  return { host, port: Number(port), path }
}

/** Null for what the cluster's domain cannot hold. */
export function parseServiceName(host: string): ServiceName | null {
  const match = DOMAIN.exec(host)
  return match && { name: match[1]!, namespace: match[2] }
}

export function isAddress(host: string): boolean {
  const parts = host.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}
