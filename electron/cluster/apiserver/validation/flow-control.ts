import type { FlowSchema, PriorityLevelConfiguration } from '../../../contract/api'
import { listOf } from '../schema/unsound'
import { validateChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { validateNonNegative } from './numbers'

/** Priority and fairness: which requests wait in which line, and how long the lines are. */
// Models: pkg/apis/flowcontrol/validation/validation.go
// Simplified: of rules only their subjects are asked for.
const MAX_PRECEDENCE = 10_000
const METHODS = ['ByNamespace', 'ByUser']

export function validateFlowSchema({ spec }: FlowSchema): FieldError[] {
  const { matchingPrecedence = 0, distinguisherMethod, priorityLevelConfiguration, rules } = spec
  const errors: FieldError[] = []
  if (matchingPrecedence <= 0)
    errors.push(invalidValue('spec.matchingPrecedence', matchingPrecedence, 'must be a positive value'))
  if (matchingPrecedence > MAX_PRECEDENCE)
    errors.push(invalidValue('spec.matchingPrecedence', matchingPrecedence, `must not be greater than ${MAX_PRECEDENCE}`))
  if (distinguisherMethod)
    errors.push(...validateChoice(distinguisherMethod.type, METHODS, 'spec.distinguisherMethod.type'))
  if (!priorityLevelConfiguration.name) errors.push(required('spec.priorityLevelConfiguration.name', 'must reference a priority level'))
  return [...errors, ...(rules ?? []).flatMap(({ subjects }, i) =>
    listOf(subjects).length === 0 ? [required(`spec.rules[${i}].subjects`, 'subjects must contain at least one value')] : [],
  )]
} // prettier-ignore

export function validatePriorityLevel({ spec }: PriorityLevelConfiguration): FieldError[] {
  const { type, limited, exempt } = spec
  const errors = validateChoice(type, ['Exempt', 'Limited'], 'spec.type')
  if (type === 'Exempt' && limited)
    errors.push(forbiddenField('spec.limited', 'must be nil if the type is not Limited'))
  if (type === 'Limited' && exempt) errors.push(forbiddenField('spec.exempt', 'must be nil if the type is Limited'))
  if (type === 'Limited' && !limited) errors.push(required('spec.limited', 'must not be empty when type is Limited'))
  if (!limited) return errors
  errors.push(...validateNonNegative(limited.nominalConcurrencyShares, 'spec.limited.nominalConcurrencyShares'))
  return [
    ...errors,
    ...validateChoice(limited.limitResponse?.type, ['Queue', 'Reject'], 'spec.limited.limitResponse.type'),
  ]
}
