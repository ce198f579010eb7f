/** What a renderer has not been told yet. */
import type { ApiObject } from '../contract/api'
import type { Delta, EditNews, ObjectChange, PlaybackState } from '../contract/host'
import type { Fact, RoutineCount, TraceEvent } from '../contract/trace'
import { pathOf } from '../cluster/trace/object-path'
import type { World } from './world'

/** More flights than this in one message are told as counts per wire. */
export const MOST_FLIGHTS = 60

export class DeltaSource {
  private readonly changes = new Map<string, ObjectChange>()
  private traceCursor: number
  private facts: Fact[] = []
  private readonly files = new Set<string>()
  private edits: EditNews[] = []
  private routine: RoutineCount[] = []

  constructor(
    private readonly world: World,
    private readonly worldNumber: number,
  ) {
    const { cluster } = world
    this.traceCursor = cluster.trace.lastSeq
    world.desk.onNews = (news) => this.edits.push(news)
    world.home.onChange = (path) => this.files.add(path)
    cluster.facts.onStatement((fact) => this.facts.push(fact))
    cluster.trace.onRoutine((count) => this.routine.push(count))
    cluster.etcd.store.onCommit((events) => {
      for (const { type, kv, revision } of events) {
        const object = kv.value as ApiObject
        const path = pathOf(object)
        this.changes.set(path, { at: cluster.kernel.now, revision, path, object: type === 'put' ? object : null })
      }
    })
  }

  /** Everything since the last call, each object in its newest version only. */
  take(state: PlaybackState, isFollowed: (event: TraceEvent) => boolean): Delta {
    const { trace } = this.world.cluster
    const objects = [...this.changes.values()]
    this.changes.clear()
    const events = trace.events.slice(Math.max(0, this.traceCursor + 1 - trace.firstSeq))
    this.traceCursor = trace.lastSeq
    const { facts } = this
    this.facts = []
    const { shown, counts } = thinOut(events, isFollowed)
    const routine = [...this.routine, ...counts]
    this.routine = []
    const files = [...this.files]
    this.files.clear()
    const { edits } = this
    this.edits = []
    return { world: this.worldNumber, state, objects, trace: shown, routine, facts, files, edits }
  }
}

/** Followed events are always told; of the others the first ones, and the rest as counts. */
function thinOut(
  events: readonly TraceEvent[],
  isFollowed: (event: TraceEvent) => boolean,
): { shown: readonly TraceEvent[]; counts: readonly RoutineCount[] } {
  if (events.length <= MOST_FLIGHTS) return { shown: events, counts: [] }
  let left = MOST_FLIGHTS
  const counts = new Map<string, RoutineCount>()
  const shown = events.filter((event) => {
    if (isFollowed(event) || event.kind === 'input' || event.kind === 'fault' || left-- > 0) return true
    const { from, to, verb, at } = event
    const key = `${from} ${to} ${verb}`
    counts.set(key, { second: Math.floor(at / 1000), from, to, verb, count: (counts.get(key)?.count ?? 0) + 1 })
    return false
  })
  return { shown, counts: [...counts.values()] }
}
