/** The types speak of sound objects. Before validation even a required list or text may be missing. */
export function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return list ?? []
}

/** A key that a person chose may be called like something that every object inherits. */
export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

export function isMissing(text: string | undefined): boolean {
  return text === undefined || text === ''
}
