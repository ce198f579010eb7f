import { podInfoOf } from '../../../electron/cluster/scheduler/cache/pod-info'
import { fitVerdict, insufficientResources } from '../../../electron/cluster/scheduler/plugins/node-resources-fit'
import type { Adapter } from '../case'
import { nodeInfoOf, podOf } from './objects'

export const adapter: Adapter = {
  run({ pod, node, podsOnNode, pluginArgs }) {
    const { ignoredResourceGroups = [] } = (pluginArgs ?? {}) as { ignoredResourceGroups?: readonly string[] }
    const insufficient = insufficientResources(
      podInfoOf(podOf(pod)),
      nodeInfoOf(node, podsOnNode as unknown[]),
      new Set(ignoredResourceGroups),
    )
    return { ...fitVerdict(insufficient), insufficient }
  },
}
