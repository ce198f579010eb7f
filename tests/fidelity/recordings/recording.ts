/** A recording of a real cluster, as far as it is compared here. */
import { readFileSync } from 'node:fs'

export interface RecordedAction {
  /** Seconds after the scenario's start. */
  readonly t: number
  readonly cmd?: string
  readonly manifest?: string
  readonly exit?: number
}

export interface RecordedWrite {
  readonly user: string
  readonly verb: string
  readonly resource: string
  readonly name?: string
  readonly code: number
}

export interface RecordedEvent {
  readonly type: string
  readonly reason: string
  readonly regarding: string
  readonly message: string
  readonly component: string
}

export interface Recording {
  readonly namespace: string
  readonly actions: readonly RecordedAction[]
  readonly writes: readonly RecordedWrite[]
  readonly events: readonly RecordedEvent[]
}

export function readRecording(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`../data/golden/${name}.json`, import.meta.url), 'utf8')) as Recording
}
