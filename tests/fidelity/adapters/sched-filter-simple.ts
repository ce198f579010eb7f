import { podInfoOf } from '../../../electron/cluster/scheduler/cache/pod-info'
import { fitsNodeName } from '../../../electron/cluster/scheduler/plugins/node-name'
import { nodePorts } from '../../../electron/cluster/scheduler/plugins/node-ports'
import { fitsCordon } from '../../../electron/cluster/scheduler/plugins/node-unschedulable'
import { passesGates } from '../../../electron/cluster/scheduler/plugins/scheduling-gates'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { nodeInfoOf, nodeOf, podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    switch (given.plugin) {
      case 'NodeName':
        return fitsNodeName(podOf(given.pod), nodeOf(given.node))
      case 'NodeUnschedulable':
        return fitsCordon(podOf(given.pod), nodeOf(given.node))
      case 'NodePorts':
        return ports(given)
      case 'SchedulingGates':
        return passesGates(podOf(given.pod))
      default:
        throw new UnknownFunction(given.plugin)
    }
  },
}

function ports({ pod, podsOnNode }: Given): unknown {
  const info = podInfoOf(podOf(pod))
  const preFilter = nodePorts.preFilter!(info)
  if (preFilter.code === 'Skip') return { preFilter }
  return { preFilter, filter: nodePorts.filter!(info, nodeInfoOf({}, podsOnNode as unknown[])) }
}
