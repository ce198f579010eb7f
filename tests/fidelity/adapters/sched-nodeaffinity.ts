import { podInfoOf } from '../../../electron/cluster/scheduler/cache/pod-info'
import { nodeAffinity } from '../../../electron/cluster/scheduler/plugins/node-affinity'
import type { Node } from '../../../electron/contract/api'
import { type Adapter, UnknownFunction } from '../case'
import { nodeInfoOf, podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    if (given.pluginArgs) throw new UnknownFunction('addedAffinity')
    const pod = podInfoOf(podOf(given.pod))
    if (given.check === 'filter')
      return { preFilter: nodeAffinity.preFilter!(pod), filter: nodeAffinity.filter!(pod, nodeInfoOf(given.node)) }
    if (given.check !== 'score') throw new UnknownFunction(given.check)
    const nodes = given.nodes as Node[]
    // A plugin that is skipped adds nothing to any node.
    if (nodeAffinity.preScore!(pod, []).code === 'Skip')
      return { preScore: 'Skip', ...Object.fromEntries(nodes.map(({ metadata }) => [metadata.name, 0])) }
    const normalized = nodeAffinity.normalize!(nodes.map((node) => nodeAffinity.score!(pod, nodeInfoOf(node))))
    return Object.fromEntries(nodes.map((node, index) => [node.metadata.name, normalized[index]]))
  },
}
