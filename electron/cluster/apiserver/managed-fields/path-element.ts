/** One step of the way to a field, as fieldsV1 writes it: `f:` a field or key, `k:` a list item by its keys, `v:` by its value, `i:` by its place. */
// Models: sigs.k8s.io/structured-merge-diff: fieldpath/element.go, serialize-pe.go; value/value.go: Compare
import { isObject, type Json, type JsonObject } from '../../../contract/api/patch'

export function fieldElement(name: string): string {
  return `f:${name}`
}

/** `keys` are in the order of their names. */
export function keyElement(keys: readonly (readonly [string, unknown])[]): string {
  let text = ''
  for (const [name, value] of keys) text += `${text === '' ? '' : ','}"${name}":${JSON.stringify(value)}`
  return `k:{${text}}`
}

export function valueElement(value: unknown): string {
  return `v:${JSON.stringify(value)}`
}

const KINDS = ['f', 'k', 'v', 'i']

export function isPathElement(text: string): boolean {
  const rest = text.slice(2)
  if (text[1] !== ':' || !KINDS.includes(text.charAt(0))) return false
  if (text.startsWith('f:')) return true
  const value = parsed(rest)
  if (text.startsWith('k:')) return isObject(value)
  return text.startsWith('v:') ? value !== undefined : /^\d+$/.test(rest)
}

/** The order in which a set is written and its paths are told. */
export function compareElements(a: string, b: string): number {
  const kind = a.charAt(0)
  if (kind !== b.charAt(0)) return KINDS.indexOf(kind) - KINDS.indexOf(b.charAt(0))
  if (kind === 'f') return compareTexts(a, b)
  if (kind === 'i') return Number(a.slice(2)) - Number(b.slice(2))
  const [first, second] = [parsed(a.slice(2)), parsed(b.slice(2))]
  return kind === 'k' ? compareKeys(first as JsonObject, second as JsonObject) : compareValues(first, second)
}

function compareKeys(a: JsonObject, b: JsonObject): number {
  const [ours, theirs] = [Object.entries(a), Object.entries(b)]
  for (const [index, [name, value]] of ours.entries()) {
    const other = theirs[index]
    if (!other) return 1
    const order = compareTexts(name, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return ours.length - theirs.length
}

/** Numbers come before texts, and texts before truth values. */
function compareValues(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  return rankOf(a) - rankOf(b) || compareTexts(JSON.stringify(a), JSON.stringify(b))
}

function rankOf(value: Json | undefined): number {
  return ['number', 'string', 'boolean'].indexOf(typeof value)
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `.spec.containers[name="web"].image`, as conflicts name a field. */
export function pathText(path: readonly string[]): string {
  return path.map(elementText).join('')
}

export function elementText(element: string): string {
  const rest = element.slice(2)
  if (element.startsWith('f:')) return `.${rest}`
  if (element.startsWith('v:')) return `[=${rest}]`
  if (element.startsWith('i:')) return `[${rest}]`
  const keys = Object.entries(parsed(rest) as JsonObject).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return `[${keys.join(',')}]`
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined // A path element that a client made up.
  }
}
