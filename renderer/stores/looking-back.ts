/** The past as the learner looks at it: one recorded instant, asked of the host as the playhead passes. */
import { shallowRef, type ShallowRef } from 'vue'
import type { ClusterHost } from '../../electron/contract/host'
import { latestOnly } from './latest-only'
import { pictureOf, type Picture } from './picture'

/** How far back the trace around an instant goes: enough for labels and causes on the stage. */
const TRACE_BEHIND_MS = 30_000
const MOST_EVENTS = 400

export interface LookingBack {
  /** The newest answer; `null` while the learner is at now. */
  readonly picture: Readonly<ShallowRef<Picture | null>>
  look(atMs: number): Promise<void>
  leave(): void
}

export function createLookingBack(host: Pick<ClusterHost, 'at' | 'trace'>): LookingBack {
  const picture = shallowRef<Picture | null>(null)
  let visit = 0

  const ask = latestOnly<{ atMs: number; visit: number }>(async (wish) => {
    const atMs = Math.floor(wish.atMs)
    const [snapshot, earlier] = await Promise.all([
      host.at(atMs),
      host.trace(Math.max(0, atMs - TRACE_BEHIND_MS), atMs + 1, MOST_EVENTS),
    ])
    // An answer that comes after the learner went back to now belongs to nobody.
    if (wish.visit === visit) picture.value = pictureOf(snapshot, earlier)
  })

  return {
    picture,
    look: (atMs) => ask({ atMs, visit }),
    leave() {
      visit++
      picture.value = null
    },
  }
}
