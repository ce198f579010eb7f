import { type FieldError, notSupported, required } from './field-error'

/** One word out of a few. */
export function validateChoice(value: string | undefined, supported: readonly string[], path: string): FieldError[] {
  return value ? validateOptionalChoice(value, supported, path) : [required(path)]
}

export function validateOptionalChoice(
  value: string | undefined,
  supported: readonly string[],
  path: string,
): FieldError[] {
  return value === undefined || supported.includes(value) ? [] : [notSupported(path, value, supported)]
}
