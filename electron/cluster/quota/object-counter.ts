/** Kinds that a quota can only count: `count/deployments.apps`, and a few under their bare name too. */
// Models: staging/src/k8s.io/apiserver/pkg/quota/v1/generic/evaluator.go: objectCountEvaluator; evaluator/core/registry.go
import type { Countable, Evaluator } from './evaluator'

const BARE_NAMES = new Set(['configmaps', 'resourcequotas', 'replicationcontrollers', 'secrets'])

export function objectCounter({ kind, group, resource }: Countable): Evaluator {
  const count = group === '' ? `count/${resource}` : `count/${resource}.${group}`
  const names = group === '' && BARE_NAMES.has(resource) ? [count, resource] : [count]
  const usage = Object.fromEntries(names.map((name) => [name, '1']))
  return {
    kind,
    handles: (operation) => operation === 'create',
    matchingResources: (hard) => hard.filter((name) => names.includes(name)),
    matchesScope: () => false,
    constraints: () => '',
    usage: () => usage,
  }
}
