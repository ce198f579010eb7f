/** A ClusterHost without a cluster: tests say what it has recorded and when it answers. */
import { isIncomplete } from '../../electron/shell/syntax/parse'
import type {
  ClusterHost,
  CommandResult,
  Delta,
  OutputChunk,
  PlaybackState,
  Snapshot,
  TypedLine,
} from '../../electron/contract/host'
import type { TraceEvent } from '../../electron/contract/trace'

const STATE: PlaybackState = { nowMs: 0, playing: false, speed: 1, rate: 1, floorMs: 0, following: 0 }

export class FakeHost implements ClusterHost {
  state = STATE
  world = 0
  /** Every call, as `name argument …`. */
  readonly calls: string[] = []
  /** What was recorded; `trace` and `at` answer from here. */
  recorded: TraceEvent[] = []
  snapshotAt: (atMs: number) => Partial<Snapshot> = () => ({})
  answerLine: (line: TypedLine) => Promise<Partial<CommandResult>> = () => Promise.resolve({})
  candidates: readonly string[] = []
  private readonly deltaListeners = new Set<(delta: Delta) => void>()
  private readonly outputListeners = new Set<(chunk: OutputChunk) => void>()

  open(): Promise<Snapshot> {
    this.world++
    this.state = STATE
    return this.at(0)
  }

  async run(line: TypedLine): Promise<CommandResult> {
    this.calls.push(`run ${line.text}`)
    return { id: line.id, exitCode: 0, startedAtMs: 0, endedAtMs: 0, input: 1, ...(await this.answerLine(line)) }
  }

  interrupt(id: string): Promise<void> {
    this.calls.push(`interrupt ${id}`)
    return Promise.resolve()
  }

  play = () => this.change('play', { playing: true, rate: this.state.speed })
  pause = () => this.change('pause', { playing: false, rate: 0 })
  step = (target: string) => this.change(`step ${target}`, { nowMs: this.state.nowMs + 10, playing: false })
  setSpeed = (speed: number) => this.change(`setSpeed ${speed}`, { speed })
  follow = (following: number) => this.change(`follow ${following}`, { following })

  at(atMs: number): Promise<Snapshot> {
    this.calls.push(`at ${atMs}`)
    const empty = { world: this.world, atMs, revision: 0, objects: [], facts: [], trace: [] }
    return Promise.resolve({ ...empty, ...this.snapshotAt(atMs) })
  }

  trace(fromMs: number, toMs: number): Promise<readonly TraceEvent[]> {
    return Promise.resolve(this.recorded.filter(({ at }) => fromMs <= at && at < toMs))
  }

  overview = (buckets: number) => Promise.resolve({ fromMs: 0, toMs: buckets, lanes: [], marks: [] })

  why: ClusterHost['why'] = (subject, atMs) => {
    this.calls.push(`why ${subject} ${atMs}`)
    return Promise.resolve({ subject, steps: [] })
  }

  /** The learner's home. */
  home: Readonly<Record<string, string>> = {}
  files = () => Promise.resolve(Object.keys(this.home).sort())
  readFile(path: string): Promise<string> {
    const text = this.home[path]
    return text === undefined ? Promise.reject(new Error(`${path}: no such file`)) : Promise.resolve(text)
  }

  writeFile(path: string, text: string): Promise<void> {
    this.calls.push(`writeFile ${path}`)
    this.home = { ...this.home, [path]: text }
    return Promise.resolve()
  }

  deleteFile(path: string): Promise<void> {
    this.calls.push(`deleteFile ${path}`)
    this.home = Object.fromEntries(Object.entries(this.home).filter(([name]) => name !== path))
    return Promise.resolve()
  }

  finishEdit(id: number, text: string | null): Promise<void> {
    this.calls.push(`finishEdit ${id} ${text}`)
    return Promise.resolve()
  }

  complete = () => Promise.resolve(this.candidates)
  wantsMore = (text: string) => Promise.resolve(isIncomplete(text))

  onDelta(listener: (delta: Delta) => void): () => void {
    this.deltaListeners.add(listener)
    return () => this.deltaListeners.delete(listener)
  }

  onOutput(listener: (chunk: OutputChunk) => void): () => void {
    this.outputListeners.add(listener)
    return () => this.outputListeners.delete(listener)
  }

  /** The world has gone on to `nowMs`, and this happened. */
  send(nowMs: number, happened: Partial<Delta> = {}): void {
    this.state = { ...this.state, nowMs }
    const quiet = {
      world: this.world,
      state: this.state,
      objects: [],
      trace: [],
      routine: [],
      facts: [],
      files: [],
      edits: [],
    }
    for (const listener of this.deltaListeners) listener({ ...quiet, ...happened })
  }

  say(id: string, text: string, stream: OutputChunk['stream'] = 'stdout'): void {
    for (const listener of this.outputListeners) listener({ id, stream, text })
  }

  private change(call: string, change: Partial<PlaybackState>): Promise<PlaybackState> {
    this.calls.push(call)
    this.state = { ...this.state, ...change }
    return Promise.resolve(this.state)
  }
}

export function event(seq: number, at: number, more: Partial<TraceEvent> = {}): TraceEvent {
  return {
    seq,
    at,
    durationMs: 0,
    kind: 'request',
    from: 'kubectl',
    to: 'kube-apiserver',
    verb: 'create',
    object: null,
    outcome: 'sent',
    cause: 0,
    because: [],
    ...more,
  }
}
