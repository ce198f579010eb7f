/** What a resource version asks for, rule by rule: how new a list must be, and from where a watch goes on. */
import { describe, expect, it } from 'vitest'
import type { RequestQuery, WatchEvent } from '../../../../electron/cluster/apiserver/request'
import { ControlPlane } from '../../../support/control-plane'

/** A cluster in which `a` was made, then `b`, then `a` was deleted; and the revision after each. */
function plane(): { readonly plane: ControlPlane; readonly after: readonly number[] } {
  const plane = new ControlPlane()
  const after: number[] = []
  const make = (name: string): void => {
    plane.run(plane.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } }))
    plane.kernel.runUntil(plane.kernel.now + 50)
    after.push(plane.etcd.store.revision)
  }
  make('a')
  make('b')
  plane.run(plane.client.delete('ConfigMap', 'default', 'a'))
  plane.kernel.runUntil(plane.kernel.now + 50)
  after.push(plane.etcd.store.revision)
  return { plane, after }
}

describe('a list', () => {
  it.each<[string, (after: readonly number[]) => RequestQuery, readonly string[]]>([
    ['without a version is the newest', () => ({}), ['b']],
    ['of version 0 is whatever the cache holds', () => ({ resourceVersion: '0' }), ['b']],
    ['of exactly a version is that of then', (after) => ({ resourceVersion: String(after[1]), resourceVersionMatch: 'Exact' }), ['a', 'b']],
    ['not older than a version is at least that', (after) => ({ resourceVersion: String(after[1]), resourceVersionMatch: 'NotOlderThan' }), ['b']],
  ])('%s', (_what, query, names) => {
    const { plane: world, after } = plane()
    const { items } = world.run(world.client.list('ConfigMap', 'default', query(after)))
    expect(items.map(({ metadata }) => metadata.name)).toEqual(names)
  }) // prettier-ignore

  it('of exactly a version that is forgotten is refused with 410', () => {
    const { plane: world, after } = plane()
    world.etcd.store.compact(after[2]!)
    const query = { resourceVersion: String(after[0]), resourceVersionMatch: 'Exact' } as const
    expect(world.refusalOf(world.client.list('ConfigMap', 'default', query)).code).toBe(410)
  })
})

/** What a watch tells within two minutes. */
function told(world: ControlPlane, query: RequestQuery): readonly string[] {
  const events: string[] = []
  const note = ({ type, object }: WatchEvent): number =>
    events.push(type === 'BOOKMARK' ? type : `${type} ${object.metadata.name}`)
  world.client.watch('ConfigMap', 'default', query, {
    event: note,
    closed: (status) => events.push(`closed ${status?.code ?? ''}`.trim()),
  })
  world.kernel.runUntil(world.kernel.now + 120_000)
  return events
}

describe('a watch', () => {
  it.each<[string, (after: readonly number[]) => RequestQuery, readonly string[]]>([
    ['without a version begins with all that is there', () => ({}), ['ADDED b']],
    ['of version 0 begins with all that the cache holds', () => ({ resourceVersion: '0' }), ['ADDED b']],
    ['of a version tells only what came after it', (after) => ({ resourceVersion: String(after[0]) }), ['ADDED b', 'DELETED a']],
  ])('%s', (_what, query, events) => {
    const { plane: world, after } = plane()
    expect(told(world, query(after))).toEqual(events)
  }) // prettier-ignore

  it('that asks for bookmarks gets one about every minute, with nothing in it but a version', () => {
    const { plane: world, after } = plane()
    const events = told(world, { resourceVersion: String(after[2]), allowWatchBookmarks: true })
    expect(events.length).toBeGreaterThanOrEqual(1)
    expect(new Set(events)).toEqual(new Set(['BOOKMARK']))
  })
})
