import type { WallClock } from '../../electron/host/wall-clock'

/** A wall clock that never waits: time passes as fast as the host asks for it. */
export function fastClock(): WallClock {
  let nowMs = 0
  return {
    now: () => nowMs,
    after(delayMs, act) {
      const timer = setImmediate(() => {
        nowMs += delayMs
        act()
      })
      return () => { clearImmediate(timer) } // prettier-ignore
    },
  }
}
