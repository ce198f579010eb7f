import type { DaemonSet, DaemonSetUpdateStrategy, IntOrString } from '../../../contract/api'
import { percentOf } from '../../../contract/api/int-or-percent'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateImmutable } from './metadata'
import { validateAtMost100Percent, validateIntOrPercent, validateNonNegative } from './numbers'
import { validateLastingTemplate, validateSelector } from './pod-template'

/** DaemonSets. */
// Models: pkg/apis/apps/validation/validation.go: ValidateDaemonSetSpec, ValidateRollingUpdateDaemonSet
export function validateDaemonSet({ spec }: DaemonSet): FieldError[] {
  return [
    ...validateSelector(spec.selector, 'daemonset'),
    ...validateLastingTemplate(spec.template, spec.selector, 'DaemonSet'),
    ...validateNonNegative(spec.minReadySeconds, 'spec.minReadySeconds'),
    ...validateUpdateStrategy(spec.updateStrategy ?? {}, 'spec.updateStrategy'),
    ...validateNonNegative(spec.revisionHistoryLimit, 'spec.revisionHistoryLimit'),
  ]
}

function validateUpdateStrategy(strategy: DaemonSetUpdateStrategy, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy
  if (type === 'OnDelete') return []
  if (type !== 'RollingUpdate') return [notSupported(path, strategy, ['RollingUpdate', 'OnDelete'])]
  if (!rollingUpdate) return [required(`${path}.rollingUpdate`)]
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate
  const at = `${path}.rollingUpdate`
  const errors = [
    ...validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`),
    ...validateAtMost100Percent(maxUnavailable, `${at}.maxUnavailable`),
    ...validateIntOrPercent(maxSurge, `${at}.maxSurge`),
    ...validateAtMost100Percent(maxSurge, `${at}.maxSurge`),
  ]
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'))
  } else if (!isZero(maxUnavailable) && !isZero(maxSurge)) {
    errors.push(invalidValue(`${at}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'))
  }
  return errors
}

function isZero(value: IntOrString): boolean {
  return typeof value === 'number' ? value === 0 : percentOf(value) === 0
}

export function validateDaemonSetChange(set: DaemonSet, old: DaemonSet): FieldError[] {
  return validateImmutable(set.spec.selector, old.spec.selector, 'spec.selector')
}
