/** `--sort-by`: rows in the order of one of their fields. */
// Models: k8s.io/kubectl/pkg/cmd/get/sorter.go
import { compareQuantities, isQuantity } from '../../contract/api'
import { relaxedPath } from './output'
import { findAll, valueText } from '../text/jsonpath'
import { compareKeys } from './text/yaml'

export function sortedBy<T>(path: string, items: readonly T[], objectOf: (item: T) => unknown): readonly T[] {
  const field = relaxedPath(path)
  const keyed = items.map((each) => ({ each, key: findAll(objectOf(each), field)[0] }))
  return keyed.sort((a, b) => compareValues(a.key, b.key)).map(({ each }) => each)
}

/** What is missing comes first. */
function compareValues(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [valueText(a), valueText(b)]
  return isQuantity(left) && isQuantity(right) ? compareQuantities(left, right) : compareKeys(left, right)
}
