import { canonicalQuantity, compareQuantities, type LimitRange, type LimitRangeItem, type Quantity } from '../../../contract/api' // prettier-ignore
import { listOf, ownOf } from '../schema/unsound'
import { duplicate, type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { qualifiedName } from './names'
import { nanosOf } from './quantities'

/** LimitRanges. */
// Models: pkg/apis/core/validation/validation.go: ValidateLimitRange
const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod']
const RESOURCES = new Set(['cpu', 'memory', 'ephemeral-storage', 'storage'])

export function validateLimitRange({ spec }: LimitRange): FieldError[] {
  const seen = new Set<string>()
  return listOf(spec.limits).flatMap((item, index) => {
    const path = `spec.limits[${index}]`
    const errors = validateType(item.type, `${path}.type`)
    if (seen.has(item.type)) errors.push(duplicate(`${path}.type`, item.type))
    seen.add(item.type)
    return [...errors, ...validateItem(item, path)]
  })
}

function validateType(type: string, path: string): FieldError[] {
  const errors = qualifiedName(type).map((why) => invalidValue(path, type, why))
  if (errors.length > 0 || type.includes('/') || TYPES.includes(type)) return errors
  return [invalidValue(path, type, 'must be a standard limit type or fully qualified')]
}

const FIELDS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const

function validateItem(item: LimitRangeItem, path: string): FieldError[] {
  const errors: FieldError[] = FIELDS.flatMap((field) =>
    Object.keys(item[field] ?? {}).flatMap((name) => validateResourceName(name, `${path}.${field}[${name}]`)),
  )
  if (item.type === 'Pod') {
    for (const field of ['default', 'defaultRequest'] as const)
      if (Object.keys(item[field] ?? {}).length > 0)
        errors.push(forbiddenField(`${path}.${field}`, "may not be specified when `type` is 'Pod'"))
  }
  if (item.type === 'PersistentVolumeClaim' && !ownOf(item.min, 'storage') && !ownOf(item.max, 'storage')) {
    errors.push(
      required(`${path}.limits`, 'either minimum or maximum storage value is required, but neither was provided'),
    )
  }
  const names = new Set(FIELDS.flatMap((field) => Object.keys(item[field] ?? {})))
  return [...errors, ...[...names].flatMap((name) => validateOrder(item, name, path))]
}

function validateResourceName(name: string, path: string): FieldError[] {
  const errors = qualifiedName(name).map((why) => invalidValue(path, name, why))
  if (errors.length > 0 || name.includes('/') || RESOURCES.has(name) || name.startsWith('hugepages-')) return errors
  return [invalidValue(path, name, 'must be a standard resource type or fully qualified')]
}

type Bound = 'min' | 'defaultRequest' | 'default' | 'max'
/** Each of these must not be more than its partner, and the first named is blamed. */
const PAIRS: readonly (readonly [blamed: Bound, low: Bound, high: Bound, lowWords: string, highWords: string])[] = [
  ['min', 'min', 'max', 'min', 'max'],
  ['defaultRequest', 'min', 'defaultRequest', 'min', 'default request'],
  ['defaultRequest', 'defaultRequest', 'max', 'default request', 'max'],
  ['defaultRequest', 'defaultRequest', 'default', 'default request', 'default limit'],
  ['default', 'min', 'default', 'min', 'default'],
  ['default', 'default', 'max', 'default', 'max'],
]

function validateOrder(item: LimitRangeItem, name: string, path: string): FieldError[] {
  const amount = (field: Bound): Quantity | undefined => ownOf(item[field], name)
  const errors = PAIRS.flatMap(([blamed, low, high, lowWords, highWords]) => {
    const [less, more] = [amount(low), amount(high)]
    if (less === undefined || more === undefined || compareQuantities(less, more) <= 0) return []
    const text = `${lowWords} value ${canonicalQuantity(less)} is greater than ${highWords} value ${canonicalQuantity(more)}`
    return [invalidValue(`${path}.${blamed}[${name}]`, canonicalQuantity(amount(blamed)!), text)]
  })
  return [...errors, ...validateRatio(item, name, path)]
}

const ONE_IN_NANOS = 1_000_000_000n

function validateRatio(item: LimitRangeItem, name: string, path: string): FieldError[] {
  const ratio = ownOf(item.maxLimitRequestRatio, name)
  if (ratio === undefined) return []
  const at = `${path}.maxLimitRequestRatio[${name}]`
  const text = canonicalQuantity(ratio)
  const errors = nanosOf(ratio) < ONE_IN_NANOS ? [invalidValue(at, text, `ratio ${text} is less than 1`)] : []
  const [min, max] = [ownOf(item.min, name), ownOf(item.max, name)]
  if (min === undefined || max === undefined || nanosOf(min) <= 0n) return errors
  const widest = Number(nanosOf(max)) / Number(nanosOf(min))
  if (Number(nanosOf(ratio)) / 1e9 <= widest) return errors
  return [...errors, invalidValue(at, text, `ratio ${text} is greater than max/min = ${widest.toFixed(6)}`)]
}
