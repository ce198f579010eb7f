import type { PriorityClass } from '../../../contract/api'
import { validateOptionalChoice } from './choice'
import { type FieldError, forbiddenField } from './field-error'
import { validateImmutable } from './metadata'

/** PriorityClasses. */
// Models: pkg/apis/scheduling/validation/validation.go, pkg/apis/scheduling/v1/helpers.go
/** Above this line are the classes of the cluster itself. */
const HIGHEST_USER_PRIORITY = 1_000_000_000
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
}
const POLICIES = ['Never', 'PreemptLowerPriority']

export function validatePriorityClass({
  metadata,
  value = 0,
  globalDefault,
  preemptionPolicy,
}: PriorityClass): FieldError[] {
  const errors: FieldError[] = []
  const known = Object.hasOwn(SYSTEM_CLASSES, metadata.name) ? SYSTEM_CLASSES[metadata.name] : undefined
  if (metadata.name.startsWith('system-')) {
    if (known !== value || globalDefault === true) {
      const why =
        known === undefined
          ? 'no such system priority class'
          : `value of ${metadata.name} PriorityClass must be ${known}`
      const detail = `priority class names with 'system-' prefix are reserved for system use only. error: ${why}`
      errors.push(forbiddenField('metadata.name', detail))
    }
  } else if (value > HIGHEST_USER_PRIORITY) {
    const detail = `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`
    errors.push(forbiddenField('value', detail))
  }
  return [...errors, ...validateOptionalChoice(preemptionPolicy, POLICIES, 'preemptionPolicy')]
}

/** Pods have their priority from the class at their creation: it would no longer tell the truth. */
export function validatePriorityClassChange(priorityClass: PriorityClass, old: PriorityClass): FieldError[] {
  const errors = priorityClass.value === old.value ? [] : [forbiddenField('value', 'may not be changed in an update.')]
  return [...errors, ...validateImmutable(priorityClass.preemptionPolicy, old.preemptionPolicy, 'preemptionPolicy')]
}
