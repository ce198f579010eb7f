/** `@base64d`, `@csv` and their like. */
import { fromBase64, toBase64 } from '../bytes'
import { isArray, JqError, printJson, shortened, typeName, type Json } from './json'

function textOf(value: Json): string {
  return typeof value === 'string' ? value : printJson(value)
}

export function formatValue(name: string, value: Json): string {
  switch (name) {
    case 'text':
      return textOf(value)
    case 'json':
      return printJson(value)
    case 'base64':
      return toBase64(textOf(value))
    case 'base64d': {
      const text = fromBase64(textOf(value).replace(/\s/g, ''))
      if (text === null) throw new JqError(`${typeName(value)} (${shortened(value)}) is not valid base64 data`)
      return text
    }
    case 'html':
      return textOf(value).replace(/[<>&'"]/g, (char) => `&${{ '<': 'lt', '>': 'gt', '&': 'amp', "'": '#39', '"': 'quot' }[char]!};`) // prettier-ignore
    case 'uri':
      return encodeURIComponent(textOf(value).replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`) // prettier-ignore
    case 'csv':
      return row(value, name, ',', (text) => `"${text.replaceAll('"', '""')}"`)
    case 'tsv':
      return row(value, name, '\t', (text) => text.replace(/[\\\t\n\r]/g, (char) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[char]!)) // prettier-ignore
    case 'sh':
      return isArray(value) ? value.map(shellWord).join(' ') : shellWord(value)
    default:
      throw new JqError(`${name} is not a valid format`)
  }
}

function row(value: Json, name: string, glue: string, quote: (text: string) => string): string {
  if (!isArray(value)) throw new JqError(`${typeName(value)} (${shortened(value)}) cannot be ${name}-formatted, only an array can be`) // prettier-ignore
  return value.map((cell) => {
    if (cell === null) return ''
    if (typeof cell === 'string') return quote(cell)
    if (typeof cell === 'number' || typeof cell === 'boolean') return printJson(cell)
    throw new JqError(`${typeName(cell)} (${shortened(cell)}) is not valid in a ${name} row`)
  }).join(glue) // prettier-ignore
}

function shellWord(value: Json): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "'\\''")}'`
  if (value !== null && typeof value === 'object') throw new JqError(`${typeName(value)} (${shortened(value)}) can not be escaped for shell`) // prettier-ignore
  return printJson(value)
}
