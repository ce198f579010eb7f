/** How long a Pod that found no node is left alone: 1 s, doubling, 10 s at the most. */
// Models: pkg/scheduler/backend/queue/backoff_queue.go: calculateBackoffDuration
export const INITIAL_BACKOFF_MS = 1000
export const MAX_BACKOFF_MS = 10_000

/** In the unit of its arguments. */
export function backoffDuration(failures: number, initial: number, maximum: number): number {
  if (failures <= 0) return 0
  let duration = initial
  for (let failure = 1; failure < failures; failure++) {
    if (duration > maximum - duration) return maximum
    duration += duration
  }
  return Math.min(duration, maximum)
}
