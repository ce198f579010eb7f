/** Sizes of a cluster and what they are worth; they overlap, so that a cluster at a border does not go to and fro. */
export const TTL_STEPS = [
  { least: 0, most: 100, ttlSeconds: 0 },
  { least: 90, most: 500, ttlSeconds: 15 },
  { least: 450, most: 1000, ttlSeconds: 30 },
  { least: 900, most: 2000, ttlSeconds: 60 },
  { least: 1800, most: Infinity, ttlSeconds: 300 },
] as const

/** One up or one down, or where it was. */
export function nextStep(step: number, nodes: number): number {
  const { least, most } = TTL_STEPS[step]!
  if (nodes > most) return step + 1
  return nodes < least ? step - 1 : step
}
