import type { Pod } from '../../../electron/contract/api'
import { podInfoOf } from '../../../electron/cluster/scheduler/cache/pod-info'
import { fitErrorText } from '../../../electron/cluster/scheduler/fit-error'
import { defaultNormalize } from '../../../electron/cluster/scheduler/normalize'
import { defaultPluginWeight } from '../../../electron/cluster/scheduler/plugins'
import { isBefore } from '../../../electron/cluster/scheduler/plugins/priority-sort'
import { backoffDuration } from '../../../electron/cluster/scheduler/queue/backoff-duration'
import { feasibleNodesToFind } from '../../../electron/cluster/scheduler/sampling'
import { compareCandidates, type Candidate } from '../../../electron/cluster/scheduler/select-host'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'defaultNormalize':
        return defaultNormalize(given.scores as number[], given.reverse as boolean, given.maxPriority as number)
      case 'queueLess':
        return isBefore(queued(given.p1), queued(given.p2))
      case 'backoff':
        return { ns: backoffDuration(given.failures as number, given.initialNs as number, given.maxNs as number) }
      case 'numFeasibleNodes':
        return feasibleNodesToFind(
          given.nodes as number,
          given.globalPercentage as number,
          given.profilePercentage as number | null,
        )
      case 'nodeHeapOrder':
        return [...(given.list as Candidate[])].sort(compareCandidates)
      case 'podRequests':
        return podRequests(given.pod as Pod)
      case 'fitError':
        return fitError(given)
      case 'defaultPluginWeight':
        return defaultPluginWeight(given.plugin as string)
      default:
        throw new UnknownFunction(given.fn)
    }
  },
}

function queued(waiting: unknown): Parameters<typeof isBefore>[0] {
  const { pod, timestamp } = waiting as { readonly pod: Pod; readonly timestamp?: string }
  return { pod: podInfoOf(podOf(pod)), addedAtMs: timestamp ? Date.parse(timestamp) : 0 }
}

function podRequests(pod: Pod): unknown {
  const { requests, nonZero } = podInfoOf(podOf(pod))
  const { cpuMilli, memoryBytes } = requests
  return {
    resource: { milliCPU: cpuMilli, memory: memoryBytes },
    non0CPU: nonZero.cpuMilli,
    non0Mem: nonZero.memoryBytes,
  }
}

function fitError({ numAllNodes, nodeReasons, preFilterMsg, postFilterMsg }: Given): string {
  return fitErrorText({
    nodes: numAllNodes as number,
    reasons: Object.values(nodeReasons as Record<string, string[]>),
    preFilterMessage: preFilterMsg as string | undefined,
    postFilterMessage: postFilterMsg as string | undefined,
  })
}
