/** Lays the members of a family side by side: parallel Pods of one owner may have lived each other's lives. */

export interface Matched {
  readonly key: string
  readonly problems: readonly string[]
}

/** First those whose lives agree, name by name and then any; what is left over is laid side by side as it comes. */
export function matchGroups<T>(
  ours: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  compare: (our: T, their: T) => readonly string[],
): Matched[] {
  const rest = new Map(ours)
  const matched: Matched[] = []
  const open = new Map(theirs)
  const take = (their: string, our: string, problems: readonly string[]): void => {
    matched.push({ key: their, problems })
    open.delete(their)
    rest.delete(our)
  }
  const relatives = (key: string): [string, T][] => [...rest].filter(([name]) => familyOf(name) === familyOf(key))
  for (const [key, life] of theirs) if (rest.has(key) && compare(rest.get(key)!, life).length === 0) take(key, key, [])
  for (const [key, life] of [...open]) {
    const other = relatives(key).find(([, each]) => compare(each, life).length === 0)
    if (other) take(key, other[0], [])
  }
  for (const [key, life] of [...open]) {
    const [other] = relatives(key).map(([name, each]) => ({ name, problems: compare(each, life) })).sort((a, b) => a.problems.length - b.problems.length) // prettier-ignore
    if (other) take(key, other.name, other.problems)
    else matched.push({ key, problems: ['it did not happen'] })
  }
  for (const key of rest.keys()) matched.push({ key: `nothing else: ${key}`, problems: ['it happened'] })
  return matched
}

/** Without the letters of a Pod's own, and without how often the name was used. */
export function familyOf(key: string): string {
  return key.replace(/-[a-z0-9]{5}(?=$| |\/|\))/g, '-*').replace(/ \(\d+\)$/, '')
}
