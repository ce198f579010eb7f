import type { JobSpec, PodFailurePolicyRule } from '../../../contract/api'
import { listOf } from '../schema/unsound'
import { validateChoice } from './choice'
import { duplicate, type FieldError, invalidValue, tooMany } from './field-error'

/** What a Job does when a Pod fails in a certain way. */
// Models: pkg/apis/batch/validation/validation.go: validatePodFailurePolicy
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const OPERATORS = ['In', 'NotIn']
const STATUSES = ['False', 'True', 'Unknown']
const MAX_RULES = 20
const MAX_EXIT_CODES = 255
const MAX_PATTERNS = 20

export function validatePodFailurePolicy(spec: JobSpec, path: string): FieldError[] {
  const rules = listOf(spec.podFailurePolicy?.rules)
  const at = `${path}.podFailurePolicy`
  const errors: FieldError[] = []
  if (spec.template.spec?.restartPolicy !== 'Never') {
    const detail = 'only "Never" is supported when podFailurePolicy is specified'
    errors.push(invalidValue(`${path}.template.spec.restartPolicy`, spec.template.spec?.restartPolicy ?? '', detail))
  }
  if (rules.length > MAX_RULES) errors.push(tooMany(`${at}.rules`, rules.length, MAX_RULES))
  return [...errors, ...rules.flatMap((rule, index) => validateRule(rule, spec, `${at}.rules[${index}]`))]
}

function validateRule(rule: PodFailurePolicyRule, spec: JobSpec, path: string): FieldError[] {
  const { action, onExitCodes, onPodConditions } = rule
  const errors = validateChoice(action, ACTIONS, `${path}.action`)
  if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    errors.push(invalidValue(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set'))
  }
  if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, spec, `${path}.onExitCodes`))
  const patterns = onPodConditions ?? []
  if (patterns.length > MAX_PATTERNS) errors.push(tooMany(`${path}.onPodConditions`, patterns.length, MAX_PATTERNS))
  for (const [index, { status }] of patterns.entries()) {
    errors.push(...validateChoice(status, STATUSES, `${path}.onPodConditions[${index}].status`))
  }
  if (onExitCodes && patterns.length > 0) {
    errors.push(invalidValue(path, rule, 'specifying both OnExitCodes and OnPodConditions is not supported'))
  } else if (!onExitCodes && patterns.length === 0) {
    errors.push(invalidValue(path, rule, 'specifying one of OnExitCodes and OnPodConditions is required'))
  }
  return errors
}

function validateExitCodes(
  { operator, values, containerName }: NonNullable<PodFailurePolicyRule['onExitCodes']>,
  spec: JobSpec,
  path: string,
): FieldError[] {
  const errors = validateChoice(operator, OPERATORS, `${path}.operator`)
  const names = [...listOf(spec.template.spec?.containers), ...(spec.template.spec?.initContainers ?? [])].map(({ name }) => name) // prettier-ignore
  if (containerName !== undefined && !names.includes(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template'
    errors.push(invalidValue(`${path}.containerName`, containerName, detail))
  }
  return [...errors, ...validateCodes(listOf(values), operator, `${path}.values`)]
}

function validateCodes(values: readonly number[], operator: string, path: string): FieldError[] {
  if (values.length === 0) return [invalidValue(path, values, 'at least one value is required')]
  if (values.length > MAX_EXIT_CODES) return [tooMany(path, values.length, MAX_EXIT_CODES)]
  const errors = values.flatMap((value, index) => {
    const at = `${path}[${index}]`
    if (operator === 'In' && value === 0) return [invalidValue(at, value, 'must not be 0 for the In operator')]
    return values.indexOf(value) < index ? [duplicate(at, value)] : []
  })
  const isSorted = values.every((value, index) => index === 0 || values[index - 1]! <= value)
  return isSorted ? errors : [...errors, invalidValue(path, values, 'must be ordered')]
}
