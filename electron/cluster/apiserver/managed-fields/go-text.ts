/** Values as Go prints them into its error texts. */
// Models: package fmt: the verbs %v, %#v and %T

/** As `%v` does: `map[a:1 b:[x y]]`. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  return `map[${sortedEntries(value)
    .map(([key, inner]) => `${key}:${goText(inner)}`)
    .join(' ')}]`
}

/** As `%#v` does: `map[string]interface {}{"a":1}`. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = sortedEntries(value).map(([key, inner]) => `${JSON.stringify(key)}:${goSyntax(inner)}`)
  return `map[string]interface {}{${entries.join(', ')}}`
}

/** As `%T` does. */
export function goTypeName(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'string' ? 'string' : 'map[string]interface {}'
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}
