/** What a Service counts for in a quota: itself, its node ports and its load balancer. */
// Models: pkg/quota/v1/evaluator/core/services.go
import type { ApiObject, Service } from '../../contract/api'
import type { Evaluator } from './evaluator'
import type { ResourceList } from './resource-list'

const RESOURCES = new Set(['count/services', 'services', 'services.nodeports', 'services.loadbalancers'])

export const serviceEvaluator: Evaluator = {
  kind: 'Service',
  handles: (operation) => operation === 'create' || operation === 'update',
  matchingResources: (names) => names.filter((name) => RESOURCES.has(name)),
  matchesScope: () => false,
  constraints: () => '',
  usage: serviceUsage,
}

export function serviceUsage(object: ApiObject): ResourceList {
  const { spec } = object as Service
  const isBalanced = spec.type === 'LoadBalancer'
  return {
    'count/services': '1',
    services: '1',
    'services.loadbalancers': isBalanced ? '1' : '0',
    'services.nodeports': String(nodePorts(object as Service)),
  }
}

/** Ports that will get a node port count as if they had it. */
export function nodePorts({ spec }: Service): number {
  const ports = spec.ports ?? []
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return 0
  const isAllocated = spec.type === 'NodePort' || spec.allocateLoadBalancerNodePorts !== false
  return isAllocated ? ports.length : ports.filter(({ nodePort }) => (nodePort ?? 0) !== 0).length
}
