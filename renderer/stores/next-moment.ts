/** Finds where a step through recorded history lands. */
import type { ClusterHost, TraceTarget } from '../../electron/contract/host'
import type { TraceEvent } from '../../electron/contract/trace'

const FIRST_SPAN_MS = 500
const LONGEST_SPAN_MS = 64_000
const MOST_EVENTS = 5000

/** What happened, the learner's doings, and writes to etcd: an object is different afterwards. */
const MATTERS: ReadonlySet<TraceEvent['kind']> = new Set([
  'input',
  'fault',
  'commit',
  'process',
  'silenced',
  'deadline',
])

/** Time of the first recorded event after `afterMs`, or `null` when there is none before `untilMs`. */
export async function nextMoment(
  host: Pick<ClusterHost, 'trace'>,
  afterMs: number,
  untilMs: number,
  target: TraceTarget,
): Promise<number | null> {
  let fromMs = Math.floor(afterMs) + 1
  for (let spanMs = FIRST_SPAN_MS; fromMs <= untilMs; spanMs = Math.min(spanMs * 2, LONGEST_SPAN_MS)) {
    const events = await host.trace(fromMs, fromMs + spanMs, MOST_EVENTS)
    const next = events.find((event) => event.at <= untilMs && (target === 'event' || MATTERS.has(event.kind)))
    if (next) return next.at
    fromMs += spanMs
  }
  return null
}
