import { labelValue, qualifiedName } from './label-names'

/** One condition on labels, such as `tier in (web,api)`. */
// Models: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Requirement
export type Operator = 'in' | 'notin' | '=' | '==' | '!=' | 'exists' | '!' | 'gt' | 'lt'
export type Labels = Readonly<Record<string, string>>

export interface Requirement {
  readonly key: string
  readonly operator: Operator
  readonly values: readonly string[]
}

/** What is wrong with a requirement, in the shape of a field error. */
export interface RequirementError {
  readonly type: 'FieldValueInvalid' | 'FieldValueNotSupported'
  readonly field: string
  readonly detail: string
}

export function matchesRequirement({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  if (operator === 'exists') return value !== undefined
  if (operator === '!') return value === undefined
  if (operator === 'notin' || operator === '!=') return value === undefined || !values.includes(value)
  if (value === undefined) return false
  if (operator === 'gt' || operator === 'lt') return comparesTo(value, values[0] ?? '', operator)
  return values.includes(value)
}

const INTEGER = /^[+-]?\d+$/

function comparesTo(value: string, bound: string, operator: 'gt' | 'lt'): boolean {
  if (!INTEGER.test(value) || !INTEGER.test(bound)) return false
  return operator === 'gt' ? BigInt(value) > BigInt(bound) : BigInt(value) < BigInt(bound)
}

export function requirementText({ key, operator, values }: Requirement): string {
  const sorted = [...values].sort()
  if (operator === 'exists') return key
  if (operator === '!') return `!${key}`
  if (operator === 'in' || operator === 'notin') return `${key} ${operator} (${sorted.join(',')})`
  if (operator === 'gt') return `${key}>${sorted.join(',')}`
  if (operator === 'lt') return `${key}<${sorted.join(',')}`
  return `${key}${operator}${sorted.join(',')}`
}

/** All that is wrong with a requirement; empty when it is sound. */
export function requirementErrors(key: string, operator: string, values: readonly string[]): RequirementError[] {
  const errors = qualifiedName(key).map((detail) => invalid('key', detail))
  errors.push(...valuesErrors(operator, values))
  for (const [index, value] of values.entries()) {
    errors.push(...labelValue(value).map((detail) => invalid(`values[${index}][${key}]`, detail)))
  }
  return errors
}

function invalid(field: string, detail: string): RequirementError {
  return { type: 'FieldValueInvalid', field, detail }
}

function valuesErrors(operator: string, values: readonly string[]): RequirementError[] {
  switch (operator) {
    case 'in':
    case 'notin':
      return values.length > 0 ? [] : [invalid('values', "for 'in', 'notin' operators, values set can't be empty")]
    case '=':
    case '==':
    case '!=':
      return values.length === 1 ? [] : [invalid('values', 'exact-match compatibility requires one single value')]
    case 'exists':
    case '!':
      return values.length === 0 ? [] : [invalid('values', 'values set must be empty for exists and does not exist')]
    case 'gt':
    case 'lt':
      return boundErrors(values)
    default:
      return [{ type: 'FieldValueNotSupported', field: 'operator', detail: '' }]
  }
}

function boundErrors(values: readonly string[]): RequirementError[] {
  const errors =
    values.length === 1 ? [] : [invalid('values', "for 'Gt', 'Lt' operators, exactly one value is required")]
  for (const [index, value] of values.entries()) {
    if (INTEGER.test(value)) continue
    errors.push(invalid(`values[${index}]`, "for 'Gt', 'Lt' operators, the value must be an integer"))
  }
  return errors
}
