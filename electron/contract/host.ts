/** What a renderer may ask of a simulated cluster, wherever that cluster runs. Both sides of a boundary hold this type. */
import type { ApiObject } from './api'
import type { ComponentName, Fact, ObjectPath, RoutineCount, TraceEvent } from './trace'

export interface WorldConfig {
  /** Any unsigned 32-bit integer. Same seed, config and inputs: same bytes. */
  readonly seed: number
  /** Number of worker nodes, 1 to 5000. */
  readonly workers: number
  /** Budget for looking back; 0 keeps nothing. Default 256 MiB. */
  readonly historyBytes?: number
}

export interface PlaybackState {
  /** The cluster's own time: simulated ms since its start. */
  readonly nowMs: number
  readonly playing: boolean
  /** Simulated ms a wall ms in quiet stretches, 0.001 to 100. */
  readonly speed: number
  /** Simulated ms a wall ms just now: less than `speed` while a followed flight is on its wire. */
  readonly rate: number
  /** Lowest time that looking back can reach. */
  readonly floorMs: number
  /** The trace event being followed (an input), or 0. */
  readonly following: number
}

/** An object as etcd holds it at some instant, or `null` when it is gone. */
export interface ObjectChange {
  readonly at: number
  readonly revision: number
  readonly path: ObjectPath
  readonly object: ApiObject | null
}

/** What happened since the last message. At most 60 a second, each at most 64 KiB on the wire. */
export interface Delta {
  /** Which world these come from; grows with every `open`. Messages of an older world are to be dropped. */
  readonly world: number
  readonly state: PlaybackState
  readonly objects: readonly ObjectChange[]
  readonly trace: readonly TraceEvent[]
  readonly routine: readonly RoutineCount[]
  readonly facts: readonly Fact[]
  /** Files of the learner's home that were written or removed, by whomever. */
  readonly files: readonly string[]
  /** Texts that commands lay before the learner. */
  readonly edits: readonly EditNews[]
}

/** A command such as `kubectl edit` waits until the learner has edited a text. */
export interface EditNews {
  readonly id: number
  /** What the command calls the file. */
  readonly fileName: string
  /** Null when nobody waits for it any more. */
  readonly text: string | null
}

/** The whole picture at one instant. */
export interface Snapshot {
  readonly world: number
  readonly atMs: number
  readonly revision: number
  readonly objects: readonly ApiObject[]
  readonly facts: readonly Fact[]
  /** Flights on their wires at `atMs`, and what ended within the last second before it. */
  readonly trace: readonly TraceEvent[]
}

/** A typed line; `id` is the caller's, and names the line in output events. */
export interface TypedLine {
  readonly id: string
  readonly text: string
}

export interface CommandResult {
  readonly id: string
  readonly exitCode: number
  readonly startedAtMs: number
  readonly endedAtMs: number
  /** The trace event of kind `input` that this line entered the cluster with, or 0 when it never entered. */
  readonly input: number
}

export interface OutputChunk {
  readonly id: string
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** One step of an answer to "why?": from the thing back to a learner's act, a timer or a fault. */
export interface WhyStep {
  readonly event: TraceEvent
  /** Message key in the `why` texts of either language, with its values. */
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface WhyChain {
  readonly subject: ObjectPath | number
  /** Oldest first: the root, then each consequence, and last the thing asked about. */
  readonly steps: readonly WhyStep[]
}

/** A mark on the timeline: what the learner did, what broke, what changed for the better or the worse. */
export interface TimelineMark {
  readonly at: number
  readonly seq: number
  readonly kind: 'input' | 'fault' | 'ready' | 'failing'
  readonly label: string
}

/** Counts per lane and bucket, to draw the whole history in one glance. */
export interface TimelineOverview {
  readonly fromMs: number
  readonly toMs: number
  readonly lanes: readonly { readonly component: ComponentName; readonly counts: readonly number[] }[]
  readonly marks: readonly TimelineMark[]
}

export type TraceTarget = 'event' | 'matter'

export interface ClusterHost {
  /** Starts a fresh cluster and plays it, without drawing, until its nodes are Ready. */
  open(config: WorldConfig): Promise<Snapshot>
  /** Runs one line of the terminal; resolves when it has ended. Simulated time passes only as the host plays. */
  run(line: TypedLine): Promise<CommandResult>
  /** Ctrl+C: ends the running line with exit code 130. */
  interrupt(id: string): Promise<void>
  play(): Promise<PlaybackState>
  pause(): Promise<PlaybackState>
  setSpeed(speed: number): Promise<PlaybackState>
  /** Plays one event (`event`), or up to the next one that matters (`matter`: an object changed its state), then pauses. */
  step(target: TraceTarget): Promise<PlaybackState>
  /** Slows each flight that descends from this input; 0 follows nothing. New lines are followed by themselves. */
  follow(input: number): Promise<PlaybackState>
  /** The picture at an instant between `floorMs` and `nowMs`. */
  at(atMs: number): Promise<Snapshot>
  /** Trace events with `fromMs <= at < toMs`, oldest first, at most `limit` (the newest of them when more). */
  trace(fromMs: number, toMs: number, limit: number): Promise<readonly TraceEvent[]>
  overview(buckets: number): Promise<TimelineOverview>
  /** Why is this object, or this event, as it is? Reads the past up to `atMs` only. */
  why(subject: ObjectPath | number, atMs: number): Promise<WhyChain>
  /** Files of the learner's home folder. */
  files(): Promise<readonly string[]>
  readFile(path: string): Promise<string>
  writeFile(path: string, text: string): Promise<void>
  deleteFile(path: string): Promise<void>
  /** Gives a command the text that it waits for; null gives up. Rejects when nobody waits. */
  finishEdit(id: number, text: string | null): Promise<void>
  /** Completions for the word that ends at `cursor`. */
  complete(text: string, cursor: number): Promise<readonly string[]>
  /** Whether a line goes on below: an open quote, a here-document without its end, `for` without `done`. */
  wantsMore(text: string): Promise<boolean>

  onDelta(listener: (delta: Delta) => void): () => void
  onOutput(listener: (chunk: OutputChunk) => void): () => void
}

/** The keys from which every boundary derives its channels. */
export const hostMethods = [
  'open', 'run', 'interrupt', 'play', 'pause', 'setSpeed', 'step', 'follow', 'at', 'trace', 'overview', 'why',
  'files', 'readFile', 'writeFile', 'deleteFile', 'finishEdit', 'complete', 'wantsMore',
] as const satisfies readonly (keyof ClusterHost)[] // prettier-ignore
export const hostEvents = ['onDelta', 'onOutput'] as const satisfies readonly (keyof ClusterHost)[]
export type HostMethod = (typeof hostMethods)[number]
export type HostEvent = (typeof hostEvents)[number]
