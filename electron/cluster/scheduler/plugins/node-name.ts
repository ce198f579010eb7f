/** A Pod that names its node goes nowhere else. */
// Models: pkg/scheduler/framework/plugins/nodename/node_name.go
import type { Node, Pod } from '../../../contract/api'
import { SUCCESS, type AnyPlugin, type Verdict } from '../framework'

const MISMATCH: Verdict = {
  code: 'UnschedulableAndUnresolvable',
  reasons: ["node(s) didn't match the requested node name"],
}

export function fitsNodeName(pod: Pod, node: Node): Verdict {
  return !pod.spec.nodeName || pod.spec.nodeName === node.metadata.name ? SUCCESS : MISMATCH
}

export const nodeName: AnyPlugin = {
  name: 'NodeName',
  filter: ({ pod }, { node }) => fitsNodeName(pod, node),
}
