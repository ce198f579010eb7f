import type { LabelSelector } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { validateLabels } from './metadata'
import { labelValue, qualifiedName } from './names'

/** Structured label selectors. */
// Models: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateLabelSelector
export function validateLabelSelector(selector: LabelSelector | undefined, path: string): FieldError[] {
  if (!selector) return []
  const errors = validateLabels(selector.matchLabels, `${path}.matchLabels`)
  for (const [index, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
    const at = `${path}.matchExpressions[${index}]`
    errors.push(...validateOperator(operator, values, at))
    errors.push(...qualifiedName(key).map((why) => invalidValue(`${at}.key`, key, why)))
    for (const [i, value] of values.entries()) {
      errors.push(...labelValue(value).map((why) => invalidValue(`${at}.values[${i}]`, value, why)))
    }
  }
  return errors
}

function validateOperator(operator: string, values: readonly string[], path: string): FieldError[] {
  if (operator === 'In' || operator === 'NotIn') {
    return values.length > 0 ? [] : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length === 0) return []
    return [forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
  }
  return [invalidValue(`${path}.operator`, operator, 'not a valid selector operator')]
}

export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0
}
