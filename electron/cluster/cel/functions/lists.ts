/** What Kubernetes adds to lists and sets. */
// Models: k8s.io/apiserver/pkg/cel/library/lists.go; github.com/google/cel-go/ext/sets.go
import { CelError } from '../cel-error'
import { library } from '../function'
import { arithmetic, compare, equal } from '../operators'
import { Duration, type CelList, type CelValue } from '../values'

export const LISTS = library({
  'list<dyn>.isSorted(): bool': (list: CelList) => list.every((item, index) => index === 0 || compare(list[index - 1]!, item) <= 0),
  'list<dyn>.sum(): dyn': sumOf,
  'list<dyn>.min(): dyn': (list: CelList) => extreme(list, 'min', -1),
  'list<dyn>.max(): dyn': (list: CelList) => extreme(list, 'max', 1),
  'list<dyn>.indexOf(dyn): int': (list: CelList, value: CelValue) => BigInt(list.findIndex((item) => equal(item, value))),
  'list<dyn>.lastIndexOf(dyn): int': (list: CelList, value: CelValue) => BigInt(list.findLastIndex((item) => equal(item, value))),
  'sets::contains(list<dyn>, list<dyn>): bool': isSubset,
  'sets::equivalent(list<dyn>, list<dyn>): bool': (a: CelList, b: CelList) => isSubset(a, b) && isSubset(b, a),
  'sets::intersects(list<dyn>, list<dyn>): bool': (a: CelList, b: CelList) => a.some((item) => b.some((other) => equal(item, other))),
}) // prettier-ignore

/** Does `a` hold all of `b`? */
function isSubset(a: CelList, b: CelList): boolean {
  return b.every((item) => a.some((other) => equal(item, other)))
}

/** An empty list has the sum 0: of ints, since nothing says otherwise. */
function sumOf(list: CelList): CelValue {
  const [first, ...rest] = list
  if (first === undefined) return 0n
  if (typeof first !== 'bigint' && typeof first !== 'number' && !(first instanceof Duration))
    throw new CelError('no such overload')
  return rest.reduce((sum, item) => arithmetic('+', sum, item), first)
}

function extreme(list: CelList, name: string, sign: 1 | -1): CelValue {
  if (list.length === 0) throw new CelError(`${name} called on empty list`)
  return list.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best))
}
