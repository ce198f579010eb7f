import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlotBook } from '../../../../../../renderer/diagrams/scenes/cluster/slot-book'

const lodger = (uid: string, node = 'worker-1') => ({ uid, node, seenFirst: uid })
const slotsOf = (book: SlotBook, uids: readonly string[]) =>
  Object.fromEntries(book.assign(uids.map((uid) => lodger(uid))))

describe('places of Pods', () => {
  it('are given in the order in which Pods were first seen', () => {
    expect(slotsOf(new SlotBook(), ['b', 'a', 'c'])).toEqual({ a: 0, b: 1, c: 2 })
  })

  it('stay when neighbours go, and a newcomer takes the gap', () => {
    const book = new SlotBook()
    slotsOf(book, ['a', 'b', 'c'])
    expect(slotsOf(book, ['a', 'c'])).toEqual({ a: 0, c: 2 })
    expect(slotsOf(book, ['a', 'c', 'd'])).toEqual({ a: 0, c: 2, d: 1 })
  })

  it('are the same again when the playhead goes back', () => {
    const book = new SlotBook()
    slotsOf(book, ['a', 'b', 'c'])
    const before = slotsOf(book, ['b', 'c'])
    slotsOf(book, ['c'])
    expect(slotsOf(book, ['b', 'c'])).toEqual(before)
  })

  it('belong to a node: a Pod that had none yet gets one there', () => {
    const book = new SlotBook()
    book.assign([lodger('x', ''), lodger('y', '')])
    expect(book.assign([lodger('y', 'worker-2')]).get('y')).toBe(0)
  })

  it('are never shared and never change in a life, and are the same again on the way back', () => {
    const livesArb = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(livesArb, (lives) => {
        const book = new SlotBook()
        const alive = (at: number) =>
          lives.flatMap(([birth, age], uid) => (birth <= at && at < birth + age ? [lodger(`${birth} ${uid}`)] : []))
        const there = Array.from({ length: 30 }, (_, at) => new Map(book.assign(alive(at))))
        for (const [at, slots] of there.entries()) {
          expect(new Set(slots.values()).size).toBe(slots.size)
          for (const [uid, slot] of there[at - 1] ?? []) if (slots.has(uid)) expect(slots.get(uid)).toBe(slot)
        }
        const back = Array.from({ length: 30 }, (_, step) => new Map(book.assign(alive(29 - step))))
        expect(back.reverse()).toEqual(there)
      }),
    )
  })
})
