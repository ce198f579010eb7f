/** Objects as a subset, arrays exactly, null as absent or empty: how vectors compare unless their file says otherwise. */
export function difference(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (expected === null) return isEmpty(actual) ? undefined : mismatch(actual, expected, path)
  if (Array.isArray(expected)) return arrayDifference(actual, expected, path)
  if (typeof expected === 'object') return objectDifference(actual, expected as Record<string, unknown>, path)
  if (actual === expected || (actual === undefined && (expected === '' || expected === false))) return undefined
  return mismatch(actual, expected, path)
}

function arrayDifference(actual: unknown, expected: readonly unknown[], path: string): string | undefined {
  const list = actual === undefined || actual === null ? [] : actual
  if (!Array.isArray(list) || list.length !== expected.length) return mismatch(actual, expected, path)
  for (const [i, item] of expected.entries()) {
    const found = difference(list[i], item, `${path}[${i}]`)
    if (found !== undefined) return found
  }
  return undefined
}

function objectDifference(actual: unknown, expected: Record<string, unknown>, path: string): string | undefined {
  if (typeof actual !== 'object' || actual === null) {
    return Object.keys(expected).length === 0 && isEmpty(actual) ? undefined : mismatch(actual, expected, path)
  }
  for (const [key, value] of Object.entries(expected)) {
    const found = difference((actual as Record<string, unknown>)[key], value, path === '' ? key : `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

export function mismatch(actual: unknown, expected: unknown, path: string): string {
  return `${path === '' ? 'result' : path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`
}
