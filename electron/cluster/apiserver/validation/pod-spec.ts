import type { PodSpec } from '../../../contract/api'
import { validateAffinity } from './affinity'
import { validateChoice, validateOptionalChoice } from './choice'
import { validateContainers } from './container'
import { type FieldError, forbiddenField, invalidValue } from './field-error'
import { validateLabels } from './metadata'
import { dns1123Label, dns1123Subdomain, type NameRule } from './names'
import { validateRange } from './numbers'
import { validateDnsConfig, validateHostAliases } from './pod-network'
import { validateGates, validateSpread } from './pod-scheduling'
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

export function validatePodSpec(spec: PodSpec, podName: string, path: string): FieldError[] {
  return [
    ...validateVolumes(spec, podName, `${path}.volumes`),
    ...validateContainers(spec, path),
    ...validateChoice(spec.restartPolicy, RESTART_POLICIES, `${path}.restartPolicy`),
    ...validateChoice(spec.dnsPolicy, DNS_POLICIES, `${path}.dnsPolicy`),
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
    ...validateOptionalChoice(spec.preemptionPolicy, PREEMPTION_POLICIES, `${path}.preemptionPolicy`),
    ...(spec.os ? validateChoice(spec.os.name, OS_NAMES, `${path}.os.name`) : []),
    ...validateStopSignals(spec, path),
  ]
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
    return spec.os.name === 'windows' ? validateOptionalChoice(signal, WINDOWS_SIGNALS, at) : []
  })
}
