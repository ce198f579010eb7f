/** The past as the learner looks at it: one recorded instant, asked of the host as the playhead passes. */
import { shallowRef, type ShallowRef } from 'vue'
import type { ClusterHost } from '../../electron/contract/host'
import type { TraceEvent } from '../../electron/contract/trace'
import { latestOnly } from './latest-only'
import { pictureOf, type Picture } from './picture'

/** How far back the trace around an instant goes: enough for labels and causes on the stage. */
const TRACE_BEHIND_MS = 30_000
const MOST_BEHIND = 400
/** Wall ms for which the events to come are known beforehand, so that a flight can be slowed from its first moment on. */
const AHEAD_WALL_MS = 500
const AHEAD_AT_LEAST_MS = 1000
const MOST_AHEAD = 3000

/** What is known at and around one instant. */
export interface PastPicture extends Picture {
  /** Events after the instant, up to `knownUntilMs`. */
  readonly ahead: readonly TraceEvent[]
  readonly knownUntilMs: number
}

export interface LookingBack {
  /** The newest answer; `null` while the learner is at now. */
  readonly picture: Readonly<ShallowRef<PastPicture | null>>
  /** `speed` in simulated ms a wall ms: how far ahead there is to be known. */
  look(atMs: number, speed: number): Promise<void>
  leave(): void
}

/** `kept` answers for the events that the page still has; older ones are asked of the host. */
export function createLookingBack(
  host: Pick<ClusterHost, 'at' | 'trace'>,
  kept: (fromMs: number) => readonly TraceEvent[] | null,
): LookingBack {
  const picture = shallowRef<PastPicture | null>(null)
  let visit = 0

  const ask = latestOnly<{ atMs: number; speed: number; visit: number }>(async (wish) => {
    const atMs = Math.floor(wish.atMs)
    const knownUntilMs = atMs + Math.max(AHEAD_AT_LEAST_MS, wish.speed * AHEAD_WALL_MS)
    const [snapshot, { behind, ahead }] = await Promise.all([host.at(atMs), eventsAround(atMs, knownUntilMs)])
    // An answer that comes after the learner went back to now belongs to nobody.
    if (wish.visit === visit) picture.value = { ...pictureOf(snapshot, behind), ahead, knownUntilMs }
  })

  async function eventsAround(atMs: number, untilMs: number) {
    const fromMs = Math.max(0, atMs - TRACE_BEHIND_MS)
    const events = kept(fromMs)
    if (events) {
      const later = events.filter(({ at }) => at > atMs && at <= untilMs)
      return { behind: events.filter(({ at }) => at <= atMs), ahead: later }
    }
    const [behind, ahead] = await Promise.all([
      host.trace(fromMs, atMs + 1, MOST_BEHIND),
      host.trace(atMs + 1, untilMs + 1, MOST_AHEAD),
    ])
    return { behind, ahead }
  }

  return {
    picture,
    look: (atMs, speed) => ask({ atMs, speed, visit }),
    leave() {
      visit++
      picture.value = null
    },
  }
}
