/** Values inside a Go template: what counts as true, and how they print. */
// Models: Go's text/template: exec.go IsTrue, printValue
import { floatText, goText } from '../../../text/go-value'
import { isRecord } from '../../../text/record'

/** Numbers of an object came out of JSON as float64; those that a template names or counts are integers. */
export class Integer {
  constructor(readonly value: number) {}
}

export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return false
  if (value instanceof Integer) return value.value !== 0
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) ? Object.keys(value).length > 0 : value !== 0
}

/** A key that is not there prints as `<no value>`. */
export function printed(value: unknown): string {
  return value === null || value === undefined ? '<no value>' : textOf(value)
}

export function textOf(value: unknown): string {
  return value instanceof Integer ? String(value.value) : goText(value, floatText)
}

export function numberIn(value: unknown): number | null {
  return value instanceof Integer ? value.value : typeof value === 'number' ? value : null
}

export function kindOf(value: unknown): string {
  if (value instanceof Integer) return 'int'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  return Array.isArray(value) ? '[]interface {}' : isRecord(value) ? 'map[string]interface {}' : 'nil'
}
