/** Two Pods cannot hold the same port of a node. */
// Models: pkg/scheduler/framework/plugins/nodeports/node_ports.go, pkg/scheduler/framework/types.go: HostPortInfo
import type { ContainerPort } from '../../../contract/api'
import { SKIP, SUCCESS, type AnyPlugin, type Verdict } from '../framework'

const CONFLICT: Verdict = {
  code: 'Unschedulable',
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
}
const ANY_ADDRESS = '0.0.0.0'

/** 0.0.0.0 is every address of the node. */
export function isPortConflict(a: ContainerPort, b: ContainerPort): boolean {
  if (a.hostPort !== b.hostPort || (a.protocol ?? 'TCP') !== (b.protocol ?? 'TCP')) return false
  const [left, right] = [a.hostIP || ANY_ADDRESS, b.hostIP || ANY_ADDRESS]
  return left === right || left === ANY_ADDRESS || right === ANY_ADDRESS
}

export const nodePorts: AnyPlugin = {
  name: 'NodePorts',
  preFilter: ({ hostPorts }) => (hostPorts.length === 0 ? SKIP : SUCCESS),
  filter: ({ hostPorts }, { pods }) => {
    for (const { hostPorts: used } of pods.values()) {
      for (const port of used) if (hostPorts.some((wanted) => isPortConflict(wanted, port))) return CONFLICT
    }
    return SUCCESS
  },
}
