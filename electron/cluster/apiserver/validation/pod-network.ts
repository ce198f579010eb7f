import type { PodSpec } from '../../../contract/api'
import { type FieldError, invalidValue, required } from './field-error'
import { validateIp } from './ip'
import { dns1123Subdomain } from './names'

/** What a Pod says about names and addresses. */
// Models: pkg/apis/core/validation/validation.go: validatePodDNSConfig, ValidateHostAliases
const MAX_NAMESERVERS = 3

export function validateDnsConfig({ dnsPolicy, dnsConfig }: PodSpec, path: string): FieldError[] {
  const at = `${path}.dnsConfig`
  const nameservers = dnsConfig?.nameservers ?? []
  if (dnsPolicy === 'None' && nameservers.length === 0) {
    const detail = dnsConfig
      ? 'must provide at least one DNS nameserver when `dnsPolicy` is None'
      : 'must provide `dnsConfig` when `dnsPolicy` is None'
    return [required(dnsConfig ? `${at}.nameservers` : at, detail)]
  }
  const errors = nameservers.flatMap((nameserver, i) => validateIp(nameserver, `${at}.nameservers[${i}]`))
  if (nameservers.length > MAX_NAMESERVERS) {
    errors.push(
      invalidValue(`${at}.nameservers`, nameservers, `must not have more than ${MAX_NAMESERVERS} nameservers`),
    )
  }
  for (const [i, search] of (dnsConfig?.searches ?? []).entries()) {
    const domain = search.replace(/\.$/, '')
    if (search !== '.')
      errors.push(...dns1123Subdomain(domain).map((why) => invalidValue(`${at}.searches[${i}]`, search, why)))
  }
  return errors
}

export function validateHostAliases({ hostAliases = [] }: PodSpec, path: string): FieldError[] {
  return hostAliases.flatMap(({ ip, hostnames = [] }, i) => [
    ...validateIp(ip, `${path}.hostAliases[${i}].ip`),
    ...hostnames.flatMap((hostname) =>
      dns1123Subdomain(hostname).map((why) => invalidValue(`${path}.hostAliases[${i}].hostnames`, hostname, why)),
    ),
  ])
}
