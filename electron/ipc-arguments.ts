/** What each method of the host accepts from the page. A page that was taken over can still only say these things. */
import * as v from 'valibot'
import type { ClusterHost, HostMethod } from './contract/host'
import { LONGEST_PART } from './host/parts'

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const text = (max: number) => v.pipe(v.string(), v.maxLength(max))

const timeMs = v.pipe(v.number(), v.finite(), v.minValue(0))
const seq = whole(0, Number.MAX_SAFE_INTEGER)
const lineId = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const lineText = text(1024 * 1024) // A here-document may carry a long manifest.
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
const fileText = text(16 * 1024 * 1024)

const worldConfig = v.strictObject({
  seed: whole(0, 2 ** 32 - 1),
  workers: whole(1, 5000),
  historyBytes: v.optional(whole(0, 2 ** 34)),
})

export const hostArguments = {
  open: v.strictTuple([worldConfig]),
  run: v.strictTuple([v.strictObject({ id: lineId, text: lineText })]),
  interrupt: v.strictTuple([lineId]),
  play: v.strictTuple([]),
  pause: v.strictTuple([]),
  setSpeed: v.strictTuple([v.pipe(v.number(), v.minValue(0.001), v.maxValue(100))]),
  step: v.strictTuple([v.picklist(['event', 'matter'])]),
  follow: v.strictTuple([seq]),
  at: v.strictTuple([timeMs]),
  trace: v.strictTuple([timeMs, timeMs, whole(0, 1_000_000)]),
  overview: v.strictTuple([whole(1, 10_000)]),
  why: v.strictTuple([v.union([path, seq]), timeMs]),
  files: v.strictTuple([]),
  readFile: v.strictTuple([path]),
  writeFile: v.strictTuple([path, fileText]),
  deleteFile: v.strictTuple([path]),
  finishEdit: v.strictTuple([seq, v.nullable(fileText)]),
  complete: v.strictTuple([lineText, whole(0, 1024 * 1024)]),
  wantsMore: v.strictTuple([lineText]),
} satisfies { [Method in HostMethod]: v.GenericSchema<unknown, Readonly<Parameters<ClusterHost[Method]>>> }

/** What one message of a call is made of: which call it belongs to, and a part of the arguments, or nothing to hear on. */
export const callArguments = v.union([
  v.strictTuple([v.pipe(v.string(), v.uuid())]),
  v.strictTuple([
    v.pipe(v.string(), v.uuid()),
    v.strictObject({ text: text(LONGEST_PART), first: v.boolean(), last: v.boolean() }),
  ]),
])

export const settingsArguments = {
  load: v.strictTuple([]),
  save: v.strictTuple([text(1024 * 1024)]),
}

/** The arguments, when they fit; otherwise an error that names the first thing that does not. */
export function checked(schema: v.GenericSchema, name: string, args: unknown): readonly unknown[] {
  const result = v.safeParse(schema, args)
  if (result.success) return result.output as readonly unknown[]
  const [issue] = result.issues
  throw new TypeError(`${name}: ${v.getDotPath(issue) ?? 'arguments'}: ${issue.message}`)
}
