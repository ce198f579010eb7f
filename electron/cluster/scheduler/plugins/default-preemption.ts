/** What evicting others would bring. */
// Models: pkg/scheduler/framework/preemption/preemption.go: Preempt, findCandidates; dynamicresources: PostFilter
// Simplified: nobody is ever evicted for another Pod: all run at priority 0, where there are no victims. The texts are the real ones.
import type { PodInfo } from '../cache/pod-info'
import { fitErrorText } from '../fit-error'
import type { AnyPlugin, NodeVerdict } from '../framework'

const NOT_HELPFUL = 'Preemption is not helpful for scheduling'
const NO_VICTIMS = 'No preemption victims found for incoming pod'
/** The dynamic resources plugin speaks first. */
const NO_CLAIMS = 'no new claims to deallocate, '

export function preemptionText({ pod }: PodInfo, verdicts: ReadonlyMap<string, NodeVerdict>, nodes: number): string {
  if (pod.spec.preemptionPolicy === 'Never')
    return `${NO_CLAIMS}preemption: not eligible due to preemptionPolicy=Never.`
  const reasons = [...verdicts.values()].map(({ code }) => [code === 'Unschedulable' ? NO_VICTIMS : NOT_HELPFUL])
  return `${NO_CLAIMS}preemption: ${fitErrorText({ nodes, reasons })}`
}

export const defaultPreemption: AnyPlugin = { name: 'DefaultPreemption', postFilter: preemptionText }
