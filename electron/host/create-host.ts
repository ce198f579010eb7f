import type { ClusterHost } from '../contract/host'
import { SimulationHost } from './simulation-host'
import { systemClock, type WallClock } from './wall-clock'

/** A host that runs the cluster in this thread, at the pace of `clock`. */
export function createHost(clock: WallClock = systemClock): ClusterHost {
  return new SimulationHost(clock)
}
