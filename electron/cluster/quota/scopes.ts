/** Which Pods, and which claims, a quota with scopes counts. */
// Models: pkg/quota/v1/evaluator/core/pods.go: podMatchesScopeFunc, usesCrossNamespacePodAffinity; persistent_volume_claims.go
import { matchesRequirement } from '../../contract/api'
import type {
  ApiObject,
  PersistentVolumeClaim,
  Pod,
  PodAffinityTerm,
  PodSpec,
  ResourceQuota,
  ScopedResourceSelectorRequirement as ScopeRequirement,
} from '../../contract/api'
import { podResources } from './pod-resources'
import { withoutZeros } from './resource-list'

export type Scope = ScopeRequirement['scopeName']

/** All that an object has to match: plain scopes are requirements that something exists. */
export function scopesOf({ spec }: Pick<ResourceQuota, 'spec'>): readonly ScopeRequirement[] {
  const plain = (spec.scopes ?? []).map((scopeName): ScopeRequirement => ({
    scopeName: scopeName as Scope,
    operator: 'Exists',
  }))
  return [...plain, ...(spec.scopeSelector?.matchExpressions ?? [])]
}

export function podMatchesScope(scope: ScopeRequirement, object: ApiObject): boolean {
  const { spec } = object as Pod
  switch (scope.scopeName) {
    case 'Terminating':
      return isTerminating(spec)
    case 'NotTerminating':
      return !isTerminating(spec)
    case 'BestEffort':
      return isBestEffort(spec)
    case 'NotBestEffort':
      return !isBestEffort(spec)
    case 'PriorityClass':
      return matchesValue(scope, spec.priorityClassName)
    case 'CrossNamespacePodAffinity':
      return usesOtherNamespaces(spec)
    default:
      return false
  }
}

export function claimMatchesScope(scope: ScopeRequirement, object: ApiObject): boolean {
  if (scope.scopeName !== 'VolumeAttributesClass') return false
  return matchesValue(scope, (object as PersistentVolumeClaim).spec.volumeAttributesClassName)
}

function matchesValue({ scopeName, operator, values }: ScopeRequirement, value: string | undefined): boolean {
  const labels = value ? { [scopeName]: value } : {}
  const operators = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' } as const
  return matchesRequirement({ key: scopeName, operator: operators[operator], values: values ?? [] }, labels)
}

/** Its end is decided when it starts. */
function isTerminating({ activeDeadlineSeconds }: PodSpec): boolean {
  return activeDeadlineSeconds !== undefined && activeDeadlineSeconds >= 0
}

function isBestEffort(spec: PodSpec): boolean {
  const asked = { ...withoutZeros(podResources(spec, 'requests')), ...withoutZeros(podResources(spec, 'limits')) }
  return asked.cpu === undefined && asked.memory === undefined
}

function usesOtherNamespaces({ affinity }: PodSpec): boolean {
  const sides = [affinity?.podAffinity, affinity?.podAntiAffinity]
  const terms = sides.flatMap((side): readonly PodAffinityTerm[] => [
    ...(side?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(side?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ])
  return terms.some(
    ({ namespaces, namespaceSelector }) => (namespaces?.length ?? 0) > 0 || namespaceSelector !== undefined,
  )
}
