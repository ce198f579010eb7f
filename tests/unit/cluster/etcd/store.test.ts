import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CompactedError, Store, type StoreEvent } from '../../../../electron/cluster/etcd/store'

const put = (key: string, value: unknown = key) => ({ type: 'put' as const, key, value: () => value })
const remove = (key: string) => ({ type: 'delete' as const, key })

describe('etcd’s store', () => {
  it('makes revision 2 of the first write, and one revision of every transaction', () => {
    const store = new Store()
    expect(store.txn([], [put('/a')]).revision).toBe(2)
    expect(store.txn([], [put('/b'), put('/c')]).revision).toBe(3)
    expect(store.get('/c')).toMatchObject({ createRevision: 3, modRevision: 3, version: 1 })
  })

  it('counts the versions of a key, from its newest making on', () => {
    const store = new Store()
    store.txn([], [put('/a')])
    store.txn([], [put('/a')])
    expect(store.get('/a')).toMatchObject({ createRevision: 2, modRevision: 3, version: 2 })
    store.txn([], [remove('/a')])
    store.txn([], [put('/a')])
    expect(store.get('/a')).toMatchObject({ createRevision: 5, modRevision: 5, version: 1 })
  })

  it('changes nothing when a comparison fails, and says what is there', () => {
    const store = new Store()
    store.txn([{ key: '/a', modRevision: 0 }], [put('/a', 1)])
    const second = store.txn([{ key: '/a', modRevision: 0 }], [put('/a', 2)])
    expect(second).toMatchObject({ succeeded: false, revision: 2, current: { value: 1 } })
    expect(store.get('/a')!.value).toBe(1)
  })

  it('lets a value carry the revision it gets', () => {
    const store = new Store()
    store.txn([], [{ type: 'put', key: '/a', value: (revision) => `made at ${revision}` }])
    expect(store.get('/a')!.value).toBe('made at 2')
  })

  it('ranges over a prefix in the order of keys, and not over its neighbours', () => {
    const store = new Store()
    for (const key of ['/pods/b', '/pods/a', '/podtemplates/x', '/nodes/n']) store.txn([], [put(key)])
    expect(store.range('/pods/').map(({ key }) => key)).toEqual(['/pods/a', '/pods/b'])
  })

  it('replays what came after a revision, and refuses what compaction threw away', () => {
    const store = new Store()
    for (const key of ['/a', '/b', '/c']) store.txn([], [put(key)])
    expect(store.eventsAfter(2).map(({ kv }) => kv.key)).toEqual(['/b', '/c'])
    store.compact(3)
    expect(() => store.eventsAfter(2)).toThrow(CompactedError)
    expect(store.eventsAfter(3).map(({ kv }) => kv.key)).toEqual(['/c'])
    expect(store.get('/a')).not.toBeNull()
  })

  it('tells every listener of every write once, in order, whatever is written', () => {
    const operation = fc.tuple(fc.constantFrom('/a', '/b', '/c'), fc.boolean())
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const store = new Store()
        const heard: StoreEvent[] = []
        store.onCommit((events) => heard.push(...events))
        for (const [key, isPut] of operations) store.txn([], [isPut ? put(key) : remove(key)])
        const revisions = heard.map(({ revision }) => revision)
        expect(revisions).toEqual(revisions.map((_, index) => index + 2))
        expect(store.revision).toBe(heard.length + 1)
        expect(store.eventsAfter(1)).toEqual(heard)
      }),
    )
  })
})
