import type { CrossVersionObjectReference, HorizontalPodAutoscaler, HPAScalingPolicy, HPAScalingRules } from '../../../contract/api' // prettier-ignore
import { listOf } from '../schema/unsound'
import { validateMetric } from './autoscaler-metric'
import { validateChoice } from './choice'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { pathSegment } from './names'
import { validatePositive } from './numbers'

/** HorizontalPodAutoscalers. */
// Models: pkg/apis/autoscaling/validation/validation.go
const SELECT = ['Max', 'Min', 'Disabled']
const POLICIES = ['Pods', 'Percent']
const MAX_PERIOD_SECONDS = 1800
const MAX_WINDOW_SECONDS = 3600

export function validateAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[] {
  const { minReplicas, maxReplicas, scaleTargetRef, metrics, behavior } = spec
  const errors: FieldError[] = []
  if (minReplicas !== undefined && minReplicas < 1) {
    errors.push(invalidValue('spec.minReplicas', minReplicas, 'must be greater than or equal to 1'))
  }
  if (maxReplicas < 1) errors.push(required('spec.maxReplicas', 'must be set and greater than 0'))
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`'))
  }
  return [
    ...errors,
    ...validateReference(scaleTargetRef, 'spec.scaleTargetRef'),
    ...(metrics ?? []).flatMap((metric, i) => validateMetric(metric, `spec.metrics[${i}]`)),
    ...(behavior?.scaleUp ? validateRules(behavior.scaleUp, 'spec.behavior.scaleUp') : []),
    ...(behavior?.scaleDown ? validateRules(behavior.scaleDown, 'spec.behavior.scaleDown') : []),
  ]
}

/** What is scaled is found by its kind, so its group must be said; the core group has nothing to scale but by name. */
function validateReference(reference: CrossVersionObjectReference | undefined, path: string): FieldError[] {
  const { kind = '', name = '', apiVersion = '' } = reference ?? {}
  const errors = (['kind', 'name'] as const).flatMap((field) => {
    const value = field === 'kind' ? kind : name
    if (value === '') return [required(`${path}.${field}`)]
    return pathSegment(value).map((why) => invalidValue(`${path}.${field}`, value, why))
  })
  const isGrouped = apiVersion.includes('/') || (apiVersion === 'v1' && kind === 'ReplicationController')
  return isGrouped
    ? errors
    : [...errors, invalidValue(`${path}.apiVersion`, apiVersion, 'apiVersion must specify API group')]
}

function validateRules({ stabilizationWindowSeconds: window, selectPolicy, policies }: HPAScalingRules, path: string): FieldError[] {
  const errors: FieldError[] = []
  const at = `${path}.stabilizationWindowSeconds`
  if (window !== undefined && window < 0) errors.push(invalidValue(at, window, 'must be greater than or equal to zero'))
  if (window !== undefined && window > MAX_WINDOW_SECONDS)
    errors.push(invalidValue(at, window, `must be less than or equal to ${MAX_WINDOW_SECONDS}`))
  if (selectPolicy !== undefined && !SELECT.includes(selectPolicy))
    errors.push(notSupported(`${path}.selectPolicy`, selectPolicy, SELECT))
  if (listOf(policies).length === 0) errors.push(required(`${path}.policies`, 'must specify at least one Policy'))
  return [...errors, ...listOf(policies).flatMap((policy, i) => validatePolicy(policy, `${path}.policies[${i}]`))]
} // prettier-ignore

function validatePolicy({ type, value, periodSeconds }: HPAScalingPolicy, path: string): FieldError[] {
  const errors = [
    ...validateChoice(type, POLICIES, `${path}.type`),
    ...validatePositive(value, `${path}.value`, 'must be greater than zero'),
    ...validatePositive(periodSeconds, `${path}.periodSeconds`, 'must be greater than zero'),
  ]
  if (periodSeconds <= MAX_PERIOD_SECONDS) return errors
  return [
    ...errors,
    invalidValue(`${path}.periodSeconds`, periodSeconds, `must be less than or equal to ${MAX_PERIOD_SECONDS}`),
  ]
}
