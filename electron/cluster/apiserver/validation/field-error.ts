import { type ApiError, invalid } from '../../../contract/api/status'
import type { StatusCause } from '../../../contract/api'

/** One thing that is wrong with one field. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go
export type FieldErrorType =
  | 'Invalid value'
  | 'Required value'
  | 'Unsupported value'
  | 'Duplicate value'
  | 'Forbidden'
  | 'Not found'
  | 'Too long'
  | 'Too many'
  | 'Internal error'

export interface FieldError {
  readonly type: FieldErrorType
  readonly field: string
  readonly badValue: unknown
  readonly detail: string
  /** A value of the wrong type: whatever rests on it cannot be judged. */
  readonly isTypeError?: boolean
  /** The text says enough without the value. */
  readonly hidesValue?: boolean
}

const REASONS: Readonly<Record<FieldErrorType, string>> = {
  'Invalid value': 'FieldValueInvalid',
  'Required value': 'FieldValueRequired',
  'Unsupported value': 'FieldValueNotSupported',
  'Duplicate value': 'FieldValueDuplicate',
  Forbidden: 'FieldValueForbidden',
  'Not found': 'FieldValueNotFound',
  'Too long': 'FieldValueTooLong',
  'Too many': 'FieldValueTooMany',
  'Internal error': 'InternalError',
}

/** These say enough without the value. */
const WITHOUT_VALUE = new Set<FieldErrorType>(['Required value', 'Forbidden', 'Too long', 'Internal error'])

export function invalidValue(field: string, badValue: unknown, detail: string): FieldError {
  return { type: 'Invalid value', field, badValue, detail }
}

export function required(field: string, detail = ''): FieldError {
  return { type: 'Required value', field, badValue: '', detail }
}

export function notSupported(field: string, badValue: unknown, supported: readonly string[]): FieldError {
  const quoted = [...supported].map((value) => JSON.stringify(value)).join(', ')
  return {
    type: 'Unsupported value',
    field,
    badValue,
    detail: supported.length > 0 ? `supported values: ${quoted}` : '',
  }
}

export function duplicate(field: string, badValue: unknown): FieldError {
  return { type: 'Duplicate value', field, badValue, detail: '' }
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { type: 'Forbidden', field, badValue: '', detail }
}

export function notFoundValue(field: string, badValue: unknown): FieldError {
  return { type: 'Not found', field, badValue, detail: '' }
}

export function tooLongField(field: string, limit: number): FieldError {
  return { type: 'Too long', field, badValue: '', detail: `may not be more than ${limit} bytes` }
}

export function tooMany(field: string, count: number, limit: number): FieldError {
  return { type: 'Too many', field, badValue: count, detail: `must have at most ${limit} items` }
}

/** The text without the path, as a status cause and kubectl show it. */
export function errorBody({ type, badValue, detail, hidesValue }: FieldError): string {
  const value = hidesValue || WITHOUT_VALUE.has(type) ? '' : `: ${valueText(badValue)}`
  return `${type}${value}${detail === '' ? '' : `: ${detail}`}`
}

/** An unset number or text shows as null, which is how Go prints a nil pointer. */
function valueText(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value)
}

export function errorText(error: FieldError): string {
  return `${error.field}: ${errorBody(error)}`
}

/** All errors in one refusal: `Pod "web" is invalid: [a, b]`. */
export function toInvalidStatus(kind: string, group: string, name: string, errors: readonly FieldError[]): ApiError {
  const causes: StatusCause[] = errors.map((error) => ({
    reason: REASONS[error.type],
    message: errorBody(error),
    field: error.field,
  }))
  return invalid(kind, group, name, causes)
}
