/** An expression that has no value, in cel-go's words. */
// Models: github.com/google/cel-go/common/types/err.go
export class CelError extends Error {}

export const NO_SUCH_OVERLOAD = 'no such overload'
export const INT_OVERFLOW = 'integer overflow'

export function noSuchKey(key: string): CelError {
  return new CelError(`no such key: ${key}`)
}

/** The expression asks for more work than one may ask for: nothing that it says is believed. */
export class CostExceeded extends CelError {
  constructor() {
    super('operation cancelled: actual cost limit exceeded')
  }
}
