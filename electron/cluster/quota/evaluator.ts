/** How objects of one kind are counted in quotas. */
// Models: staging/src/k8s.io/apiserver/pkg/quota/v1/interfaces.go: Evaluator; generic/registry.go
import type { ApiObject, ResourceQuota, ScopedResourceSelectorRequirement } from '../../contract/api'
import { claimEvaluator } from './claim-evaluator'
import { objectCounter } from './object-counter'
import { podEvaluator } from './pod-evaluator'
import type { ResourceList } from './resource-list'
import { scopesOf } from './scopes'
import { serviceEvaluator } from './service-evaluator'

export interface Evaluator {
  readonly kind: string
  /** Which writes are charged. */
  handles(operation: string): boolean
  /** Which of the names a quota limits are of this kind's concern. */
  matchingResources(names: readonly string[]): readonly string[]
  matchesScope(scope: ScopedResourceSelectorRequirement, object: ApiObject): boolean
  /** '' or why the object cannot be counted: it does not say what it needs. */
  constraints(required: readonly string[], object: ApiObject): string
  usage(object: ApiObject, nowMs: number): ResourceList
}

export interface Countable {
  readonly kind: string
  readonly group: string
  readonly resource: string
}

const SPECIAL: readonly Evaluator[] = [podEvaluator, serviceEvaluator, claimEvaluator]

/** Every kind can at least be counted. */
export function evaluatorOf(resource: Countable): Evaluator {
  const special = resource.group === '' ? SPECIAL.find(({ kind }) => kind === resource.kind) : undefined
  return special ?? objectCounter(resource)
}

export function matchesScopes(evaluator: Evaluator, quota: Pick<ResourceQuota, 'spec'>, object: ApiObject): boolean {
  return scopesOf(quota).every((scope) => evaluator.matchesScope(scope, object))
}
