/** In a large cluster it is enough to find enough nodes; looking at all of them would cost more than it gains. */
// Models: pkg/scheduler/schedule_one.go: numFeasibleNodesToFind
const FEWEST_NODES = 100
const FEWEST_PERCENT = 5

/** A percentage of 0 means: worked out from the size of the cluster. The profile's own goes before the global one. */
export function feasibleNodesToFind(
  nodes: number,
  globalPercentage: number,
  profilePercentage: number | null = null,
): number {
  if (nodes < FEWEST_NODES) return nodes
  const asked = profilePercentage ?? globalPercentage
  const percentage = asked === 0 ? Math.max(FEWEST_PERCENT, 50 - Math.trunc(nodes / 125)) : asked
  return Math.max(FEWEST_NODES, Math.trunc((nodes * percentage) / 100))
}
