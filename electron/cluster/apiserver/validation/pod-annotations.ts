import type { Pod } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue } from './field-error'
import { qualifiedName } from './names'
import { listOf } from '../schema/unsound'

/** Annotations of a Pod that mean something to Kubernetes. */
// Models: pkg/apis/core/validation/validation.go: ValidatePodSpecificAnnotations, ValidateAppArmorPodAnnotations
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod'
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'
const APPARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/'
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const MIRROR = 'kubernetes.io/config.mirror'
const AT = 'metadata.annotations'

export function validatePodAnnotations({ metadata, spec }: Pod): FieldError[] {
  const annotations = metadata.annotations
  if (!annotations) return []
  const errors: FieldError[] = []
  const mirror = annotations[MIRROR]
  if (mirror !== undefined && !spec.nodeName) {
    errors.push(invalidValue(`${AT}[${MIRROR}]`, mirror, 'must set spec.nodeName if mirror pod annotation is set'))
  }
  errors.push(...validateDeletionCost(annotations[DELETION_COST]))
  for (const [key, value] of Object.entries(annotations)) {
    if (key === SECCOMP_POD) errors.push(...validateSeccompValue(key, value))
    else if (key.startsWith(SECCOMP_CONTAINER)) errors.push(...validateSeccompContainer(key, value))
    else if (key.startsWith(APPARMOR_CONTAINER)) errors.push(...validateAppArmorAnnotation(key, value, spec))
  }
  return [...errors, ...validateAgreement(annotations, spec)]
}

function validateDeletionCost(cost: string | undefined): FieldError[] {
  if (cost === undefined) return []
  const isInt32 = /^(0|-?[1-9]\d*)$/.test(cost) && Math.abs(Number(cost)) < 2 ** 31
  return isInt32 ? [] : [invalidValue(`${AT}[${DELETION_COST}]`, cost, 'must be a 32bit integer')]
}

function validateSeccompContainer(key: string, value: string): FieldError[] {
  const errors = qualifiedName(key).map((why) => invalidValue(AT, key, why))
  return [...errors, ...validateSeccompValue(key, value)]
}

function validateSeccompValue(key: string, value: string): FieldError[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(value)) return []
  if (!value.startsWith('localhost/')) return [invalidValue(`${AT}[${key}]`, value, 'must be a valid seccomp profile')]
  return value.split('/').includes('..') ? [invalidValue(`${AT}[${key}]`, value, "must not contain '..'")] : []
}

function validateAppArmorAnnotation(key: string, value: string, spec: Pod['spec']): FieldError[] {
  const container = key.slice(APPARMOR_CONTAINER.length)
  const all = [...listOf(spec.containers), ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])]
  const at = `${AT}[${key}]`
  if (!all.some(({ name }) => name === container)) return [invalidValue(at, container, 'container not found')]
  const isKnown = ['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/')
  return isKnown ? [] : [invalidValue(at, value, `invalid AppArmor profile name: ${JSON.stringify(value)}`)]
}

/** The annotation and the field that replaced it must not contradict each other. */
function validateAgreement(annotations: Readonly<Record<string, string>>, spec: Pod['spec']): FieldError[] {
  const errors: FieldError[] = []
  const podSeccomp = annotations[SECCOMP_POD]
  const podType = spec.securityContext?.seccompProfile?.type
  if (podSeccomp !== undefined && podType && podType !== typeOf(podSeccomp)) {
    errors.push(
      forbiddenField('spec.securityContext.seccompProfile.type', 'seccomp type in annotation and field must match'),
    )
  }
  for (const [index, { name, securityContext }] of listOf(spec.containers).entries()) {
    const path = `spec.containers[${index}].securityContext`
    const seccomp = annotations[SECCOMP_CONTAINER + name]
    const seccompType = securityContext?.seccompProfile?.type
    if (seccomp !== undefined && seccompType && seccompType !== typeOf(seccomp)) {
      errors.push(forbiddenField(`${path}.seccompProfile.type`, 'seccomp type in annotation and field must match'))
    }
    errors.push(
      ...appArmorAgreement(
        annotations[APPARMOR_CONTAINER + name],
        securityContext?.appArmorProfile,
        `${path}.appArmorProfile`,
      ),
    )
  }
  return errors
}

function appArmorAgreement(
  annotation: string | undefined,
  profile: { readonly type: string; readonly localhostProfile?: string } | undefined,
  path: string,
): FieldError[] {
  if (annotation === undefined || !profile) return []
  if (profile.type !== typeOf(annotation)) {
    return [forbiddenField(`${path}.type`, 'apparmor type in annotation and field must match')]
  }
  const isOther = profile.type === 'Localhost' && profile.localhostProfile !== annotation.slice('localhost/'.length)
  return isOther
    ? [forbiddenField(`${path}.localhostProfile`, 'apparmor profile in annotation and field must match')]
    : []
}

function typeOf(annotation: string): string {
  if (annotation.startsWith('localhost/')) return 'Localhost'
  return annotation === 'unconfined' ? 'Unconfined' : 'RuntimeDefault'
}
