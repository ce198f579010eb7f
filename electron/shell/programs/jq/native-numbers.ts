/** jq's functions on numbers and times. */
// Simplified: times are UTC; strptime and the functions of local time are left out.
import { BIRTH_EPOCH_MS, parseTime } from '../../../cluster/kernel/calendar'
import { formatted } from '../clock'
import { isArray, JqError, JsonReader, shortened, typeName, type Json } from './json'
import type { Plain } from './natives'

function number(value: Json | undefined): number {
  if (typeof value !== 'number')
    throw new JqError(`${typeName(value ?? null)} (${shortened(value ?? null)}) number required`)
  return value
}

const MATH: Readonly<Record<string, (value: number) => number>> = {
  floor: Math.floor, ceil: Math.ceil, round: Math.round, trunc: Math.trunc, sqrt: Math.sqrt, cbrt: Math.cbrt,
  fabs: Math.abs, abs: Math.abs, exp: Math.exp, log: Math.log, log2: Math.log2, log10: Math.log10,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, asin: Math.asin, acos: Math.acos, atan: Math.atan,
  exp2: (value) => 2 ** value, exp10: (value) => 10 ** value,
} // prettier-ignore

export const NUMBERS: Readonly<Record<string, Plain>> = {
  ...Object.fromEntries(Object.entries(MATH).map(([name, apply]) => [`${name}/0`, (value: Json) => apply(number(value))])), // prettier-ignore
  'pow/2': (_, [base, exponent]) => number(base) ** number(exponent),
  'fmin/2': (_, [a, b]) => Math.min(number(a), number(b)),
  'fmax/2': (_, [a, b]) => Math.max(number(a), number(b)),
  'infinite/0': () => Infinity,
  'nan/0': () => NaN,
  'isinfinite/0': (value) => Math.abs(number(value)) === Infinity,
  'isnan/0': (value) => Number.isNaN(number(value)),
  'isnormal/0': (value) => Number.isFinite(number(value)) && Math.abs(number(value)) >= 2.2250738585072014e-308,
  'tonumber/0': toNumber,
  'now/0': (_value, _args, { io }) => (BIRTH_EPOCH_MS + io.kernel.now) / 1000,
  'fromdateiso8601/0': (value) => secondsOf(value),
  'mktime/0': secondsOfParts,
  'gmtime/0': (value) => timeParts(number(value)),
  'strftime/1': (value, [format]) => {
    if (typeof format !== 'string') throw new JqError('strftime/1 requires a string format')
    const seconds = typeof value === 'number' ? value : secondsOfParts(value)
    return formatted(format, seconds * 1000 - BIRTH_EPOCH_MS)
  },
}

/** What `gmtime` gives, as seconds again. */
function secondsOfParts(value: Json): number {
  if (!isArray(value)) throw new JqError('mktime requires array of 6 numbers')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = value.map(Number)
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0')
  const date = `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}`
  return secondsOf(`${date}T${two(hour)}:${two(minute)}:${two(second)}Z`)
}

function toNumber(value: Json): Json {
  if (typeof value === 'number') return value
  if (typeof value !== 'string')
    throw new JqError(`${typeName(value)} (${shortened(value)}) cannot be parsed as a number`)
  if (!/^\s*-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value)) throw new JqError(`Invalid numeric literal at EOF at line 1, column ${value.length} (while parsing '${value}')`) // prettier-ignore
  return new JsonReader(value).next() ?? null
}

function secondsOf(value: Json): number {
  if (typeof value !== 'string') throw new JqError(`strptime/1 requires string inputs and arguments`)
  const ms = parseTime(value)
  if (Number.isNaN(ms)) throw new JqError(`date "${value}" does not match format "%Y-%m-%dT%H:%M:%SZ"`)
  return Math.floor((ms + BIRTH_EPOCH_MS) / 1000)
}

function timeParts(seconds: number): Json {
  const text = formatted('%Y %m %d %H %M %S %w %j', Math.floor(seconds) * 1000 - BIRTH_EPOCH_MS)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, weekday = 0, yearDay = 0] = text.split(' ').map(Number) // prettier-ignore
  return [year, month - 1, day, hour, minute, second + (seconds % 1), weekday, yearDay - 1]
}
