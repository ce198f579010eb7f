/** An object as a list of its leaves, in the recordings' way of naming them: list items go by a key of theirs, or by place. */

const KEYS = ['type', 'name', 'port', 'key', 'ip'] as const
/** Lists that may be null where they are empty. */
export const NULL_WHEN_EMPTY: ReadonlySet<string> = new Set(['endpoints', 'ports'])
/** Of these lists, items are told by their place. */
const BY_PLACE = /(^|\.)(podIPs|hostIPs|endpoints|addresses|tolerations)$/

export function pathsOf(object: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>()
  collect(object, '', found)
  return found
}

function collect(value: unknown, path: string, found: Map<string, unknown>): void {
  const isHolder = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  if (!isHolder) {
    const isEmpty = typeof value === 'object' && value !== null
    if (value !== undefined && !isEmpty && !(value === null && NULL_WHEN_EMPTY.has(path))) found.set(path, value)
    return
  }
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) found.set(path, JSON.stringify(value))
    else value.forEach((item, index) => { collect(item, `${path}[${keyOf(item, index, path)}]`, found) }) // prettier-ignore
  } else for (const [key, item] of Object.entries(value)) collect(item, path === '' ? key : `${path}.${key}`, found)
}

function keyOf(item: unknown, index: number, path: string): string {
  if (BY_PLACE.test(path) || typeof item !== 'object' || item === null) return String(index)
  for (const key of KEYS) if (key in item) return `${key}=${String((item as Record<string, unknown>)[key])}`
  return String(index)
}

/** What is different in `next`; undefined for what is gone. */
export function differences(
  previous: ReadonlyMap<string, unknown>,
  next: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [path, value] of next) if (!previous.has(path) || previous.get(path) !== value) found.set(path, value)
  for (const path of previous.keys()) if (!next.has(path)) found.set(path, undefined)
  return found
}
