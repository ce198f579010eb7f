import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  formatQuantity,
  maxQuantity,
  milliValue,
  parseQuantity,
  QuantityError,
  quantityOf,
  quantityOfMilli,
  quantityValue,
  subtractQuantities,
} from '../../../../electron/contract/api'

const quantity = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi'))
  .map(([number, suffix]) => `${number}${suffix}`)

describe('a quantity is written in its shortest form', () => {
  it.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['1500M', '1500M'],
    ['-5', '-5'],
    ['+5', '5'],
    ['1e3', '1e3'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical)
  })

  it('and is then left as it is', () => {
    fc.assert(
      fc.property(quantity, (text) => {
        const once = canonicalQuantity(text)
        expect(canonicalQuantity(once)).toBe(once)
        expect(parseQuantity(once).nanos).toBe(parseQuantity(text).nanos)
      }),
    )
  })
})

describe('what is no quantity is refused in the words of the API server', () => {
  it.each(['', 'abc', '.', '1.2.3', '1 Gi', '1gi', 'e3', '--1', '0x10', '١'])('%j', (text) => {
    expect(() => parseQuantity(text)).toThrow(QuantityError)
    expect(() => parseQuantity(text)).toThrow('quantities must match the regular expression')
  })

  it('however long it is', () => {
    expect(() => parseQuantity(`1e${'9'.repeat(100)}`)).toThrow(QuantityError)
    expect(formatQuantity(parseQuantity('9'.repeat(50)))).toMatch(/^9+$/)
  })
})

describe('sums are exact', () => {
  it('where floating point would not be', () => {
    expect(addQuantities('0.1', '0.2')).toBe('300m')
    expect(addQuantities('9007199254740993', '0')).toBe('9007199254740993')
  })

  it('and keep the format of the first operand, unless that is zero', () => {
    expect(addQuantities('1Gi', '1M')).toBe('1074741824')
    expect(addQuantities('0', '64Mi')).toBe('64Mi')
    expect(subtractQuantities('1Gi', '512Mi')).toBe('512Mi')
  })

  it('so that what was added can be taken away', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(compareQuantities(subtractQuantities(addQuantities(a, b), b), a)).toBe(0)
      }),
    )
  })
})

describe('numbers for schedulers', () => {
  it('rounds fractions up: whoever asks for something gets something', () => {
    expect([quantityValue('1m'), quantityValue('1001m'), milliValue('1u')]).toEqual([1, 2, 1])
    expect([milliValue('250m'), milliValue('2'), quantityValue('64Mi')]).toEqual([250, 2000, 67_108_864])
  })

  it('compares across suffixes', () => {
    expect(compareQuantities('1Ki', '1k')).toBe(1)
    expect(compareQuantities('1000m', '1')).toBe(0)
    expect(maxQuantity('100m', '1')).toBe('1')
  })

  it('makes text of numbers', () => {
    expect([quantityOfMilli(1500), quantityOfMilli(2000), quantityOf(16 * 2 ** 30, 'BinarySI')]).toEqual([
      '1500m',
      '2',
      '16Gi',
    ])
  })
})
