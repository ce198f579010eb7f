/** A set of fields of an object, kept as a tree of path elements: small, immutable, and shared wherever nothing differs. */
// Models: sigs.k8s.io/structured-merge-diff: fieldpath/set.go
export interface FieldSet {
  /** Is the field at this place itself in the set? (A parent can be absent while its children are there.) */
  readonly isMember: boolean
  /** By path element, as fieldsV1 writes it: `f:spec`, `k:{"name":"web"}`, `v:"a"`. None of them is empty. */
  readonly children: ReadonlyMap<string, FieldSet>
}

const CHILDLESS: ReadonlyMap<string, FieldSet> = new Map()

export const EMPTY: FieldSet = { isMember: false, children: CHILDLESS }
/** The one field itself and nothing below it. */
export const LEAF: FieldSet = { isMember: true, children: CHILDLESS }

/** There is one EMPTY and one LEAF, so that comparing references tells most of the time. */
export function fieldSet(isMember: boolean, children: ReadonlyMap<string, FieldSet> | undefined): FieldSet {
  if (children === undefined || children.size === 0) return isMember ? LEAF : EMPTY
  return { isMember, children }
}

export function setOfPaths(paths: readonly (readonly string[])[]): FieldSet {
  return paths.map(setOfPath).reduce(union, EMPTY)
}

function setOfPath(path: readonly string[]): FieldSet {
  return path.reduceRight<FieldSet>((below, element) => fieldSet(false, new Map([[element, below]])), LEAF)
}

export function isEmpty(set: FieldSet): boolean {
  return !set.isMember && set.children.size === 0
}

/** Returns `a` itself when `b` brings nothing new. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b || isEmpty(b)) return a
  if (isEmpty(a)) return b
  let children: Map<string, FieldSet> | undefined
  for (const [element, theirs] of b.children) {
    const ours = a.children.get(element)
    const both = ours ? union(ours, theirs) : theirs
    if (both !== ours) (children ??= new Map(a.children)).set(element, both)
  }
  const isMember = a.isMember || b.isMember
  return children || isMember !== a.isMember ? fieldSet(isMember, children ?? a.children) : a
}

/** What is in `a` and not in `b`, field by field: to take a parent away leaves its children. Returns `a` itself if nothing goes. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return without(a, b, false)
}

/** As `difference`, but a field goes with everything below it. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  return without(a, b, true)
}

function without(a: FieldSet, b: FieldSet, isRecursive: boolean): FieldSet {
  if (a === b || isEmpty(a)) return EMPTY
  let children: Map<string, FieldSet> | undefined
  for (const [element, theirs] of b.children) {
    const ours = a.children.get(element)
    if (!ours) continue
    const rest = isRecursive && theirs.isMember ? EMPTY : without(ours, theirs, isRecursive)
    if (rest === ours) continue
    children ??= new Map(a.children)
    if (isEmpty(rest)) children.delete(element)
    else children.set(element, rest)
  }
  const isMember = a.isMember && !b.isMember
  return children || isMember !== a.isMember ? fieldSet(isMember, children ?? a.children) : a
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b) return a
  let children: Map<string, FieldSet> | undefined
  for (const [element, ours] of a.children) {
    const theirs = b.children.get(element)
    const both = theirs ? intersection(ours, theirs) : EMPTY
    if (!isEmpty(both)) (children ??= new Map()).set(element, both)
  }
  return fieldSet(a.isMember && b.isMember, children)
}

/** Only the members that have no member below them. */
export function leaves(set: FieldSet): FieldSet {
  if (set.children.size === 0) return set
  return fieldSet(false, new Map([...set.children].map(([element, child]) => [element, leaves(child)])))
}

export function has(set: FieldSet, path: readonly string[]): boolean {
  let place: FieldSet | undefined = set
  for (const element of path) place = place?.children.get(element)
  return place?.isMember ?? false
}

export function setsEqual(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true
  if (a.isMember !== b.isMember || a.children.size !== b.children.size) return false
  for (const [element, ours] of a.children) {
    const theirs = b.children.get(element)
    if (!theirs || !setsEqual(ours, theirs)) return false
  }
  return true
}
