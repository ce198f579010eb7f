/** A set of fields as it travels: `{"f:spec":{"f:replicas":{}}}`, a `.` where a parent with children is in the set itself. */
// Models: sigs.k8s.io/structured-merge-diff: fieldpath/serialize.go
import type { FieldsV1 } from '../../../contract/api'
import { isObject, type Json, type JsonObject } from '../../../contract/api/patch'
import { fieldSet, type FieldSet } from './field-set'
import { compareElements, isPathElement } from './path-element'

/** Sets do not change, and are asked for again and again. */
const known = new WeakMap<FieldSet, FieldsV1>()

export function toFieldsV1(set: FieldSet): FieldsV1 {
  let fields = known.get(set)
  if (!fields) known.set(set, (fields = written({ ...set, isMember: false })))
  return fields
}

function written({ isMember, children }: FieldSet): JsonObject {
  const sorted = [...children].sort(([a], [b]) => compareElements(a, b))
  const below = sorted.map(([element, child]) => [element, written(child)] as const)
  return Object.fromEntries(isMember && below.length > 0 ? [['.', {}] as const, ...below] : below)
}

/** Undefined for what is no such text. */
export function fromFieldsV1(fields: unknown): FieldSet | undefined {
  if (!isObject(fields as Json)) return undefined
  return read(fields as JsonObject, false)
}

function read(fields: JsonObject, isMember: boolean): FieldSet | undefined {
  const children = new Map<string, FieldSet>()
  for (const [element, below] of Object.entries(fields)) {
    if (element === '.') continue
    if (!isPathElement(element) || !isObject(below)) return undefined
    const isLeaf = Object.keys(below).length === 0
    const child = read(below, isLeaf || Object.hasOwn(below, '.'))
    if (!child) return undefined
    children.set(element, child)
  }
  return fieldSet(isMember, children)
}

/** Every path of a set: first the fields at this place, then what is below them. */
export function pathsOf(set: FieldSet, prefix: readonly string[] = []): (readonly string[])[] {
  const sorted = [...set.children].sort(([a], [b]) => compareElements(a, b))
  const here = sorted.filter(([, { isMember }]) => isMember).map(([element]) => [...prefix, element])
  return [...here, ...sorted.flatMap(([element, child]) => pathsOf(child, [...prefix, element]))]
}
