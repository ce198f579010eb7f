/** The default profile: the plugins in the order in which they are asked, with the weights of their scores. */
// Models: pkg/scheduler/apis/config/v1/default_plugins.go
// Simplified: the plugins for volumes, affinity between Pods, spreading, images and claims are not here.
import type { AnyPlugin } from '../framework'
import { defaultPreemption } from './default-preemption'
import { nodeAffinity } from './node-affinity'
import { nodeName } from './node-name'
import { nodePorts } from './node-ports'
import { nodeResourcesBalancedAllocation } from './node-resources-balanced-allocation'
import { nodeResourcesFit } from './node-resources-fit'
import { nodeUnschedulable } from './node-unschedulable'
import { schedulingGates } from './scheduling-gates'
import { taintToleration } from './taint-toleration'

export const DEFAULT_PLUGINS: readonly AnyPlugin[] = [
  schedulingGates,
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  defaultPreemption,
  nodeResourcesBalancedAllocation,
]

/** Weights of all scoring plugins of the default profile, of those that are not here too: they say what matters how much. */
const WEIGHTS: Readonly<Record<string, number>> = {
  TaintToleration: 3,
  NodeAffinity: 2,
  PodTopologySpread: 2,
  InterPodAffinity: 2,
}

export function defaultPluginWeight(plugin: string): number {
  return WEIGHTS[plugin] ?? 1
}
