import type {
  AppArmorProfile,
  PodSecurityContext,
  PodSpec,
  SeccompProfile,
  SecurityContext,
} from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateLocalPath } from './container'
import { validateRange } from './numbers'
import { isMissing } from '../schema/unsound'

/** Security contexts of a Pod and of its containers. */
// Models: pkg/apis/core/validation/validation.go: ValidateSecurityContext, validatePodSecurityContext
const MAX_ID = 2 ** 31 - 1
const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined']

export function validateContainerSecurity(context: SecurityContext | undefined, path: string): FieldError[] {
  if (!context) return []
  const errors = [
    ...validateRange(context.runAsUser, 0, MAX_ID, `${path}.runAsUser`),
    ...validateRange(context.runAsGroup, 0, MAX_ID, `${path}.runAsGroup`),
    ...validateSeccomp(context.seccompProfile, `${path}.seccompProfile`),
    ...validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`),
  ]
  if (context.allowPrivilegeEscalation === false && context.privileged) {
    errors.push(invalidValue(path, context, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'))
  }
  return errors
}

export function validatePodSecurity(
  context: PodSecurityContext | undefined,
  spec: PodSpec,
  path: string,
): FieldError[] {
  if (!context) return []
  const errors = [
    ...validateRange(context.runAsUser, 0, MAX_ID, `${path}.runAsUser`),
    ...validateRange(context.runAsGroup, 0, MAX_ID, `${path}.runAsGroup`),
    ...validateRange(context.fsGroup, 0, MAX_ID, `${path}.fsGroup`),
    ...(context.supplementalGroups ?? []).flatMap((id, i) =>
      validateRange(id, 0, MAX_ID, `${path}.supplementalGroups[${i}]`),
    ),
    ...validateSeccomp(context.seccompProfile, `${path}.seccompProfile`),
    ...validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`),
  ]
  return spec.os?.name === 'windows' ? [...errors, ...forbiddenOnWindows(context, path)] : errors
}

const LINUX_ONLY = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
] as const

function forbiddenOnWindows(context: PodSecurityContext, path: string): FieldError[] {
  return LINUX_ONLY.filter((field) => context[field] !== undefined).map((field) =>
    forbiddenField(`${path}.${field}`, 'cannot be set for a windows pod'),
  )
}

function validateSeccomp(profile: SeccompProfile | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile } = profile
  if (!PROFILE_TYPES.includes(type)) return [notSupported(`${path}.type`, type, PROFILE_TYPES)]
  if (type === 'Localhost') {
    if (!localhostProfile) return [required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost ')]
    return validateLocalPath(localhostProfile, `${path}.localhostProfile`)
  }
  if (localhostProfile === undefined) return []
  return [invalidValue(`${path}.localhostProfile`, localhostProfile, 'can only be set when seccomp type is Localhost')]
}

function validateAppArmor(profile: AppArmorProfile | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile } = profile
  if (isMissing(type)) return [required(`${path}.type`)]
  if (!PROFILE_TYPES.includes(type)) return [notSupported(`${path}.type`, type, PROFILE_TYPES)]
  if (type !== 'Localhost') {
    if (localhostProfile === undefined) return []
    return [
      invalidValue(`${path}.localhostProfile`, localhostProfile, 'can only be set when AppArmor type is Localhost'),
    ]
  }
  if (!localhostProfile) return [required(`${path}.localhostProfile`, 'must be set when AppArmor type is Localhost')]
  if (localhostProfile.trim() !== localhostProfile) {
    return [invalidValue(`${path}.localhostProfile`, localhostProfile, 'must not be padded with whitespace')]
  }
  return localhostProfile.length > 4095
    ? [{ type: 'Too long', field: `${path}.localhostProfile`, badValue: '', detail: 'may not be more than 4095 bytes' }]
    : []
}
