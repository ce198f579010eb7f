import type { PodSpec, TopologySpreadConstraint } from '../../../contract/api'
import { validateAffinity } from './affinity'
import { validateContainers } from './container'
import { duplicate, type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateIp } from './ip'
import { validateLabelSelector } from './label-selector'
import { validateLabels } from './metadata'
import { dns1123Label, dns1123Subdomain, type NameRule, qualifiedName } from './names'
import { validateRange } from './numbers'
import { validatePodSecurity } from './security-context'
import { validateTolerations } from './toleration'
import { validateVolumes } from './volume'
import { listOf } from '../schema/unsound'

/** The spec of a Pod, in a Pod or in a template. */
// Models: pkg/apis/core/validation/validation.go: ValidatePodSpec
// Simplified: ephemeral containers, DNS options, overhead, resource claims and Windows options are not looked into.
const RESTART_POLICIES = ['Always', 'OnFailure', 'Never']
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const PREEMPTION_POLICIES = ['Never', 'PreemptLowerPriority']
const OS_NAMES = ['linux', 'windows']
const MAX_INT32 = 2 ** 31 - 1
const MAX_NAMESERVERS = 3

export function validatePodSpec(spec: PodSpec, podName: string, path: string): FieldError[] {
  return [
    ...validateVolumes(spec, podName, `${path}.volumes`),
    ...validateContainers(spec, path),
    ...choice(spec.restartPolicy, RESTART_POLICIES, `${path}.restartPolicy`),
    ...choice(spec.dnsPolicy, DNS_POLICIES, `${path}.dnsPolicy`),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validatePodSecurity(spec.securityContext, spec, `${path}.securityContext`),
    ...validateAffinity(spec.affinity, `${path}.affinity`),
    ...validateDnsConfig(spec, path),
    ...validateGates(spec, path),
    ...(spec.topologySpreadConstraints ?? []).flatMap((constraint, i) =>
      validateSpread(constraint, spec.topologySpreadConstraints ?? [], i, `${path}.topologySpreadConstraints[${i}]`),
    ),
    ...validateNames(spec, path),
    ...validateRange(spec.activeDeadlineSeconds, 1, MAX_INT32, `${path}.activeDeadlineSeconds`),
    ...validateTolerations(spec.tolerations, `${path}.tolerations`),
    ...validateHostAliases(spec, path),
    ...validateTokenSources(spec, path),
    ...optionalChoice(spec.preemptionPolicy, PREEMPTION_POLICIES, `${path}.preemptionPolicy`),
    ...(spec.os ? choice(spec.os.name, OS_NAMES, `${path}.os.name`) : []),
    ...validateStopSignals(spec, path),
  ]
}

function choice(value: string | undefined, supported: readonly string[], path: string): FieldError[] {
  return value ? optionalChoice(value, supported, path) : [required(path)]
}

function optionalChoice(value: string | undefined, supported: readonly string[], path: string): FieldError[] {
  return value === undefined || supported.includes(value) ? [] : [notSupported(path, value, supported)]
}

function validateNames(spec: PodSpec, path: string): FieldError[] {
  const rules: [keyof PodSpec, NameRule][] = [
    ['serviceAccountName', dns1123Subdomain],
    ['nodeName', dns1123Subdomain],
    ['hostname', dns1123Label],
    ['subdomain', dns1123Label],
    ['priorityClassName', dns1123Subdomain],
    ['runtimeClassName', dns1123Subdomain],
  ]
  return rules.flatMap(([field, rule]) => {
    const value = spec[field]
    return typeof value === 'string' && value !== ''
      ? rule(value).map((why) => invalidValue(`${path}.${field}`, value, why))
      : []
  })
}

function validateDnsConfig({ dnsPolicy, dnsConfig }: PodSpec, path: string): FieldError[] {
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

function validateGates({ schedulingGates = [], readinessGates = [] }: PodSpec, path: string): FieldError[] {
  const errors = readinessGates.flatMap(({ conditionType }, i) =>
    qualifiedName(conditionType).map((why) =>
      invalidValue(`${path}.readinessGates[${i}].conditionType`, conditionType, why),
    ),
  )
  const seen = new Set<string>()
  for (const [i, { name }] of schedulingGates.entries()) {
    const at = `${path}.schedulingGates[${i}]`
    errors.push(...qualifiedName(name).map((why) => invalidValue(at, name, why)))
    if (seen.has(name)) errors.push(duplicate(at, name))
    seen.add(name)
  }
  return errors
}

const WHEN_UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway']

function validateSpread(
  constraint: TopologySpreadConstraint,
  all: readonly TopologySpreadConstraint[],
  index: number,
  path: string,
): FieldError[] {
  const { maxSkew, topologyKey, whenUnsatisfiable, minDomains, labelSelector } = constraint
  const errors: FieldError[] = []
  if (maxSkew <= 0) errors.push(invalidValue(`${path}.maxSkew`, maxSkew, 'must be greater than zero'))
  if (!topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'))
  if (!WHEN_UNSATISFIABLE.includes(whenUnsatisfiable)) {
    errors.push(notSupported(`${path}.whenUnsatisfiable`, whenUnsatisfiable, WHEN_UNSATISFIABLE))
  }
  const isRepeated = all
    .slice(0, index)
    .some((o) => o.topologyKey === topologyKey && o.whenUnsatisfiable === whenUnsatisfiable)
  if (isRepeated)
    errors.push(duplicate(`${path}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`))
  if (minDomains !== undefined && minDomains <= 0) {
    errors.push(invalidValue(`${path}.minDomains`, minDomains, 'must be greater than zero'))
  }
  if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`
    errors.push(invalidValue(`${path}.minDomains`, minDomains, detail))
  }
  return [...errors, ...validateLabelSelector(labelSelector, `${path}.labelSelector`)]
}

function validateHostAliases({ hostAliases = [] }: PodSpec, path: string): FieldError[] {
  return hostAliases.flatMap(({ ip, hostnames = [] }, i) => [
    ...validateIp(ip, `${path}.hostAliases[${i}].ip`),
    ...hostnames.flatMap((hostname) =>
      dns1123Subdomain(hostname).map((why) => invalidValue(`${path}.hostAliases[${i}].hostnames`, hostname, why)),
    ),
  ])
}

/** A token needs an account to speak for. In a template the account may still come from admission. */
function validateTokenSources(spec: PodSpec, path: string): FieldError[] {
  if (spec.serviceAccountName || path !== 'spec') return []
  return (spec.volumes ?? []).flatMap((volume, i) =>
    (volume.projected?.sources ?? []).flatMap((source, j) =>
      source.serviceAccountToken
        ? [
            forbiddenField(
              `${path}.volumes[${i}].projected.sources[${j}].serviceAccountToken`,
              'must not be specified when serviceAccountName is not set',
            ),
          ]
        : [],
    ),
  )
}

const WINDOWS_SIGNALS = ['SIGKILL', 'SIGTERM']

function validateStopSignals(spec: PodSpec, path: string): FieldError[] {
  return listOf(spec.containers).flatMap(({ lifecycle }, i) => {
    const signal = lifecycle?.stopSignal
    if (!signal) return []
    const at = `${path}.containers[${i}].lifecycle.stopSignal`
    if (!spec.os) return [forbiddenField(at, 'may not be set for containers with empty `spec.os.name`')]
    return spec.os.name === 'windows' ? optionalChoice(signal, WINDOWS_SIGNALS, at) : []
  })
}
