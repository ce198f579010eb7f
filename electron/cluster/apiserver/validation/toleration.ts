import type { Taint, Toleration } from '../../../contract/api'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { labelValue, qualifiedName } from './names'
import { isMissing } from '../schema/unsound'

/** Taints of nodes and the tolerations of Pods. */
// Models: pkg/apis/core/validation/validation.go: ValidateTolerations, validateNodeTaints
// Simplified: comparison operators (an alpha feature, off by default) are refused.
const OPERATORS = ['Equal', 'Exists']
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export function validateTolerations(tolerations: readonly Toleration[] | undefined, path: string): FieldError[] {
  return (tolerations ?? []).flatMap((toleration, index) => validateToleration(toleration, `${path}[${index}]`))
}

function validateToleration(
  { key, operator, value, effect, tolerationSeconds }: Toleration,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  if (key) errors.push(...qualifiedName(key).map((why) => invalidValue(`${path}.key`, key, why)))
  else if (operator !== 'Exists') {
    errors.push(
      invalidValue(
        `${path}.operator`,
        operator ?? '',
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ),
    )
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    errors.push(
      invalidValue(`${path}.effect`, effect ?? '', "effect must be 'NoExecute' when `tolerationSeconds` is set"),
    )
  }
  if (operator === undefined || operator === 'Equal') {
    errors.push(...labelValue(value ?? '').map((why) => invalidValue(`${path}.operator`, value, why)))
  } else if (operator === 'Exists') {
    if (value) errors.push(invalidValue(`${path}.operator`, value, "value must be empty when `operator` is 'Exists'"))
  } else errors.push(notSupported(`${path}.operator`, operator, OPERATORS))
  if (effect && !EFFECTS.includes(effect)) errors.push(notSupported(`${path}.effect`, effect, EFFECTS))
  return errors
}

export function validateTaints(taints: readonly Taint[] | undefined, path: string): FieldError[] {
  const seen = new Set<string>()
  return (taints ?? []).flatMap((taint, index) => {
    const at = `${path}[${index}]`
    const errors = qualifiedName(taint.key).map((why) => invalidValue(`${at}.key`, taint.key, why))
    errors.push(...labelValue(taint.value ?? '').map((why) => invalidValue(`${at}.value`, taint.value, why)))
    if (isMissing(taint.effect)) errors.push(required(`${at}.effect`))
    else if (!EFFECTS.includes(taint.effect)) errors.push(notSupported(`${at}.effect`, taint.effect, EFFECTS))
    const identity = `${taint.key}:${taint.effect}`
    if (seen.has(identity)) {
      errors.push({ ...duplicate(at, taint), detail: 'taints must be unique by key and effect pair' })
    }
    seen.add(identity)
    return errors
  })
}
