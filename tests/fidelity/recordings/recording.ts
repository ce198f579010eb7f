/** A recording of a real cluster, in the form in which it was written down. */
import { readFileSync } from 'node:fs'
import type { ApiObject } from '../../../electron/contract/api'

export interface RecordedAction {
  /** Seconds after the scenario's start. */
  readonly t: number
  readonly dur?: number
  readonly cmd?: string
  /** What went into the command's standard input. */
  readonly manifest?: string
  /** Who typed it; the administrator unless said. */
  readonly as?: string
  readonly exit?: number
  readonly stdout?: string
  readonly stderr?: string
  /** Something that was done to a machine; a remark when it begins with `---`. */
  readonly action?: string
  /** A raw call to the API. */
  readonly http?: string
}

export interface RecordedChange {
  readonly t: number
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly kind: string
  readonly name: string
  readonly object?: ApiObject
  /** Path to new value, against the version before; `<removed>` for what is gone. */
  readonly changes?: Readonly<Record<string, unknown>>
}

export interface RecordedEvent {
  readonly t: number
  readonly type: string
  readonly reason: string
  /** `Pod/web-hash000001-aaaaa`. */
  readonly regarding: string
  readonly fieldPath?: string
  readonly message: string
  readonly component: string
  readonly host?: string
  readonly count?: number
  /** `MODIFIED` when it was told again, `DELETED` when it went with its namespace. */
  readonly watch?: string
}

export interface RecordedWrite {
  readonly t: number
  readonly user: string
  readonly verb: string
  readonly resource: string
  /** Null for a whole collection. */
  readonly name?: string | null
  readonly code: number
}

export interface Recording {
  readonly scenario: string
  readonly namespace: string
  readonly actions: readonly RecordedAction[]
  readonly final: Readonly<Record<string, { readonly stdout: string }>>
  readonly stream: readonly RecordedChange[]
  readonly events: readonly RecordedEvent[]
  readonly writes: readonly RecordedWrite[]
}

export function readRecording(path: string): Recording {
  return JSON.parse(readFileSync(path, 'utf8')) as Recording
}

/** Is this what a file of recordings looks like, and not one of vectors or of measurements? */
export function isRecording(content: object): content is Recording {
  return 'actions' in content && 'stream' in content && 'writes' in content
}
