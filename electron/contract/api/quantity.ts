import { memoized } from './memoized'
import {
  divideAwayFromZero,
  formatQuantity,
  NANOS,
  parseKnownShape,
  parseQuantity,
  type QuantityFormat,
} from './quantity-text'

/** Exact arithmetic on resource quantities, and the plain numbers that schedulers count in. */
// Models: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: Add, Sub, Cmp, Value, MilliValue
export {
  type Amount,
  formatQuantity,
  parseQuantity,
  QUANTITY_FORMAT_ERROR,
  QuantityError,
  type QuantityFormat,
  roundUpQuantity,
} from './quantity-text'

/** The amount in whole units, fractions rounded up: bytes for memory, Pods for pods. */
export const quantityValue = memoized((text) => Number(divideAwayFromZero(parseQuantity(text).nanos, NANOS)))

/** The amount in thousandths, fractions rounded up: what CPU is counted in. */
export const milliValue = memoized((text) => Number(divideAwayFromZero(parseQuantity(text).nanos, 1_000_000n)))

export const canonicalQuantity = memoized((text) => formatQuantity(parseQuantity(text)))

export function compareQuantities(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0
  const x = parseQuantity(a).nanos
  const y = parseQuantity(b).nanos
  return x < y ? -1 : x > y ? 1 : 0
}

export function addQuantities(a: string, b: string): string {
  return combine(a, b, (x, y) => x + y)
}

export function subtractQuantities(a: string, b: string): string {
  return combine(a, b, (x, y) => x - y)
}

/** The first operand keeps its format, unless it is zero and has none to speak of. */
function combine(a: string, b: string, operation: (x: bigint, y: bigint) => bigint): string {
  const x = parseQuantity(a)
  const y = parseQuantity(b)
  return formatQuantity({ nanos: operation(x.nanos, y.nanos), format: x.nanos === 0n ? y.format : x.format })
}

export function maxQuantity(a: string, b: string): string {
  return compareQuantities(a, b) >= 0 ? a : b
}

export const isQuantity = memoized((text) => parseKnownShape(text) !== undefined)

/** A whole number of units as quantity text. */
export function quantityOf(value: number, format: QuantityFormat = 'DecimalSI'): string {
  return formatQuantity({ nanos: BigInt(value) * NANOS, format })
}

export function quantityOfMilli(milli: number): string {
  return formatQuantity({ nanos: BigInt(milli) * 1_000_000n, format: 'DecimalSI' })
}
