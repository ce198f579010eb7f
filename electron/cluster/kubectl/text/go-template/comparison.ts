/** `eq`, `lt` and their like: a value compares only with others of its kind. */
// Models: Go's text/template: funcs.go eq, lt
import { GoTemplateError } from './nodes'
import { Integer, numberIn, kindOf } from './values'

/** An integer and a float are of two kinds: `eq .spec.replicas 3` is a mistake, for a number of an object is a float. */
export function equals(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  for (const value of [a, b])
    if (typeof value === 'object' && !(value instanceof Integer))
      throw new GoTemplateError(`non-comparable type ${kindOf(value)}`)
  if (kindOf(a) !== kindOf(b)) throw new GoTemplateError('incompatible types for comparison')
  return a instanceof Integer && b instanceof Integer ? a.value === b.value : a === b
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a === b ? 0 : 1
  const [left, right] = [numberIn(a), numberIn(b)]
  if (left === null || right === null || kindOf(a) !== kindOf(b))
    throw new GoTemplateError('incompatible types for comparison')
  return left - right
}
