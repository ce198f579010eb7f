import type { NodeInfo } from '../../../electron/cluster/scheduler/cache/node-info'
import { podInfoOf, type PodInfo } from '../../../electron/cluster/scheduler/cache/pod-info'
import {
  balancedAllocation,
  balancedPreScore,
} from '../../../electron/cluster/scheduler/plugins/node-resources-balanced-allocation'
import {
  brokenLinear,
  leastAllocated,
  mostAllocated,
  requestedToCapacityRatio,
  type ResourceWeight,
  type ShapePoint,
  weightedScore,
} from '../../../electron/cluster/scheduler/plugins/resource-scores'
import type { Node, Pod } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { nodeInfoOf, podOf } from './objects'

interface Strategy {
  readonly type: string
  readonly resources: readonly ResourceWeight[]
  readonly shape?: readonly ShapePoint[]
}

export const adapter: Adapter = {
  run(given) {
    if (given.strategy === 'brokenLinear')
      return brokenLinear(given.points as ShapePoint[], given.utilization as number)
    const strategy = strategyOf(given)
    const pod = podInfoOf(podOf(given.pod))
    if (strategy.type === 'BalancedAllocation' && balancedPreScore(pod, strategy.resources).code === 'Skip')
      return { preScore: 'Skip' }
    const existing = (given.existingPods ?? []) as Pod[]
    return Object.fromEntries(
      (given.nodes as Node[]).map((node) => {
        const info = nodeInfoOf(node, existing.filter(({ spec }) => spec.nodeName === node.metadata.name)) // prettier-ignore
        return [node.metadata.name, score(strategy, pod, info)]
      }),
    )
  },
}

function strategyOf({ strategy, resources, shape, pluginArgs }: Given): Strategy {
  if (strategy !== 'FitScore')
    return { type: strategy as string, resources: resources as ResourceWeight[], shape: shape as ShapePoint[] }
  const { scoringStrategy } = pluginArgs as {
    scoringStrategy: { type: string; resources: ResourceWeight[]; requestedToCapacityRatio?: { shape: ShapePoint[] } }
  }
  return { ...scoringStrategy, shape: scoringStrategy.requestedToCapacityRatio?.shape ?? [] }
}

function score({ type, resources, shape }: Strategy, pod: PodInfo, node: NodeInfo): number {
  switch (type) {
    case 'LeastAllocated':
      return weightedScore(pod, node, resources, leastAllocated)
    case 'MostAllocated':
      return weightedScore(pod, node, resources, mostAllocated)
    case 'RequestedToCapacityRatio':
      return requestedToCapacityRatio(pod, node, resources, shape ?? [])
    case 'BalancedAllocation':
      return balancedAllocation(pod, node, resources)
    default:
      throw new UnknownFunction(type)
  }
}
