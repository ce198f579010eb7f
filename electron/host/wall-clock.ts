/** Real time, as the host sees it: injected, so that tests may say what time it is. */
export interface WallClock {
  /** Ms since some fixed moment; never goes back. */
  now(): number
  /** Calls `act` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, act: () => void): () => void
}

export const systemClock: WallClock = {
  now: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => { clearTimeout(timer) } // prettier-ignore
  },
}
