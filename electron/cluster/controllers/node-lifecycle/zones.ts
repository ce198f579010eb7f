/** How sick a zone is, and how fast its nodes may be tainted: a network split must not empty a whole zone. */
// Models: pkg/controller/nodelifecycle/node_lifecycle_controller.go: ComputeZoneState, setLimiterInZone, handleDisruption
import type { Node, NodeCondition } from '../../../contract/api'

export type ZoneState = 'Initial' | 'Normal' | 'PartialDisruption' | 'FullDisruption'

const UNHEALTHY_ZONE_THRESHOLD = 0.55
const LARGE_ZONE_NODES = 50
const EVICTIONS_PER_SECOND = 0.1
const SECONDARY_EVICTIONS_PER_SECOND = 0.01
const EXCLUDED = 'node.kubernetes.io/exclude-disruption'

/** `region:zone`; '' for nodes that name neither. */
export function zoneOf({ metadata }: Pick<Node, 'metadata'>): string {
  const labels = metadata.labels ?? {}
  const region = labels['topology.kubernetes.io/region'] ?? labels['failure-domain.beta.kubernetes.io/region'] ?? ''
  const zone = labels['topology.kubernetes.io/zone'] ?? labels['failure-domain.beta.kubernetes.io/zone'] ?? ''
  return region === '' && zone === '' ? '' : `${region}:${zone}`
}

/** Some nodes are not asked when a zone's health is weighed. */
export function countsForZone({ metadata }: Pick<Node, 'metadata'>): boolean {
  return metadata.labels?.[EXCLUDED] === undefined
}

/** One dead node of few is no disruption; more than two, and more than half of the zone, is. */
export function zoneStateOf(readyConditions: readonly (NodeCondition | undefined)[]): ZoneState {
  const ready = readyConditions.filter((condition) => condition?.status === 'True').length
  const notReady = readyConditions.length - ready
  if (ready === 0 && notReady > 0) return 'FullDisruption'
  return notReady > 2 && notReady / (notReady + ready) >= UNHEALTHY_ZONE_THRESHOLD ? 'PartialDisruption' : 'Normal'
}

/** Nodes tainted NoExecute a second. */
export function evictionRate(state: ZoneState, zoneSize: number): number {
  if (state !== 'PartialDisruption') return EVICTIONS_PER_SECOND
  return zoneSize > LARGE_ZONE_NODES ? SECONDARY_EVICTIONS_PER_SECOND : 0
}

/** What a pass over all nodes means for the zones. */
export interface ZoneDecision {
  readonly states: ReadonlyMap<string, ZoneState>
  /** New rates, only of the zones whose rate changes. */
  readonly rates: ReadonlyMap<string, number>
  /** Every node everywhere looks dead: more likely it is the controller that is cut off. */
  readonly enteredFullDisruption: boolean
  readonly leftFullDisruption: boolean
}

type Conditions = ReadonlyMap<string, readonly (NodeCondition | undefined)[]>

export function decideZones(old: ReadonlyMap<string, ZoneState>, conditions: Conditions): ZoneDecision {
  const fresh = new Map([...conditions].map(([zone, ready]) => [zone, zoneStateOf(ready)]))
  const before = new Map([...fresh.keys()].map((zone) => [zone, old.get(zone) ?? 'Initial']))
  const isDark = (states: ReadonlyMap<string, ZoneState>): boolean =>
    [...states.values()].every((state) => state === 'FullDisruption')
  const [isNow, was] = [isDark(fresh), isDark(before)]
  const isStuck = isNow && was
  const rates = new Map<string, number>()
  for (const [zone, state] of fresh) {
    if (isStuck) continue
    if (isNow) rates.set(zone, 0)
    else if (was || before.get(zone) !== state) rates.set(zone, evictionRate(state, conditions.get(zone)?.length ?? 0))
  }
  return { states: fresh, rates, enteredFullDisruption: isNow && !was, leftFullDisruption: was && !isNow }
}
