import {
  fitsTaints,
  intolerableTaints,
  taintToleration,
} from '../../../electron/cluster/scheduler/plugins/taint-toleration'
import type { Node, Taint, Toleration } from '../../../electron/contract/api'
import { isTolerated } from '../../../electron/contract/api/toleration'
import { type Adapter, UnknownFunction } from '../case'
import { nodeOf, podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    const comparesNumbers =
      (given.features as string[] | undefined)?.includes('TaintTolerationComparisonOperators') ?? false
    switch (given.check) {
      case 'filter':
        return fitsTaints(podOf(given.pod), nodeOf(given.node), comparesNumbers)
      case 'score':
        return scores(given.pod, given.nodes as Node[], comparesNumbers)
      case 'tolerates':
        return isTolerated(given.taint as Taint, given.tolerations as Toleration[], comparesNumbers)
      default:
        throw new UnknownFunction(given.check)
    }
  },
}

function scores(pod: unknown, nodes: readonly Node[], comparesNumbers: boolean): unknown {
  const raw = nodes.map((node) => intolerableTaints(podOf(pod), nodeOf(node), comparesNumbers))
  const normalized = taintToleration.normalize!(raw)
  return Object.fromEntries(nodes.map((node, index) => [node.metadata.name, normalized[index]]))
}
