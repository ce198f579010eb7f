/** awk's values: numbers, texts, and input that is both. */
import { ToolProblem } from '../options'

/** A field that looks like a number compares as one. */
export interface Input {
  readonly text: string
}

export type Value = number | string | Input | undefined

const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/

export function inputValue(text: string): Value {
  return NUMBER.test(text) ? { text } : text
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value === undefined) return 0
  const text = typeof value === 'string' ? value : value.text
  return Number(/^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(text)?.[1] ?? 0)
}

export function toText(value: Value, format = '%.6g'): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object') return value.text
  return numberText(value, format)
}

function numberText(value: number, format: string): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? String(value) : formatText(format, [value])
}

export function isTrue(value: Value): boolean {
  if (typeof value === 'string') return value !== ''
  return toNumber(value) !== 0
}

export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' || typeof b === 'string') {
    const [x, y] = [toText(a), toText(b)]
    return x < y ? -1 : x > y ? 1 : 0
  }
  return toNumber(a) - toNumber(b)
}

const DIRECTIVE = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z]))/g

/** `printf` of awk: numbers where the format wants them. */
export function formatText(format: string, values: readonly Value[]): string {
  const rest = [...values]
  return format.replace(
    DIRECTIVE,
    (
      whole,
      flags: string | undefined,
      width: string | undefined,
      precision: string | undefined,
      letter: string | undefined,
    ) => {
      // prettier-ignore
      if (letter === undefined) return '%'
      const size = (word: string | undefined): number | undefined =>
        word === '*' ? toNumber(rest.shift()) : word === undefined ? undefined : Number(word)
      const [wide = 0, exact] = [size(width), size(precision)]
      if (rest.length === 0) throw new ToolProblem(`not enough args in printf(${format})`, 2)
      return aligned(converted(whole, letter, rest.shift(), flags ?? '', exact), Math.min(wide, 10_000), flags ?? '', letter) // prettier-ignore
    },
  )
}

function converted(whole: string, letter: string, value: Value, flags: string, precision: number | undefined): string {
  const number = toNumber(value)
  const sign = number >= 0 && flags.includes('+') ? '+' : number >= 0 && flags.includes(' ') ? ' ' : ''
  const exact = Math.min(precision ?? 6, 100)
  switch (letter) {
    case 's':
      return precision === undefined ? toText(value) : toText(value).slice(0, precision)
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(Math.min(Math.max(0, Math.trunc(value)), 0x10ffff)) : toText(value).slice(0, 1) // prettier-ignore
    case 'd':
    case 'i':
      return sign + String(Math.trunc(number)).padStart(precision ?? 0, '0')
    case 'o':
      return Math.trunc(number).toString(8)
    case 'x':
      return Math.trunc(number).toString(16)
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase()
    case 'f':
    case 'F':
      return sign + number.toFixed(exact)
    case 'e':
    case 'E':
      return sign + number.toExponential(exact).replace(/e([-+])(\d)$/, 'e$10$2')
    case 'g':
    case 'G':
      return sign + general(number, exact || 1)
    default:
      throw new ToolProblem(`${whole}: not part of this shell's awk`, 2)
  }
}

function general(number: number, precision: number): string {
  const exponent = number === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(number.toPrecision(precision)))))
  if (exponent >= -4 && exponent < precision) return String(Number(number.toPrecision(precision)))
  const [digits = '', power = ''] = number.toExponential(precision - 1).split('e')
  return `${digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits}e${power.replace(/^([-+])(\d)$/, '$10$2')}`
}

function aligned(text: string, width: number, flags: string, letter: string): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || /[sc]/.test(letter)) return text.padStart(width)
  const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}
