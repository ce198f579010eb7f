import { type FieldError, invalidValue } from './field-error'

/** Addresses and ranges in text form. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go
// Simplified: IPv6 addresses that embed an IPv4 one are not accepted.
export type IpFamily = 'IPv4' | 'IPv6'

const OCTET = /^(0|[1-9]\d{0,2})$/
const GROUP = /^[0-9a-fA-F]{1,4}$/
export const IP_ERROR = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const CIDR_ERROR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

export function ipFamilyOf(text: string): IpFamily | undefined {
  if (isIPv4(text)) return 'IPv4'
  return isIPv6(text) ? 'IPv6' : undefined
}

function isIPv4(text: string): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255)
}

function isIPv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2 || !text.includes(':')) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => GROUP.test(group))) return false
  return halves.length === 2 ? groups.length < 8 : groups.length === 8
}

export function validateIp(text: string, path: string): FieldError[] {
  return ipFamilyOf(text) ? [] : [invalidValue(path, text, IP_ERROR)]
}

export function validateCidr(text: string, path: string): FieldError[] {
  const [address = '', bits = '', ...rest] = text.split('/')
  const family = ipFamilyOf(address)
  const limit = family === 'IPv4' ? 32 : 128
  const isValid = family !== undefined && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= limit
  return isValid ? [] : [invalidValue(path, text, CIDR_ERROR)]
}

/** Addresses that mean a machine itself, or many, cannot name one from outside. */
export function validateNonSpecialIp(text: string, path: string): FieldError[] {
  if (text === '0.0.0.0' || text === '::') return [invalidValue(path, text, `may not be unspecified (${text})`)]
  if (text.startsWith('127.') || text === '::1') {
    return [invalidValue(path, text, 'may not be in the loopback range (127.0.0.0/8, ::1/128)')]
  }
  if (text.startsWith('169.254.') || /^fe[89ab]/i.test(text)) {
    return [invalidValue(path, text, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)')]
  }
  if (/^22[4-9]\.|^23\d\./.test(text) || /^ff/i.test(text)) {
    return [invalidValue(path, text, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)')]
  }
  return []
}
