/** Amounts by the name of what they are amounts of, and the arithmetic of them. */
// Models: staging/src/k8s.io/apiserver/pkg/quota/v1/resources.go
import { addQuantities, compareQuantities, maxQuantity, subtractQuantities, type Quantity } from '../../contract/api'

export type ResourceList = Readonly<Record<string, Quantity>>

export function addLists(a: ResourceList, b: ResourceList): ResourceList {
  return combined(a, b, (x, y) => (x === undefined ? y! : y === undefined ? x : addQuantities(x, y)))
}

export function subtractLists(a: ResourceList, b: ResourceList): ResourceList {
  return combined(a, b, (x = '0', y = '0') => subtractQuantities(x, y))
}

export function maxLists(a: ResourceList, b: ResourceList): ResourceList {
  return combined(a, b, (x, y) => (x === undefined ? y! : y === undefined ? x : maxQuantity(x, y)))
}

/** Only the names that are listed. */
export function maskList(list: ResourceList, names: Iterable<string>): ResourceList {
  const wanted = new Set(names)
  return Object.fromEntries(Object.entries(list).filter(([name]) => wanted.has(name)))
}

export function withoutZeros(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).filter(([, amount]) => compareQuantities(amount, '0') !== 0))
}

/** The names of which `list` has more than `limits` allow. */
export function exceededNames(list: ResourceList, limits: ResourceList): readonly string[] {
  return Object.keys(list).filter((name) => {
    const limit = limits[name]
    return limit !== undefined && compareQuantities(list[name]!, limit) > 0
  })
}

export function negativeNames(list: ResourceList): readonly string[] {
  return Object.keys(list).filter((name) => compareQuantities(list[name]!, '0') < 0)
}

/** The same names with amounts of the same worth, whatever their spelling. */
export function equalLists(a: ResourceList = {}, b: ResourceList = {}): boolean {
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => b[name] !== undefined && compareQuantities(a[name]!, b[name]) === 0)
}

function combined(
  a: ResourceList,
  b: ResourceList,
  operation: (x: Quantity | undefined, y: Quantity | undefined) => Quantity,
): ResourceList {
  const result: Record<string, Quantity> = {}
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) result[name] = operation(a[name], b[name])
  return result
}
