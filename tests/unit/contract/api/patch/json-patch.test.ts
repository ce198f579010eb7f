import { describe, expect, it } from 'vitest'
import {
  type Json,
  jsonEquals,
  jsonMergePatch,
  jsonPatch,
  JsonPatchError,
} from '../../../../../electron/contract/api/patch'

const object: Json = { spec: { replicas: 3, list: ['a', 'b'] }, 'x/y': 1 }

describe('JSON patch', () => {
  it.each([
    [
      { op: 'replace', path: '/spec/replicas', value: 5 },
      { spec: { replicas: 5, list: ['a', 'b'] }, 'x/y': 1 },
    ],
    [
      { op: 'add', path: '/spec/list/1', value: 'n' },
      { spec: { replicas: 3, list: ['a', 'n', 'b'] }, 'x/y': 1 },
    ],
    [
      { op: 'add', path: '/spec/list/-', value: 'n' },
      { spec: { replicas: 3, list: ['a', 'b', 'n'] }, 'x/y': 1 },
    ],
    [
      { op: 'remove', path: '/spec/list/0' },
      { spec: { replicas: 3, list: ['b'] }, 'x/y': 1 },
    ],
    [{ op: 'remove', path: '/x~1y' }, { spec: { replicas: 3, list: ['a', 'b'] } }],
    [
      { op: 'move', from: '/spec/replicas', path: '/n' },
      { spec: { list: ['a', 'b'] }, 'x/y': 1, n: 3 },
    ],
    [
      { op: 'copy', from: '/spec/replicas', path: '/n' },
      { spec: { replicas: 3, list: ['a', 'b'] }, 'x/y': 1, n: 3 },
    ],
    [{ op: 'test', path: '/spec/replicas', value: 3 }, object],
  ])('%j', (operation, expected) => {
    expect(jsonPatch(object, [operation])).toEqual(expected)
  })

  it.each([
    [{ op: 'test', path: '/spec/replicas', value: 4 }],
    [{ op: 'replace', path: '/nope', value: 4 }],
    [{ op: 'remove', path: '/spec/list/7' }],
    [{ op: 'add', path: '/a/b', value: 1 }],
    [{ op: 'add', path: 'spec', value: 1 }],
    [{ op: 'shout', path: '/spec' }],
  ])('refuses %j and changes nothing', (operation) => {
    const before = structuredClone(object)
    expect(() => jsonPatch(object, [{ op: 'add', path: '/ok', value: 1 }, operation])).toThrow(JsonPatchError)
    expect(object).toEqual(before)
  })

  it('copies only the way to the change', () => {
    const result = jsonPatch(object, [{ op: 'replace', path: '/x~1y', value: 2 }]) as { spec: unknown }
    expect(result.spec).toBe((object as { spec: unknown }).spec)
  })
})

describe('JSON merge patch', () => {
  it('removes by null and never reaches a prototype', () => {
    expect(jsonMergePatch({ a: 1, b: 2 }, { a: null })).toEqual({ b: 2 })
    const merged = jsonMergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}') as Json)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(Object.keys(merged as object)).toEqual(['__proto__'])
  })
})

describe('equality', () => {
  it('does not see the order of keys, nor keys that hold undefined', () => {
    expect(jsonEquals({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBe(true)
    expect(jsonEquals({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(jsonEquals([1, 2], [2, 1])).toBe(false)
    expect(jsonEquals({ a: null }, {})).toBe(false)
    expect(jsonEquals([], {})).toBe(false)
  })
})
