import {
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  type Quantity,
  type ResourceRequirements,
} from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue } from './field-error'
import { ownOf } from '../schema/unsound'
import { qualifiedName } from './names'
import { NOT_NEGATIVE } from './numbers'

/** Requests and limits of a container. */
// Models: pkg/apis/core/validation/validation.go: ValidateResourceRequirements, validateContainerResourceName
const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage'])
const WHOLE_NANOS = 1_000_000_000n

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
/** Names with a domain of their own, such as example.com/gpu. */
const isExtended = (name: string): boolean => name.includes('/') && !name.includes('kubernetes.io/')
const isOvercommitable = (name: string): boolean => !isHugePages(name) && !isExtended(name)

export function validateResources(resources: ResourceRequirements | undefined, path: string): FieldError[] {
  if (!resources) return []
  const limits = resources.limits ?? {}
  const requests = resources.requests ?? {}
  const errors: FieldError[] = []
  for (const [name, quantity] of sorted(limits)) errors.push(...validateQuantity(name, quantity, `${path}.limits`))
  for (const [name, quantity] of sorted(requests)) {
    errors.push(...validateQuantity(name, quantity, `${path}.requests`))
    errors.push(...validateAgainstLimit(name, quantity, ownOf(limits, name), path))
  }
  const hasHugePages = [...Object.keys(limits), ...Object.keys(requests)].some(isHugePages)
  if (hasHugePages && !asksFor(limits, requests, 'cpu') && !asksFor(limits, requests, 'memory')) {
    errors.push(forbiddenField(path, 'HugePages require cpu or memory'))
  }
  return errors
}

function asksFor(
  limits: Readonly<Record<string, Quantity>>,
  requests: Readonly<Record<string, Quantity>>,
  name: string,
): boolean {
  return limits[name] !== undefined || requests[name] !== undefined
}

function sorted(list: Readonly<Record<string, Quantity>>): [string, Quantity][] {
  return Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1))
}

function validateQuantity(name: string, quantity: Quantity, path: string): FieldError[] {
  const at = `${path}[${name}]`
  const errors = validateName(name, path)
  const { nanos } = parseQuantity(quantity)
  if (nanos < 0n) errors.push(invalidValue(at, canonicalQuantity(quantity), NOT_NEGATIVE))
  if (isExtended(name) && nanos % WHOLE_NANOS !== 0n) {
    errors.push(invalidValue(at, canonicalQuantity(quantity), 'must be an integer'))
  }
  return errors
}

function validateName(name: string, path: string): FieldError[] {
  const errors = qualifiedName(name).map((why) => invalidValue(path, name, why))
  if (errors.length > 0 || name.includes('/') || STANDARD.has(name) || isHugePages(name)) return errors
  return [
    invalidValue(path, name, 'must be a standard resource type or fully qualified'),
    invalidValue(path, name, 'must be a standard resource for containers'),
  ]
}

function validateAgainstLimit(
  name: string,
  request: Quantity,
  limit: Quantity | undefined,
  path: string,
): FieldError[] {
  const at = `${path}.requests`
  if (limit === undefined) {
    return isOvercommitable(name)
      ? []
      : [invalidValue(`${path}.limits`, '', `Limit must be set for non overcommitable resources`)]
  }
  const order = compareQuantities(request, limit)
  const text = `${name} limit of ${canonicalQuantity(limit)}`
  if (!isOvercommitable(name) && order !== 0)
    return [invalidValue(at, canonicalQuantity(request), `must be equal to ${text}`)]
  return order > 0 ? [invalidValue(at, canonicalQuantity(request), `must be less than or equal to ${text}`)] : []
}
