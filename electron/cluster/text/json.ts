/** Objects as JSON, the way Go's encoder writes them. */
// Models: encoding/json: sorted keys, HTML characters escaped
import { isRecord } from './record'

/** Without spaces: what the last-applied annotation and patches in error texts hold. */
export function compactJson(value: unknown): string {
  return escapeHtml(JSON.stringify(sortKeys(value)))
}

/** `-o json`. */
export function indentedJson(value: unknown): string {
  return escapeHtml(JSON.stringify(sortKeys(value), null, 4))
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (!isRecord(value)) return value
  const sorted: [string, unknown][] = []
  for (const key of Object.keys(value).sort()) if (value[key] !== undefined) sorted.push([key, sortKeys(value[key])])
  return Object.fromEntries(sorted)
}
