/** Values as Go's fmt package writes them: `%v` and `%#v`. */
// Models: Go's fmt: print.go, format.go; strconv: ftoa.go
import { isRecord } from './record'

type NumberText = (value: number) => string

/** `%v`: `map[a:1 b:[x y]]`. Whole numbers are integers, as in objects that were decoded from the API. */
export function goText(value: unknown, numberText: NumberText = plainNumber): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map((each) => goText(each, numberText)).join(' ')}]`
  if (isRecord(value)) return `map[${keysOf(value).map((key) => `${key}:${goText(value[key], numberText)}`).join(' ')}]` // prettier-ignore
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `%#v`: as Go source. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (isRecord(value)) return `map[string]interface {}{${keysOf(value).map((key) => `${JSON.stringify(key)}:${goSyntax(value[key])}`).join(', ')}}` // prettier-ignore
  return JSON.stringify(value)
}

function keysOf(record: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined).sort() // prettier-ignore
}

function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? String(value) : floatText(value)
}

/** A float64: from a million on with an exponent of at least two digits. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
