import type { Service } from '../../../contract/api'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { IP_ERROR, ipFamilyOf } from './ip'

/** The cluster addresses of a Service and their families. */
// Models: pkg/apis/core/validation/validation.go: ValidateServiceClusterIPsRelatedFields, validateUpgradeDowngradeClusterIPs
const FAMILIES = ['IPv4', 'IPv6']
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
const FIXED = 'may not change once set'

export function validateClusterIps({ spec }: Service, old?: Service): FieldError[] {
  if (spec.type === 'ExternalName') return []
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec
  const errors = validateFamilies(ipFamilies, ipFamilyPolicy)
  if (clusterIPs.length === 0) return clusterIP ? [...errors, required('spec.clusterIPs')] : errors
  if (!clusterIP)
    errors.push(invalidValue('spec.clusterIPs', clusterIPs, 'must be empty when `clusterIP` is not specified'))
  else if (clusterIP !== clusterIPs[0]) {
    errors.push(invalidValue('spec.clusterIPs', clusterIPs, 'first value must match `clusterIP`'))
  }
  if (clusterIPs[0] === 'None') {
    if (clusterIPs.length > 1)
      errors.push(invalidValue('spec.clusterIPs', clusterIPs, "'None' must be the first and only value"))
    return errors
  }
  return [...errors, ...validateAddresses(clusterIPs, ipFamilies, old?.spec.clusterIPs ?? [])]
}

function validateFamilies(families: readonly string[], policy: string | undefined): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, family] of families.entries()) {
    if (!FAMILIES.includes(family)) errors.push(notSupported(`spec.ipFamilies[${i}]`, family, FAMILIES))
    if (seen.has(family)) errors.push(duplicate(`spec.ipFamilies[${i}]`, family))
    seen.add(family)
  }
  if (policy !== undefined && !FAMILY_POLICIES.includes(policy)) {
    errors.push(notSupported('spec.ipFamilyPolicy', policy, FAMILY_POLICIES))
  }
  return errors
}

function validateAddresses(ips: readonly string[], families: readonly string[], old: readonly string[]): FieldError[] {
  const errors = ips.flatMap((ip, i) =>
    ipFamilyOf(ip) || old[i] === ip ? [] : [invalidValue(`spec.clusterIPs[${i}]`, ip, IP_ERROR)],
  )
  if (errors.length > 0) return errors
  if (ips.length > 2) errors.push(invalidValue('spec.clusterIPs', ips, 'may only hold up to 2 values'))
  if (ips.length === 2 && ipFamilyOf(ips[0] ?? '') === ipFamilyOf(ips[1] ?? '')) {
    const detail = "may specify no more than one IP for each IP family, i.e ['10.0.0.1', 'fd00::1']"
    errors.push(invalidValue('spec.clusterIPs', ips, detail))
  }
  for (const [i, ip] of ips.entries()) {
    const family = families[i]
    if (family === undefined || old[i] === ip || ipFamilyOf(ip) === family) continue
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${i}]\``
    errors.push(invalidValue(`spec.clusterIPs[${i}]`, ip, detail))
  }
  return errors
}

/** An address that clients may know already cannot be swapped under them. */
export function validateClusterIpUpdate({ spec }: Service, old: Service): FieldError[] {
  if (spec.type === 'ExternalName' || old.spec.type === 'ExternalName') return []
  const errors: FieldError[] = []
  const ips = spec.clusterIPs ?? []
  const oldIps = old.spec.clusterIPs ?? []
  const families = spec.ipFamilies ?? []
  const oldFamilies = old.spec.ipFamilies ?? []
  const isHeadless = oldIps[0] === 'None'
  if (oldIps[0] && ips[0] === undefined)
    errors.push(invalidValue('spec.clusterIPs[0]', oldIps[0], 'primary clusterIP can not be unset'))
  else if (oldIps[0] && ips[0] !== oldIps[0]) errors.push(invalidValue('spec.clusterIPs[0]', ips, FIXED))
  if (!isHeadless && oldFamilies[0] && families[0] !== oldFamilies[0]) {
    errors.push(invalidValue('spec.ipFamilies[0]', families, FIXED))
  }
  return [...errors, ...validateSecondary(ips, oldIps, families, oldFamilies, spec.ipFamilyPolicy)]
}

/** The second address may go only with the wish for two families. */
function validateSecondary(
  ips: readonly string[],
  oldIps: readonly string[],
  families: readonly string[],
  oldFamilies: readonly string[],
  policy: string | undefined,
): FieldError[] {
  const errors: FieldError[] = []
  const isReleased = policy === undefined || policy === 'SingleStack'
  if (oldIps.length === 2 && !isReleased) {
    if (ips.length < 2)
      errors.push(
        invalidValue('spec.clusterIPs[1]', ips, 'may not be removed while `ipFamilyPolicy` asks for two families'),
      )
    else if (ips[1] !== oldIps[1]) errors.push(invalidValue('spec.clusterIPs[1]', ips, FIXED))
  }
  if (oldIps[0] !== 'None' && oldFamilies.length === 2 && !isReleased) {
    if (families.length < 2)
      errors.push(
        invalidValue('spec.ipFamilies[1]', families, 'may not be removed while `ipFamilyPolicy` asks for two families'),
      )
    else if (families[1] !== oldFamilies[1]) errors.push(invalidValue('spec.ipFamilies[1]', families, FIXED))
  }
  return errors
}
