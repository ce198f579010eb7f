/** Nodes with taints keep off Pods that do not tolerate them: strictly, or as a preference. */
// Models: pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go
import type { Node, Pod, Taint } from '../../../contract/api'
import { isTolerated } from '../../../contract/api/toleration'
import { SUCCESS, type AnyPlugin, type Verdict } from '../framework'
import { defaultNormalize } from '../normalize'

const UNTOLERATED: Verdict = { code: 'UnschedulableAndUnresolvable', reasons: ['node(s) had untolerated taint(s)'] }
const NONE: readonly Taint[] = []

export function fitsTaints(pod: Pod, node: Node, comparesNumbers = false): Verdict {
  for (const taint of node.spec.taints ?? NONE) {
    if (taint.effect !== 'PreferNoSchedule' && !isTolerated(taint, pod.spec.tolerations ?? [], comparesNumbers))
      return UNTOLERATED
  }
  return SUCCESS
}

/** How many taints the node would rather not see ignored; the fewer, the better. */
export function intolerableTaints(pod: Pod, node: Node, comparesNumbers = false): number {
  const preferring = (node.spec.taints ?? NONE).filter(({ effect }) => effect === 'PreferNoSchedule')
  if (preferring.length === 0) return 0
  const tolerations = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule')
  return preferring.filter((taint) => !isTolerated(taint, tolerations, comparesNumbers)).length
}

export const taintToleration: AnyPlugin = {
  name: 'TaintToleration',
  filter: ({ pod }, { node }) => fitsTaints(pod, node),
  score: ({ pod }, { node }) => intolerableTaints(pod, node),
  normalize: (scores) => defaultNormalize(scores, true),
}
