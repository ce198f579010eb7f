/** The text form of resource quantities such as 100m, 64Mi or 1e3, and the exact amount behind it. */
// Models: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
// Simplified: every amount is counted in nanos; Kubernetes switches between int64 and big decimals.

import { memoized } from './memoized'

export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

export interface Amount {
  readonly nanos: bigint
  readonly format: QuantityFormat
}

export const QUANTITY_FORMAT_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

export class QuantityError extends Error {}

export const NANOS = 1_000_000_000n
const MAX_INT64_NANOS = (2n ** 63n - 1n) * NANOS
const DECIMAL_EXPONENTS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}
const DECIMAL_SUFFIXES = new Map(Object.entries(DECIMAL_EXPONENTS).map(([suffix, exponent]) => [exponent, suffix]))
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/

/** Numbers whose digits fit Kubernetes' fast path are never capped. */
const FAST_PATH_DIGITS = 15

export const parseQuantity = memoized((text): Amount => {
  const amount = parseKnownShape(text)
  if (!amount) throw new QuantityError(QUANTITY_FORMAT_ERROR)
  return amount
})

export function parseKnownShape(text: string): Amount | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', suffix = '', exponentText] = match
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  if (suffix.endsWith('i')) return binaryAmount(digits, whole.length, fraction.length, suffix)
  const exponent = exponentText === undefined ? (DECIMAL_EXPONENTS[suffix] ?? 0) : Number(exponentText)
  if (!Number.isSafeInteger(exponent) || Math.abs(exponent) > 1000) return undefined
  const nanos = scaleAwayFromZero(digits, exponent - fraction.length + 9)
  return { nanos, format: exponentText === undefined ? 'DecimalSI' : 'DecimalExponent' }
}

function binaryAmount(digits: bigint, wholeDigits: number, fractionDigits: number, suffix: string): Amount {
  const power = BINARY_SUFFIXES.indexOf(suffix)
  const nanos = scaleAwayFromZero(digits * 1024n ** BigInt(power), 9 - fractionDigits)
  const isFast = fractionDigits === 0 && FAST_PATH_DIGITS - wholeDigits - power * 3 - 1 >= 0
  if (!isFast && magnitude(nanos) > MAX_INT64_NANOS) {
    return { nanos: nanos < 0n ? -MAX_INT64_NANOS : MAX_INT64_NANOS, format: 'BinarySI' }
  }
  return { nanos, format: nanos > 0n && nanos < NANOS ? 'DecimalSI' : 'BinarySI' }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** value * 10^exponent; what does not divide evenly is rounded away from zero. */
function scaleAwayFromZero(value: bigint, exponent: number): bigint {
  if (exponent >= 0) return value * 10n ** BigInt(exponent)
  return divideAwayFromZero(value, 10n ** BigInt(-exponent))
}

export function divideAwayFromZero(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor
  if (quotient * divisor === value) return quotient
  return value < 0n ? quotient - 1n : quotient + 1n
}

/** The canonical text: the largest suffix that leaves a whole number. */
export function formatQuantity({ nanos, format }: Amount): string {
  if (nanos === 0n) return '0'
  const isBinary = format === 'BinarySI' && magnitude(nanos) >= 1024n * NANOS && nanos % NANOS === 0n
  return isBinary ? binaryText(nanos / NANOS) : decimalText(nanos, format)
}

function binaryText(value: bigint): string {
  let mantissa = value
  let power = 0
  while (power < BINARY_SUFFIXES.length - 1 && mantissa % 1024n === 0n) {
    mantissa /= 1024n
    power++
  }
  return `${mantissa}${BINARY_SUFFIXES[power] ?? ''}`
}

function decimalText(nanos: bigint, format: QuantityFormat): string {
  let mantissa = nanos
  let exponent = -9
  while (mantissa % 1000n === 0n && (format === 'DecimalExponent' || exponent < 18)) {
    mantissa /= 1000n
    exponent += 3
  }
  if (format === 'DecimalExponent') return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`
  return `${mantissa}${DECIMAL_SUFFIXES.get(exponent) ?? ''}`
}

/** Rounds away from zero to a multiple of 10^scale. */
export function roundUpQuantity({ nanos, format }: Amount, scale: number): { amount: Amount; exact: boolean } {
  const unit = 10n ** BigInt(scale + 9)
  const rounded = divideAwayFromZero(nanos, unit) * unit
  return { amount: { nanos: rounded, format }, exact: rounded === nanos }
}
