/** The ClusterHost itself: one world, paced by the wall clock, told in deltas. */
import type { ApiObject } from '../contract/api'
import type {
  ClusterHost, CommandResult, Delta, OutputChunk, PlaybackState, Snapshot, TimelineOverview, TraceTarget, TypedLine, WhyChain, WorldConfig,
} from '../contract/host' // prettier-ignore
import type { ObjectPath, TraceEvent } from '../contract/trace'
import { complete } from '../shell/complete'
import type { RunningCommand } from '../shell/session'
import { isIncomplete } from '../shell/syntax/parse'
import { DeltaSource } from './delta-source'
import { History } from './history'
import { Marks } from './marks'
import { overviewOf } from './overview'
import { FASTEST, Pacing, SLOWEST } from './pacing'
import { whyChain } from './why'
import type { WallClock } from './wall-clock'
import { World } from './world'

/** 60 deltas a second at the most: 50 of its own accord, and ten for answers that must not overtake what led to them. */
const FRAME_MS = 1000 / 50
/** Real time that one frame may take; a machine that cannot keep up lets simulated time lag instead of the screen. */
const FRAME_BUDGET_MS = 40
/** A long gap (a lid that was closed) is not made up for. */
const LONGEST_GAP_MS = 100
/** Lines that only look are answered at once; the world takes at the most this long over them. */
const LOOK_LIMIT_MS = 500
/** Simulated time that `step('matter')` searches through for something that matters. */
const MATTER_LIMIT_MS = 600_000
const TRACE_KINDS_BESIDE = new Set(['Event', 'Lease'])

/** As a shell says that a line was ended from outside. */
const EXIT_INTERRUPTED = 130

/** Everything that belongs to one world. */
interface Open {
  readonly number: number
  readonly world: World
  readonly history: History
  readonly pacing: Pacing
  readonly deltas: DeltaSource
  readonly marks: Marks
}

interface Waiting {
  readonly id: string
  readonly command: RunningCommand
  readonly startedAtMs: number
  readonly pauseAfter: boolean
  readonly resolve: (result: CommandResult) => void
  readonly reject: (error: unknown) => void
}

export class SimulationHost implements ClusterHost {
  private current: Open | null = null
  private worlds = 0
  private playing = false
  private lastFrameMs = 0
  private cancelFrame: (() => void) | null = null
  /** A delta that went ahead of an answer stands for the next frame's. */
  private isTold = false
  private waiting: Waiting[] = []
  /** A programmer's error: nothing of this world may go on after it. */
  private failure: Error | null = null
  private readonly deltaListeners = new Set<(delta: Delta) => void>()
  private readonly outputListeners = new Set<(chunk: OutputChunk) => void>()

  constructor(private readonly clock: WallClock) {}

  open(config: WorldConfig): Promise<Snapshot> {
    this.stopFrames()
    this.endWaiting()
    this.failure = null
    const world = new World(config, (id, stream, text) => { this.tell(id, stream, text) }) // prettier-ignore
    const number = ++this.worlds
    this.current = {
      number, world, history: new History(world), pacing: new Pacing(world), deltas: new DeltaSource(world, number), marks: new Marks(world),
    } // prettier-ignore
    return Promise.resolve(this.snapshot(world.nowMs))
  }

  run(line: TypedLine): Promise<CommandResult> {
    const { world, pacing } = this.opened
    const startedAtMs = pacing.positionMs
    const command = this.alive(() => {
      const entered = world.enter({ type: 'line', ...line })!
      if (entered.changesCluster) pacing.follow(entered.input)
      else this.finishLook(entered)
      return entered
    })
    return new Promise((resolve, reject) => {
      this.waiting.push({ id: line.id, command, startedAtMs, pauseAfter: !this.playing, resolve, reject })
      if (command.done) this.settle()
      else this.startFrames()
    })
  }

  interrupt(id: string): Promise<void> {
    this.opened.world.enter({ type: 'interrupt', id })
    this.settle()
    return Promise.resolve()
  }

  play(): Promise<PlaybackState> {
    this.waiting = this.waiting.map((waiting) => ({ ...waiting, pauseAfter: false }))
    this.startFrames()
    return Promise.resolve(this.state)
  }

