import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  difference, EMPTY, has, intersection, isEmpty, LEAF, leaves, recursiveDifference, setOfPaths, setsEqual, union,
  type FieldSet,
} from '../../../../../electron/cluster/apiserver/managed-fields/field-set' // prettier-ignore
import { fromFieldsV1, pathsOf, toFieldsV1 } from '../../../../../electron/cluster/apiserver/managed-fields/fields-v1'
import { runs } from '../../../../support/runs'

const element = fc.constantFrom(
  'f:a',
  'f:b',
  'f:spec',
  'k:{"name":"web"}',
  'k:{"port":80,"protocol":"TCP"}',
  'v:"x"',
  'v:2',
)
const path = fc.array(element, { minLength: 1, maxLength: 4 })
const set = fc.array(path, { maxLength: 8 }).map(setOfPaths)

/** The paths of a set as plain texts: sets of them are the model that the tree must agree with. */
function textsOf(fields: FieldSet): Set<string> {
  return new Set(pathsOf(fields).map((steps) => steps.join(' ')))
}

function agree(result: FieldSet, expected: Iterable<string>): void {
  expect([...textsOf(result)].sort()).toEqual([...new Set(expected)].sort())
}

describe('a set of fields', () => {
  it('joins, parts and meets as plain sets of paths do', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [ours, theirs] = [textsOf(a), textsOf(b)]
        agree(union(a, b), [...ours, ...theirs])
        agree(
          difference(a, b),
          [...ours].filter((text) => !theirs.has(text)),
        )
        agree(
          intersection(a, b),
          [...ours].filter((text) => theirs.has(text)),
        )
      }),
      { numRuns: runs(300, 5000) },
    )
  })

  it('obeys the laws of sets, and never holds an empty branch', () => {
    fc.assert(
      fc.property(set, set, set, (a, b, c) => {
        expect(setsEqual(union(a, b), union(b, a))).toBe(true)
        expect(setsEqual(union(union(a, b), c), union(a, union(b, c)))).toBe(true)
        expect(isEmpty(difference(a, a))).toBe(true)
        expect(setsEqual(union(difference(a, b), intersection(a, b)), a)).toBe(true)
        expect(setsEqual(difference(a, union(b, c)), difference(difference(a, b), c))).toBe(true)
        for (const result of [
          union(a, b),
          difference(a, b),
          intersection(a, b),
          recursiveDifference(a, b),
          leaves(a),
        ]) {
          expect(hasEmptyBranch(result)).toBe(false)
        }
      }),
      { numRuns: runs(200, 5000) },
    )
  })

  it('shares what does not change', () => {
    const a = setOfPaths([['f:spec', 'f:replicas'], ['f:status']])
    expect(union(a, setOfPaths([['f:status']]))).toBe(a)
    expect(difference(a, setOfPaths([['f:metadata']]))).toBe(a)
    expect(union(EMPTY, a)).toBe(a)
  })

  it('loses a parent without its children, or with them', () => {
    const a = setOfPaths([['f:labels'], ['f:labels', 'f:app']])
    const parent = setOfPaths([['f:labels']])
    agree(difference(a, parent), ['f:labels f:app'])
    agree(recursiveDifference(a, parent), [])
    agree(recursiveDifference(parent, a), [])
  })

  it('knows its leaves', () => {
    agree(leaves(setOfPaths([['f:labels'], ['f:labels', 'f:app'], ['f:data']])), ['f:labels f:app', 'f:data'])
  })

  it('travels as fieldsV1 and comes back', () => {
    fc.assert(
      fc.property(set, (a) => {
        const told: unknown = JSON.parse(JSON.stringify(toFieldsV1(a)))
        expect(setsEqual(fromFieldsV1(told)!, a)).toBe(true)
        for (const steps of pathsOf(a)) expect(has(a, steps)).toBe(true)
      }),
      { numRuns: runs(200, 5000) },
    )
  })
})

function hasEmptyBranch({ children }: FieldSet): boolean {
  return [...children.values()].some((child) => (isEmpty(child) || hasEmptyBranch(child)) && child !== LEAF)
}
