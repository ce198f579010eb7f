/** Amounts of resources: `quantity("1.5Gi").isLessThan(quantity("2G"))`. */
// Models: k8s.io/apiserver/pkg/cel/library/quantity.go
import { addQuantities, compareQuantities, isQuantity, parseQuantity, subtractQuantities } from '../../../contract/api'
import { CelError } from '../cel-error'
import { library } from '../function'
import { Opaque, type CelValue } from '../values'

const NANOS = 1_000_000_000n
const INT_MAX = 2n ** 63n - 1n

export class Quantity extends Opaque {
  readonly type = 'kubernetes.Quantity'

  constructor(readonly text: string) {
    super()
  }

  override equals(other: Opaque): boolean {
    return other instanceof Quantity && compareQuantities(this.text, other.text) === 0
  }
}

const Q = 'kubernetes.Quantity'
const whole = ({ text }: Quantity): bigint => parseQuantity(text).nanos / NANOS
const isWhole = ({ text }: Quantity): boolean => parseQuantity(text).nanos % NANOS === 0n
const fits = (quantity: Quantity): boolean =>
  isWhole(quantity) && whole(quantity) <= INT_MAX && whole(quantity) >= -INT_MAX - 1n

export const QUANTITY = library({
  [`quantity(string): ${Q}`]: (text: string) => {
    if (!isQuantity(text)) throw new CelError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    return new Quantity(text)
  },
  'isQuantity(string): bool': (text: string) => isQuantity(text),
  [`${Q}.sign(): int`]: ({ text }: Quantity) => BigInt(compareQuantities(text, '0')),
  [`${Q}.isInteger(): bool`]: fits,
  [`${Q}.asInteger(): int`]: (quantity: Quantity) => {
    if (!fits(quantity)) throw new CelError('cannot convert value to integer')
    return whole(quantity)
  },
  [`${Q}.asApproximateFloat(): double`]: ({ text }: Quantity) => Number(parseQuantity(text).nanos) / 1e9,
  [`${Q}.add(${Q}): ${Q}`]: (a: Quantity, b: Quantity) => new Quantity(addQuantities(a.text, b.text)),
  [`${Q}.add(int): ${Q}`]: (a: Quantity, b: bigint) => new Quantity(addQuantities(a.text, String(b))),
  [`${Q}.sub(${Q}): ${Q}`]: (a: Quantity, b: Quantity) => new Quantity(subtractQuantities(a.text, b.text)),
  [`${Q}.sub(int): ${Q}`]: (a: Quantity, b: bigint) => new Quantity(subtractQuantities(a.text, String(b))),
  [`${Q}.isGreaterThan(${Q}): bool`]: (a: Quantity, b: Quantity) => compareQuantities(a.text, b.text) > 0,
  [`${Q}.isLessThan(${Q}): bool`]: (a: Quantity, b: Quantity) => compareQuantities(a.text, b.text) < 0,
  [`${Q}.compareTo(${Q}): int`]: (a: Quantity, b: Quantity): CelValue => BigInt(compareQuantities(a.text, b.text)),
}) // prettier-ignore
