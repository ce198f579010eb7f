/** A cordoned node takes no new Pods, but for those that tolerate it. */
// Models: pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable.go
import type { Node, Pod, Taint } from '../../../contract/api'
import { isTolerated } from '../../../contract/api/toleration'
import { SUCCESS, type AnyPlugin, type Verdict } from '../framework'

const UNSCHEDULABLE: Verdict = { code: 'UnschedulableAndUnresolvable', reasons: ['node(s) were unschedulable'] }
const CORDON: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }

export function fitsCordon(pod: Pod, node: Node): Verdict {
  if (!node.spec.unschedulable) return SUCCESS
  return isTolerated(CORDON, pod.spec.tolerations ?? []) ? SUCCESS : UNSCHEDULABLE
}

export const nodeUnschedulable: AnyPlugin = {
  name: 'NodeUnschedulable',
  filter: ({ pod }, { node }) => fitsCordon(pod, node),
}
