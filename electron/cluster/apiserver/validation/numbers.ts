import type { IntOrString } from '../../../contract/api'
import { percentOf } from '../../../contract/api/int-or-percent'
import { type FieldError, invalidValue } from './field-error'
import { percent, portName, portNumber } from './names'

/** Small checks of numbers that many kinds share. */
// Models: pkg/apis/core/validation/validation.go: ValidateNonnegativeField, ValidatePortNumOrName and the like
export const NOT_NEGATIVE = 'must be greater than or equal to 0'

export function validateNonNegative(value: number | undefined, path: string): FieldError[] {
  return value !== undefined && value < 0 ? [invalidValue(path, value, NOT_NEGATIVE)] : []
}

export function validateRange(value: number | undefined, low: number, high: number, path: string): FieldError[] {
  if (value === undefined || (value >= low && value <= high)) return []
  return [invalidValue(path, value, `must be between ${low} and ${high}, inclusive`)]
}

export function validatePort(port: number | undefined, path: string): FieldError[] {
  return portNumber(port ?? 0).map((why) => invalidValue(path, port, why))
}

export function validatePortOrName(port: IntOrString | undefined, path: string): FieldError[] {
  const errors = typeof port === 'string' ? portName(port) : portNumber(port ?? 0)
  return errors.map((why) => invalidValue(path, port, why))
}

export function validateIntOrPercent(value: IntOrString, path: string): FieldError[] {
  if (typeof value === 'number') return validateNonNegative(value, path)
  if (percent(value).length === 0) return []
  return [invalidValue(path, value, "must be an integer or percentage (e.g '5%')")]
}

export function validateAtMost100Percent(value: IntOrString, path: string): FieldError[] {
  const share = typeof value === 'string' ? percentOf(value) : undefined
  return share !== undefined && share > 100 ? [invalidValue(path, value, 'must not be greater than 100%')] : []
}

export function validatePositive(
  value: number | undefined,
  path: string,
  detail = 'must be greater than 0',
): FieldError[] {
  return value !== undefined && value <= 0 ? [invalidValue(path, value, detail)] : []
}
