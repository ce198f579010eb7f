import { canonicalQuantity, isQuantity, parseQuantity, type Quantity } from '../../../contract/api'
import { type FieldError, invalidValue } from './field-error'
import { NOT_NEGATIVE } from './numbers'

/** Amounts of a resource. */
// Models: pkg/apis/core/validation/validation.go: ValidateNonnegativeQuantity, ValidatePositiveQuantityValue
const WHOLE_NANOS = 1_000_000_000n

export function validateNonNegativeQuantity(quantity: Quantity, path: string): FieldError[] {
  return nanosOf(quantity) < 0n ? [invalidValue(path, canonicalQuantity(quantity), NOT_NEGATIVE)] : []
}

export function validatePositiveQuantity(quantity: Quantity, path: string): FieldError[] {
  return nanosOf(quantity) <= 0n ? [invalidValue(path, canonicalQuantity(quantity), 'must be greater than zero')] : []
}

export function validateWholeQuantity(quantity: Quantity, path: string): FieldError[] {
  const isWhole = nanosOf(quantity) % WHOLE_NANOS === 0n
  return isWhole ? [] : [invalidValue(path, canonicalQuantity(quantity), 'must be an integer')]
}

/** Decoding has refused what is no quantity; an empty one counts as nothing. */
export function nanosOf(quantity: Quantity): bigint {
  return isQuantity(quantity) ? parseQuantity(quantity).nanos : 0n
}
