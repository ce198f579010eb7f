/** Adds what is absent and shares the rest. The very object comes back when nothing was absent. */
export function fill<T extends object>(object: T, defaults: Partial<T>): T {
  let filled: T | undefined
  for (const key of Object.keys(defaults) as (keyof T)[]) {
    const value = object[key]
    const fallback = defaults[key]
    if (fallback === undefined || (value !== undefined && value !== null)) continue
    filled ??= { ...object }
    filled[key] = fallback
  }
  return filled ?? object
}

/** Replaces one field, or shares the object when the new value is the old one. An undefined value takes the field away. */
export function withField<T extends object, K extends keyof T>(object: T, key: K, value: T[K]): T {
  if (object[key] === value) return object
  const copy = { ...object, [key]: value }
  if (value === undefined) Reflect.deleteProperty(copy, key)
  return copy
}

/** Changes one field when it is there. */
export function mapField<T extends object, K extends keyof T>(
  object: T,
  key: K,
  change: (value: NonNullable<T[K]>) => NonNullable<T[K]>,
): T {
  const value = object[key]
  return value === undefined || value === null ? object : withField(object, key, change(value))
}

/** Like Array.map, but a list in which nothing changed stays the same list. */
export function mapShared<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  let changed: T[] | undefined
  for (const [index, item] of list.entries()) {
    const next = change(item)
    if (next !== item) (changed ??= [...list])[index] = next
  }
  return changed ?? list
}

/** A copy that lacks these fields, or the object itself when it never had them. */
export function without<T extends object>(object: T, ...keys: readonly (keyof T)[]): T {
  return keys.reduce((copy, key) => withField(copy, key, undefined as T[keyof T]), object)
}
