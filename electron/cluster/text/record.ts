export type PlainRecord = Readonly<Record<string, unknown>>

/** The record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>> | undefined, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([each]) => each !== key))
}

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
