/** Go's `%s`, `%d`, `%v`, `%q`, `%t`, `%5.1f`, `%x` …: the verbs that templates use. */
// Models: Go's fmt: Sprintf
// Simplified: no `*` widths, no %b, %c, %o, %p, %U. A bigint stands for an integer, a number for a float64.
import { utf8Bytes } from '../../../contract/text/utf8'
import { floatText, goSyntax, goText } from '../../text/go-value'
import { isRecord } from '../../text/record'

const VERB = /%([-+# 0]*)(\d+)?(?:\.(\d*))?([a-zA-Z%])?/g

export function sprintf(format: string, values: readonly unknown[]): string {
  let taken = 0
  const text = format.replace(VERB, (_, flags: string, width = '', precision: string | undefined, verb = '') => {
    if (verb === '%') return '%'
    if (verb === '') return '%!(NOVERB)'
    if (taken >= values.length) return `%!${verb}(MISSING)`
    return padded(formatted(values[taken++], verb as string, flags, precision), Number(width), flags)
  })
  const extra = values.slice(taken)
  return extra.length === 0 ? text : `${text}%!(EXTRA ${extra.map((value) => `${typeOf(value)}=${plain(value)}`).join(', ')})` // prettier-ignore
}

function formatted(value: unknown, verb: string, flags: string, precision: string | undefined): string {
  const sign = flags.includes('+') && Number(value) >= 0 ? '+' : ''
  if (verb === 'v') return flags.includes('#') ? goSyntax(value) : plain(value)
  if (verb === 's' && (typeof value === 'string' || typeof value === 'object'))
    return precision === undefined ? plain(value) : plain(value).slice(0, Number(precision))
  if (verb === 'q' && typeof value === 'string') return JSON.stringify(value)
  if (verb === 't' && typeof value === 'boolean') return String(value)
  if (verb === 'd' && typeof value === 'bigint') return sign + String(value)
  if (verb === 'T') return typeOf(value)
  if (/[fFeg]/.test(verb) && typeof value === 'number') return sign + floating(value, verb, precision)
  if (/[xX]/.test(verb)) return hexadecimal(value, verb)
  return value === null || value === undefined ? `%!${verb}(<nil>)` : `%!${verb}(${typeOf(value)}=${plain(value)})`
}

function floating(value: number, verb: string, precision: string | undefined): string {
  const digits = precision === undefined ? 6 : Number(precision)
  if (verb === 'e') return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2')
  return verb === 'g' && precision === undefined ? floatText(value) : value.toFixed(digits)
}

function hexadecimal(value: unknown, verb: string): string {
  const text =
    typeof value === 'string'
      ? utf8Bytes(value)
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join('')
      : typeof value === 'bigint'
        ? value.toString(16)
        : `%!${verb}(${typeOf(value)}=${plain(value)})`
  return verb === 'X' ? text.toUpperCase() : text
}

function plain(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : goText(value, floatText)
}

function typeOf(value: unknown): string {
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return '[]interface {}'
  return isRecord(value) ? 'map[string]interface {}' : typeof value === 'string' ? 'string' : '<nil>'
}

function padded(text: string, width: number, flags: string): string {
  if (flags.includes('-')) return text.padEnd(width)
  const zeros = flags.includes('0') && /^[-+]?[\d.]+$/.test(text)
  return zeros ? text.replace(/^([-+]?)(.*)$/, (_, sign: string, digits: string) => sign + digits.padStart(width - sign.length, '0')) : text.padStart(width) // prettier-ignore
}