  pause(): Promise<PlaybackState> {
    this.stopFrames()
    this.flush()
    return Promise.resolve(this.state)
  }

  setSpeed(speed: number): Promise<PlaybackState> {
    this.opened.pacing.speed = Math.min(FASTEST, Math.max(SLOWEST, speed))
    return this.told()
  }

  step(target: TraceTarget): Promise<PlaybackState> {
    this.stopFrames()
    const { world, pacing } = this.opened
    const { kernel, trace } = world.cluster
    const limitMs = kernel.now + MATTER_LIMIT_MS
    this.alive(() => {
      for (let seen = trace.lastSeq; kernel.now < limitMs && kernel.step(); seen = trace.lastSeq) {
        const news = trace.events.slice(Math.max(0, seen + 1 - trace.firstSeq))
        if (news.some((event) => target === 'event' || matters(event))) break
      }
    })
    pacing.sync()
    this.settle()
    return this.told()
  }

  follow(input: number): Promise<PlaybackState> {
    this.opened.pacing.follow(input)
    return this.told()
  }

  at(atMs: number): Promise<Snapshot> {
    const { history, pacing } = this.opened
    const wanted = Math.min(Math.max(atMs, history.floorMs), pacing.positionMs)
    return Promise.resolve(this.snapshot(wanted))
  }

  trace(fromMs: number, toMs: number, limit: number): Promise<readonly TraceEvent[]> {
    const events = this.opened.history.events(fromMs, toMs)
    return Promise.resolve(events.slice(Math.max(0, events.length - limit)))
  }

  overview(buckets: number): Promise<TimelineOverview> {
    const { history, world, marks } = this.opened
    return Promise.resolve(overviewOf(world.cluster.trace.events, history.floorMs, world.nowMs, buckets, marks))
  }

  why(subject: ObjectPath | number, atMs: number): Promise<WhyChain> {
    return Promise.resolve(whyChain(this.opened.world.cluster.trace, subject, atMs))
  }

  files(): Promise<readonly string[]> {
    return Promise.resolve(this.opened.world.home.list())
  }

  readFile(path: string): Promise<string> {
    const text = this.opened.world.home.read(path)
    return text === undefined ? Promise.reject(noSuchFile(path)) : Promise.resolve(text)
  }

  writeFile(path: string, text: string): Promise<void> {
    this.opened.world.enter({ type: 'file', path, text })
    return this.told().then(() => undefined)
  }

  deleteFile(path: string): Promise<void> {
    if (this.opened.world.home.read(path) === undefined) return Promise.reject(noSuchFile(path))
    this.opened.world.enter({ type: 'removal', path })
    return this.told().then(() => undefined)
  }

  finishEdit(id: number, text: string | null): Promise<void> {
    if (!this.opened.world.desk.isOpen(id)) return Promise.reject(new Error(`nobody waits for edit ${id}`))
    this.opened.world.enter({ type: 'edit', id, text })
    return this.told().then(() => undefined)
  }

  complete(text: string, cursor: number): Promise<readonly string[]> {
    return Promise.resolve(complete(text, cursor, this.opened.world.session.view()))
  }

  wantsMore(text: string): Promise<boolean> {
    return Promise.resolve(isIncomplete(text))
  }

  onDelta(listener: (delta: Delta) => void): () => void {
    this.deltaListeners.add(listener)
    return () => this.deltaListeners.delete(listener)
  }

  onOutput(listener: (chunk: OutputChunk) => void): () => void {
    this.outputListeners.add(listener)
    return () => this.outputListeners.delete(listener)
  }

  private get opened(): Open {
    if (!this.current) throw new Error('no cluster is open')
    if (this.failure) throw this.failure
    return this.current
  }

  /** Lets the world live on a little; an error of our own making ends it for good, and everybody is told. */
  private alive<T>(live: () => T): T {
    try {
      return live()
    } catch (error) {
      this.stopFrames()
      const failure = (this.failure = error instanceof Error ? error : new Error(String(error)))
      for (const { reject } of this.waiting.splice(0)) reject(failure)
      // Outside any call, so that whoever watches this thread hears of it as well.
      this.clock.after(0, () => {
        throw failure
      })
      throw failure
    }
  }

