/** Instants and spans of time as text. */
// Models: RFC 3339; Go's time.ParseDuration; cel-go/common/types/{timestamp,duration}.go
// Simplified: of time zones only UTC and fixed offsets are known.
import { CelError } from './cel-error'
import { Duration, Timestamp } from './values'

const SECOND = 1_000_000_000n
const DAY_SECONDS = 86_400n
const UNITS: Readonly<Record<string, bigint>> = { h: 3600n * SECOND, m: 60n * SECOND, s: SECOND, ms: 1_000_000n, us: 1000n, µs: 1000n, ns: 1n } // prettier-ignore
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/

/** The parts of an instant on a clock that is `offsetSeconds` ahead of UTC. */
export interface CivilTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly nanos: number
  /** Days since 1970-01-01. */
  readonly days: number
}

export function parseTimestamp(text: string): Timestamp {
  const match = RFC3339.exec(text)
  if (!match) throw new CelError(`type conversion error from 'string' to 'google.protobuf.Timestamp'`)
  const [, year, month, day, hours, minutes, seconds, fraction = '', zone] = match
  const days = daysFromCivil(Number(year), Number(month), Number(day))
  const local = BigInt(days) * DAY_SECONDS + BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
  return new Timestamp((local - BigInt(offsetOf(zone!))) * SECOND + BigInt(fraction.padEnd(9, '0')))
}

export function timestampText(timestamp: Timestamp): string {
  const { year, month, day, hours, minutes, seconds, nanos } = civilTime(timestamp, 0)
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}Z`
}

export function civilTime({ nanos }: Timestamp, offsetSeconds: number): CivilTime {
  const local = nanos + BigInt(offsetSeconds) * SECOND
  const days = floorDiv(local, DAY_SECONDS * SECOND)
  const rest = local - days * DAY_SECONDS * SECOND
  const second = Number(rest / SECOND)
  const date = civilFromDays(Number(days))
  return {
    ...date,
    hours: Math.floor(second / 3600),
    minutes: Math.floor(second / 60) % 60,
    seconds: second % 60,
    nanos: Number(rest % SECOND),
    days: Number(days),
  }
}

/** Seconds ahead of UTC: `+05:30`, `-08:00`, `UTC`. */
export function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'UTC' || zone === '') return 0
  const match = /^([+-]?)(\d\d):(\d\d)$/.exec(zone)
  if (!match) throw new CelError(`unknown time zone ${zone}`)
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60)
}

/** `1h30m`, `-1.5s`. */
export function parseDuration(text: string): Duration {
  const [, sign, body = ''] = /^([+-]?)(.*)$/s.exec(text)!
  if (body === '0') return new Duration(0n)
  const parts = [...body.matchAll(/(\d*)(?:\.(\d*))?(ns|us|µs|ms|s|m|h)/gy)]
  const isWhole = parts.length > 0 && parts.map(([part]) => part).join('') === body
  if (!isWhole || parts.some(([, whole, fraction = '']) => `${whole}${fraction}` === ''))
    throw new CelError(`type conversion error from 'string' to 'google.protobuf.Duration'`)
  const nanos = parts.reduce((sum, [, whole, fraction = '', unit]) => {
    const scale = 10n ** BigInt(fraction.length)
    return sum + (BigInt(`${whole}${fraction}` || '0') * UNITS[unit!]!) / scale
  }, 0n)
  return new Duration(sign === '-' ? -nanos : nanos)
}

export function durationText({ nanos }: Duration): string {
  const positive = nanos < 0n ? -nanos : nanos
  const fraction = positive % SECOND
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`
  return `${nanos < 0n ? '-' : ''}${positive / SECOND}${digits}s`
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}

function floorDiv(a: bigint, b: bigint): bigint {
  return a >= 0n || a % b === 0n ? a / b : a / b - 1n
}

/** The Gregorian calendar by arithmetic; years are counted from March, so that leap days come last. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civilFromDays(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365) // prettier-ignore
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}
