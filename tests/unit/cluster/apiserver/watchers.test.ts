/** No watcher ever misses, repeats or reorders a change, across lost connections, restarts and compactions. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RequestQuery, WatchEvent } from '../../../../electron/cluster/apiserver/request'
import type { Task } from '../../../../electron/cluster/kernel/task'
import { isApiError, type ConfigMap } from '../../../../electron/contract/api'
import { ControlPlane } from '../../../support/control-plane'
import { runs } from '../../../support/runs'

/** What happened to one object, as etcd has it. */
interface Change {
  readonly revision: number
  readonly name: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Lists, watches, and goes on from where it stood; only a 410 lets it list anew. */
class Watcher {
  /** Stretches without a gap: from the revision of a list to the last event before the next one. */
  readonly stretches: { readonly from: number; readonly events: WatchEvent[]; bookmarks: number[] }[] = []
  private handle: { stop(): void } | null = null
  private mustList = true

  constructor(
    private readonly plane: ControlPlane,
    private readonly query: RequestQuery,
  ) {}

  *list(): Task {
    const list = yield* this.plane.client.list('ConfigMap', 'default', this.query)
    this.stretches.push({ from: Number(list.metadata.resourceVersion), events: [], bookmarks: [] })
  }

  watch(): void {
    const stretch = this.stretches.at(-1)!
    const last = Math.max(stretch.from, stretch.events.at(-1)?.revision ?? 0, ...stretch.bookmarks)
    const query = { ...this.query, resourceVersion: String(last), allowWatchBookmarks: true }
    this.handle = this.plane.client.watch('ConfigMap', 'default', query, {
      event: (event) => {
        if (event.type === 'BOOKMARK') stretch.bookmarks.push(event.revision)
        else stretch.events.push(event)
      },
      closed: (status) => {
        this.handle = null
        this.mustList ||= status?.code === 410
      },
    })
  }

  /** Comes back after its stream has ended. */
  *comeBack(): Task {
    if (this.handle) return
    if (this.mustList) yield* this.list()
    this.mustList = false
    this.watch()
  }

  leave(): void {
    this.handle?.stop()
    this.handle = null
  }
}

class Life {
  readonly plane = new ControlPlane()
  readonly changes: Change[] = []
  readonly watchers = [new Watcher(this.plane, {}), new Watcher(this.plane, { labelSelector: 'colour=red' })]

  constructor() {
    this.plane.etcd.store.onCommit((events) => {
      for (const { type, revision, kv, previous } of events) {
        if (!kv.key.startsWith('/registry/configmaps/default/')) continue
        const colourOf = (value: unknown): string => (value as ConfigMap).metadata.labels!.colour!
        const after = type === 'delete' ? undefined : colourOf(kv.value)
        this.changes.push({
          revision,
          name: kv.key.split('/').at(-1)!,
          before: previous ? colourOf(previous.value) : undefined,
          after,
        })
      }
    })
  }

  act(act: string): void {
    const { plane } = this
    const [verb, name = '', colour = ''] = act.split(' ')
    switch (verb) {
      case 'set': {
        this.attempt(this.set(name, colour))
        return
      }
      case 'delete': {
        this.attempt(plane.client.delete('ConfigMap', 'default', name))
        return
      }
      case 'leave':
        this.watchers[Number(name)]!.leave()
        return
      case 'back': {
        this.attempt(this.watchers[Number(name)]!.comeBack())
        return
      }
      case 'restart':
        plane.apiServer.disconnect()
        plane.apiServer.launch()
        plane.kernel.runUntil(plane.kernel.now + 10)
        return
      case 'compact': {
        this.attempt(plane.etcd.compact(plane.etcd.store.revision))
        return
      }
      default:
        plane.kernel.runUntil(plane.kernel.now + (verb === 'pause' ? 100 : 70_000))
    }
  }

  private *set(name: string, colour: string): Task {
    const { client } = this.plane
    const object = {
      apiVersion: 'v1' as const,
      kind: 'ConfigMap' as const,
      metadata: { name, namespace: 'default', labels: { colour } },
    }
    try {
      yield* client.create(object)
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
      yield* client.patch('ConfigMap', 'default', name, { metadata: { labels: { colour } } }, 'merge')
    }
  }

  private attempt(task: Task<unknown>): void {
    try {
      this.plane.run(task)
    } catch (error) {
      if (!isApiError(error)) throw error
    }
  }
}

/** What a watcher of a selection must have seen of the changes in (from, through]. */
function expected(
  changes: readonly Change[],
  from: number,
  through: number,
  isSelected: (colour: string | undefined) => boolean,
): readonly string[] {
  return changes
    .filter(({ revision }) => revision > from && revision <= through)
    .flatMap(({ revision, name, before, after }) => {
      const [was, is] = [isSelected(before), isSelected(after)]
      if (!was && !is) return []
      return [`${revision} ${is ? (was ? 'MODIFIED' : 'ADDED') : 'DELETED'} ${name}`]
    })
}

const acts = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('red', 'blue'))
    .map(([name, colour]) => `set ${name} ${colour}`),
  fc.constantFrom('delete a', 'delete b', 'leave 0', 'leave 1', 'back 0', 'back 1', 'restart', 'compact', 'wait'),
)

/** Who was told 410 comes back once more, with a list. */
const RETURN = ['back 0', 'back 1', 'pause']

describe('a watcher', () => {
  it('sees each change of its selection once, in order', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40, size: 'max' }), (story) => {
        const life = new Life()
        for (const act of [...RETURN, ...story, ...RETURN, ...RETURN, 'set z red', 'set z blue']) life.act(act)
        life.plane.kernel.runUntil(life.plane.kernel.now + 1_000)
        for (const [index, watcher] of life.watchers.entries()) {
          const isSelected = (colour: string | undefined): boolean =>
            index === 0 ? colour !== undefined : colour === 'red'
          for (const [at, { from, events, bookmarks }] of watcher.stretches.entries()) {
            const isLast = at === watcher.stretches.length - 1
            const through = isLast ? Infinity : Math.max(from, events.at(-1)?.revision ?? 0, ...bookmarks)
            const found = events.map(({ type, revision, object }) => `${revision} ${type} ${object.metadata.name}`)
            expect(found).toEqual(expected(life.changes, from, through, isSelected))
            expect(bookmarks).toEqual([...bookmarks].sort((a, b) => a - b))
            seen += found.length
          }
        }
      }),
      { numRuns: runs(60, 2000) },
    )
    expect(seen).toBeGreaterThan(100)
  })

  it('is told 410 only when the past it asks for is gone, and a bookmark keeps it near', () => {
    const life = new Life()
    life.act('back 1')
    for (let round = 0; round < 5; round++) life.act(`set a ${round % 2 ? 'blue' : 'green'}`)
    life.act('wait')
    expect(life.watchers[1]!.stretches[0]!.bookmarks.at(-1)).toBe(life.plane.etcd.store.revision)
    life.act('restart')
    life.act('back 1')
    expect(life.watchers[1]!.stretches).toHaveLength(1)
  })
})
