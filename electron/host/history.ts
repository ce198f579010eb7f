/**
 * Looking back, and being back. The past of one world as it was, at once; and sibling worlds that live it again.
 * Recording changes nothing in the world: the history only listens.
 */
import type { ApiObject } from '../contract/api'
import type { Fact, TraceEvent } from '../contract/trace'
import type { InputRecord } from './input'
import { VersionedLog } from './versioned-log'
import { World } from './world'

/** Memory that one kept record is reckoned with: measured on a cluster of 200 Pods, rounded up. */
const BYTES = { object: 1500, fact: 200, event: 320 } as const
export const DEFAULT_HISTORY_BYTES = 256 * 1024 * 1024
/** The picture of an instant shows what ended within this time before it. */
const AFTERGLOW_MS = 1000

/** The world as it was at one instant. */
export interface Past {
  readonly atMs: number
  readonly objects: readonly ApiObject[]
  readonly facts: readonly Fact[]
  readonly trace: readonly TraceEvent[]
}

export class History {
  /** Lowest instant that is kept; below it, `replayTo` lives the past again. */
  floorMs = 0
  private readonly objects = new VersionedLog<ApiObject>()
  private readonly facts = new VersionedLog<Fact>()
  private readonly budget: number

  constructor(private readonly world: World) {
    const { cluster, config } = world
    this.budget = config.historyBytes ?? DEFAULT_HISTORY_BYTES
    for (const { key, value } of cluster.etcd.store.range('/registry/'))
      this.objects.append({ at: 0, key, value: value as ApiObject })
    for (const fact of cluster.facts.current()) this.appendFact(fact)
    this.floorMs = cluster.kernel.now
    if (this.budget === 0) return
    cluster.facts.onStatement((fact) => this.appendFact(fact))
    cluster.etcd.store.onCommit((events) => {
      const at = cluster.kernel.now
      for (const { type, kv } of events)
        this.objects.append({ at, key: kv.key, value: type === 'put' ? (kv.value as ApiObject) : null })
    })
  }

  /** Lets go of what the budget no longer holds. */
  shrink(): void {
    if (this.budget === 0 || this.bytes <= this.budget) return
    const { trace } = this.world.cluster
    this.floorMs = Math.max(this.objects.forgetHalf(), this.facts.forgetHalf(), this.floorMs)
    const first = trace.events[firstAt(trace.events, this.floorMs)]
    if (first) trace.forget(first.seq)
  }

  /** Looks back, without living anything again; `atMs` is at least `floorMs`. */
  look(atMs: number): Past {
    return {
      atMs,
      objects: [...this.objects.at(atMs).values()],
      facts: [...this.facts.at(atMs).values()],
      trace: this.flightsAt(atMs),
    }
  }

  /** Trace events with `fromMs <= at < toMs`, oldest first. */
  events(fromMs: number, toMs: number): readonly TraceEvent[] {
    const { events } = this.world.cluster.trace
    return events.slice(firstAt(events, fromMs), firstAt(events, toMs))
  }

  /** A world of its own that has lived up to `atMs`: same seed, same config, same inputs. */
  replayTo(atMs: number): World {
    return World.replay(this.world.config, this.world.inputs, atMs)
  }

  /** A world that leaves the known past at `atMs`, and then gets other inputs, at the times they name. */
  fork(atMs: number, inputs: readonly InputRecord[] = []): World {
    const world = this.replayTo(atMs)
    for (const record of inputs) {
      world.runTo(record)
      world.enter(record.input)
    }
    return world
  }

  private flightsAt(atMs: number): readonly TraceEvent[] {
    return this.events(atMs - AFTERGLOW_MS, atMs + 1)
  }

  private appendFact(fact: Fact): void {
    this.facts.append({ at: fact.at, key: `${fact.component} ${fact.key}`, value: fact.value === null ? null : fact })
  }

  private get bytes(): number {
    const { events } = this.world.cluster.trace
    return this.objects.size * BYTES.object + this.facts.size * BYTES.fact + events.length * BYTES.event
  }
}

/** Index of the first event at or after `atMs`: events are recorded in the order of time. */
export function firstAt(events: readonly TraceEvent[], atMs: number): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (events[middle]!.at < atMs) low = middle + 1
    else high = middle
  }
  return low
}
