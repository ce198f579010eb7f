import type { IntOrString, PodDisruptionBudget } from '../../../contract/api'
import { validateOptionalChoice } from './choice'
import { type FieldError, invalidValue } from './field-error'
import { goForm } from './go-form'
import { validateLabelSelector } from './label-selector'
import { validateAtMost100Percent, validateIntOrPercent } from './numbers'

/** PodDisruptionBudgets. */
// Models: pkg/apis/policy/validation/validation.go
const POLICIES = ['AlwaysAllow', 'IfHealthyBudget']

export function validateDisruptionBudget({ spec }: PodDisruptionBudget): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec
  const errors: FieldError[] = []
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const whole = goForm({ minAvailable, selector, maxUnavailable, unhealthyPodEvictionPolicy })
    errors.push(invalidValue('spec', whole, 'minAvailable and maxUnavailable cannot be both set'))
  }
  return [
    ...errors,
    ...validateShare(minAvailable, 'spec.minAvailable'),
    ...validateShare(maxUnavailable, 'spec.maxUnavailable'),
    ...validateLabelSelector(selector, 'spec.selector'),
    ...validateOptionalChoice(unhealthyPodEvictionPolicy, POLICIES, 'spec.unhealthyPodEvictionPolicy'),
  ]
}

function validateShare(value: IntOrString | undefined, path: string): FieldError[] {
  return value === undefined ? [] : [...validateIntOrPercent(value, path), ...validateAtMost100Percent(value, path)]
}