  /** Lines of a world that is left: they end as if they had been interrupted. */
  private endWaiting(): void {
    for (const { id, command, startedAtMs, resolve } of this.waiting.splice(0)) {
      resolve({ id, exitCode: EXIT_INTERRUPTED, startedAtMs, endedAtMs: startedAtMs, input: command.input })
    }
  }

  private get state(): PlaybackState {
    const { pacing, history } = this.opened
    return {
      nowMs: pacing.positionMs, playing: this.playing, speed: pacing.speed, rate: this.playing ? pacing.rate : 0,
      floorMs: history.floorMs, following: pacing.following,
    } // prettier-ignore
  }

  private startFrames(): void {
    if (this.playing) return
    this.playing = true
    this.lastFrameMs = this.clock.now()
    this.nextFrame()
  }

  private stopFrames(): void {
    this.playing = false
    this.cancelFrame?.()
    this.cancelFrame = null
  }

  private nextFrame(): void {
    this.cancelFrame = this.clock.after(FRAME_MS, () => { this.frame() }) // prettier-ignore
  }

  private frame(): void {
    this.nextFrame() // Before the work, which may end the play.
    const now = this.clock.now()
    const wallMs = Math.min(LONGEST_GAP_MS, now - this.lastFrameMs)
    this.lastFrameMs = now
    const { pacing, history } = this.opened
    this.alive(() => pacing.advance(wallMs, () => this.clock.now() - now > FRAME_BUDGET_MS))
    history.shrink()
    this.settle()
    if (!this.isTold) this.flush()
    this.isTold = false
  }

  /** A line that only looks need not be watched on its way: its answer comes at once. */
  private finishLook(command: RunningCommand): void {
    const { world, pacing } = this.opened
    const { kernel } = world.cluster
    const limitMs = kernel.now + LOOK_LIMIT_MS
    while (!command.done && (kernel.nextAt ?? Infinity) <= limitMs) kernel.step()
    pacing.sync()
  }

  private settle(): void {
    const ended = this.waiting.filter(({ command }) => command.done)
    if (ended.length === 0) return
    this.waiting = this.waiting.filter(({ command }) => !command.done)
    if (this.waiting.length === 0 && ended.every(({ pauseAfter }) => pauseAfter)) this.stopFrames()
    this.flush()
    for (const { id, command, startedAtMs, resolve } of ended) {
      resolve({
        id,
        exitCode: command.exitCode ?? 0,
        startedAtMs,
        endedAtMs: this.opened.pacing.positionMs,
        input: command.input,
      })
    }
  }

  /** While frames run, the next one tells it anyway. */
  private told(): Promise<PlaybackState> {
    if (!this.playing) this.flush()
    return Promise.resolve(this.state)
  }

  private flush(): void {
    const { deltas, pacing } = this.opened
    const delta = deltas.take(this.state, (event) => pacing.isFollowed(event.seq))
    this.isTold = true
    for (const listener of this.deltaListeners) listener(delta)
  }

  private tell(id: string, stream: 'stdout' | 'stderr', text: string): void {
    for (const listener of this.outputListeners) listener({ id, stream, text })
  }

  private snapshot(atMs: number): Snapshot {
    const { history, number } = this.opened
    const past = history.look(atMs)
    const revision = past.objects.reduce((newest, object) => Math.max(newest, revisionOf(object)), 0)
    return { world: number, atMs, revision, objects: past.objects, facts: past.facts, trace: past.trace }
  }
}

/** A change of an object that is not mere bookkeeping. */
function matters({ kind, object }: TraceEvent): boolean {
  return kind === 'commit' && object !== null && !TRACE_KINDS_BESIDE.has(object.slice(0, object.indexOf('/')))
}

function noSuchFile(path: string): Error {
  return new Error(`${path}: no such file`)
}

function revisionOf({ metadata }: ApiObject): number {
  return Number(metadata.resourceVersion)
}
