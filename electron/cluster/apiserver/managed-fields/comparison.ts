/** Which fields differ between two versions of an object. Versions share what did not change, so most of it is never looked at. */
// Models: sigs.k8s.io/structured-merge-diff: typed/compare.go
import { jsonEquals } from '../../../contract/api/patch'
import { EMPTY, fieldSet, LEAF, type FieldSet } from './field-set'
import { shapeOf, typeAt, type FieldType, type ListType, type MapType } from './field-type'
import { elementOf, isSameItem, itemsByElement } from './list-items'
import { fieldElement } from './path-element'

export interface Comparison {
  /** Added, or of another value. */
  readonly changed: FieldSet
  readonly removed: FieldSet
}

type Value = unknown
type Fields = Readonly<Record<string, unknown>>

export const SAME: Comparison = { changed: EMPTY, removed: EMPTY }
const CHANGED: Comparison = { changed: LEAF, removed: EMPTY }
const REMOVED: Comparison = { changed: EMPTY, removed: LEAF }

/** `ignored` names top-level fields that are not even looked at. Undefined stands for "not there", null for "there, and null". */
export function compare(before: Value, after: Value, type: FieldType, ignored: FieldSet = EMPTY): Comparison {
  if (before === after) return SAME
  if (type.kind === 'scalar') return compareLeaves(before, after)
  const [old, next] = [shapeOf(type, before ?? after), shapeOf(type, after ?? before)]
  if (old.kind !== next.kind) return compareKinds(before, after, type)
  if (next.kind === 'scalar' || next.isAtomic) return compareLeaves(before, after)
  const sides = next.kind === 'map' ? [fieldsIn(before), fieldsIn(after)] : [itemsIn(before), itemsIn(after)]
  if (sides.every(isNothing) && !hasZeros(next)) return compareLeaves(before, after)
  const inner = new Inner()
  if (next.kind === 'map')
    compareMaps(sides[0] as Fields | undefined, sides[1] as Fields | undefined, next, ignored, inner)
  else compareLists(sides[0] as readonly Value[], sides[1] as readonly Value[], next, inner)
  return inner.result(before === undefined, after === undefined)
}

function compareLeaves(before: Value, after: Value): Comparison {
  if (before === undefined) return CHANGED
  if (after === undefined) return REMOVED
  return jsonEquals(before, after) ? SAME : CHANGED
}

/** What was a map is a text now, or the like: everything below goes or comes, and the field itself changed. */
function compareKinds(before: Value, after: Value, type: FieldType): Comparison {
  const gone = compare(before, undefined, type).removed
  const come = compare(undefined, after, type).changed
  return { changed: fieldSet(true, come.children), removed: fieldSet(false, gone.children) }
}

/** Collects what is found below one place. */
class Inner {
  private changed: Map<string, FieldSet> | undefined
  private removed: Map<string, FieldSet> | undefined

  add(element: string, { changed, removed }: Comparison): void {
    if (changed !== EMPTY) (this.changed ??= new Map()).set(element, changed)
    if (removed !== EMPTY) (this.removed ??= new Map()).set(element, removed)
  }

  result(isNew: boolean, isGone: boolean): Comparison {
    if (!isNew && !isGone && !this.changed && !this.removed) return SAME
    return { changed: fieldSet(isNew, this.changed), removed: fieldSet(isGone, this.removed) }
  }
}

function compareMaps(
  before: Fields | undefined,
  after: Fields | undefined,
  type: MapType,
  ignored: FieldSet,
  into: Inner,
): void {
  const visit = (key: string, old: Value, next: Value): void => {
    if (old === next || (ignored !== EMPTY && ignored.children.get(fieldElement(key))?.isMember)) return
    into.add(fieldElement(key), compare(old, next, typeAt(type, key)))
  }
  for (const key in after) {
    const next = after[key]
    if (next !== undefined) visit(key, valueAt(before, key, type), next)
  }
  for (const key in before) {
    if (before[key] !== undefined && own(after, key) === undefined) visit(key, before[key], valueAt(after, key, type))
  }
  // A struct that comes or goes as a whole takes along what it cannot leave out.
  if (before && after) return
  for (const [key, zero] of type.zeros) {
    if (after && own(after, key) === undefined) visit(key, undefined, zero)
    if (before && own(before, key) === undefined) visit(key, zero, undefined)
  }
}

function own(fields: Fields | undefined, key: string): Value {
  return fields && Object.hasOwn(fields, key) ? fields[key] : undefined
}

function valueAt(fields: Fields | undefined, key: string, type: MapType): Value {
  const value = own(fields, key)
  return value === undefined && fields ? type.zeros.get(key) : value
}

function compareLists(before: readonly Value[], after: readonly Value[], type: ListType, into: Inner): void {
  if (comparePairs(before, after, type, into)) return
  const [olds, nexts] = [itemsByElement(type, before), itemsByElement(type, after)]
  for (const element of new Set([...olds.keys(), ...nexts.keys()])) {
    into.add(element, compareTwins(olds.get(element) ?? [], nexts.get(element) ?? [], type))
  }
}

/** The usual case: the same items at the same places. False if it is another. */
function comparePairs(before: readonly Value[], after: readonly Value[], type: ListType, into: Inner): boolean {
  if (before.length !== after.length) return false
  const differing: number[] = []
  for (let index = 0; index < after.length; index++) if (before[index] !== after[index]) differing.push(index)
  const isPaired = (index: number): boolean =>
    isSameItem(type, before[index], after[index]) &&
    !after.some((other, place) => place !== index && isSameItem(type, other, after[index]))
  if (!differing.every(isPaired)) return false
  for (const index of differing) {
    into.add(elementOf(type, after[index]), compare(before[index], after[index], type.item))
  }
  return true
}

/** Items that cannot be told apart are compared together, as one thing. */
function compareTwins(before: readonly Value[], after: readonly Value[], type: ListType): Comparison {
  if (before.length <= 1 && after.length <= 1) return withItself(compare(before[0], after[0], type.item), before, after)
  if (before.length > 1 && after.length > 1) return jsonEquals(before, after) ? SAME : CHANGED
  if (before.length > 1) {
    const single = after.length === 1 ? compare(undefined, after[0], type.item).changed : EMPTY
    return { changed: single, removed: LEAF }
  }
  const gone = before.length === 1 ? compare(before[0], undefined, type.item).removed : EMPTY
  return { changed: LEAF, removed: gone }
}

/** An item that comes or goes is a field of its own, even when there is nothing in it. */
function withItself(inner: Comparison, before: readonly Value[], after: readonly Value[]): Comparison {
  if (before.length === after.length) return inner
  return before.length === 0
    ? { changed: fieldSet(true, inner.changed.children), removed: EMPTY }
    : { changed: EMPTY, removed: fieldSet(true, inner.removed.children) }
}

function fieldsIn(value: Value): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

const NO_ITEMS: readonly Value[] = []

function itemsIn(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : NO_ITEMS
}

function isNothing(side: Fields | readonly Value[] | undefined): boolean {
  return side === undefined || Object.keys(side).length === 0
}

function hasZeros(type: MapType | ListType): boolean {
  return type.kind === 'map' && type.zeros.size > 0
}
