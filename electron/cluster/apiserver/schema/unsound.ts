/** The types speak of sound objects. Before validation even a required list or text may be missing. */
export function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return list ?? []
}

export function isMissing(text: string | undefined): boolean {
  return text === undefined || text === ''
}
