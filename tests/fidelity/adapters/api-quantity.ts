import {
  compareQuantities,
  formatQuantity,
  milliValue,
  parseQuantity,
  type QuantityFormat,
  quantityValue,
  roundUpQuantity,
} from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'

const NANOS = 1_000_000_000n

interface QuantityGiven extends Given {
  readonly text: string
  readonly value: string
  readonly format: QuantityFormat
  readonly x: string
  readonly y: string
  readonly scale: number
}

export const adapter: Adapter = {
  run(given) {
    const { fn, text, value, format, x, y, scale } = given as QuantityGiven
    switch (fn) {
      case 'parse':
        return { canonical: formatQuantity(parseQuantity(text)), format: parseQuantity(text).format }
      case 'format':
        return formatQuantity({ nanos: fraction(value), format })
      case 'reprint':
        return formatQuantity(parseQuantity(text))
      case 'compare':
        return compareQuantities(x, y)
      case 'roundUp': {
        const { amount, exact } = roundUpQuantity(parseQuantity(text), scale)
        return { canonical: formatQuantity(amount), exact }
      }
      case 'values':
        return {
          value: quantityValue(text),
          milliValue: milliValue(text),
          canonical: formatQuantity(parseQuantity(text)),
        }
      default:
        throw new UnknownFunction(fn)
    }
  },
}

function fraction(text: string): bigint {
  const [numerator = '0', denominator = '1'] = text.split('/')
  return (BigInt(numerator) * NANOS) / BigInt(denominator)
}
