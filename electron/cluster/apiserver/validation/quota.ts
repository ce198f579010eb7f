import type { ResourceQuota, ScopedResourceSelectorRequirement } from '../../../contract/api'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateImmutable } from './metadata'
import { qualifiedName } from './names'
import { validateNonNegativeQuantity, validateWholeQuantity } from './quantities'

/** ResourceQuotas. */
// Models: pkg/apis/core/validation/validation.go: ValidateResourceQuotaSpec; pkg/apis/core/helper/helpers.go
const COUNTED = new Set([
  'pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps', 'persistentvolumeclaims',
  'services.nodeports', 'services.loadbalancers',
]) // prettier-ignore
const MEASURED = new Set([
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage',
  'requests.ephemeral-storage', 'limits.cpu', 'limits.memory', 'limits.ephemeral-storage',
]) // prettier-ignore
const SCOPES = ['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'PriorityClass', 'Terminating', 'VolumeAttributesClass'] // prettier-ignore
const OPERATORS = ['DoesNotExist', 'Exists', 'In', 'NotIn']
const CONFLICTS = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']] as const // prettier-ignore

export function validateQuota({ spec }: ResourceQuota): FieldError[] {
  const { hard = {}, scopes = [], scopeSelector } = spec
  const errors = Object.entries(hard).flatMap(([name, quantity]) => {
    const path = `spec.hard[${name}]`
    return [
      ...validateQuotaName(name, path),
      ...validateNonNegativeQuantity(quantity, path),
      ...(COUNTED.has(name) || name.startsWith('count/') ? validateWholeQuantity(quantity, path) : []),
    ]
  })
  errors.push(...validateScopes(scopes, Object.keys(hard)))
  const expressions = scopeSelector?.matchExpressions ?? []
  return [
    ...errors,
    ...expressions.flatMap((each, i) => validateExpression(each, `spec.scopeSelector.matchExpressions[${i}]`)),
  ]
}

function validateQuotaName(name: string, path: string): FieldError[] {
  const errors = qualifiedName(name).map((why) => invalidValue(path, name, why))
  if (errors.length > 0 || name.includes('/')) return errors
  const isStandard = COUNTED.has(name) || MEASURED.has(name) || /^(requests\.)?hugepages-/.test(name)
  return isStandard ? [] : [invalidValue(path, name, 'must be a standard resource for quota')]
}

function validateScopes(scopes: readonly string[], resources: readonly string[]): FieldError[] {
  const path = 'spec.scopes'
  const errors = scopes.flatMap((scope) => {
    if (!SCOPES.includes(scope)) return [invalidValue(path, scopes, 'unsupported scope')]
    return resources
      .filter((resource) => !isInScope(resource, scope))
      .map(() => invalidValue(path, scopes, 'unsupported scope applied to resource'))
  })
  const isTorn = CONFLICTS.some((pair) => pair.every((scope) => scopes.includes(scope)))
  return isTorn ? [...errors, invalidValue(path, scopes, 'conflicting scopes')] : errors
}

/** Scopes choose among Pods: Pods without requests can only be counted. */
function isInScope(resource: string, scope: string): boolean {
  if (scope === 'BestEffort') return resource === 'pods'
  if (scope === 'VolumeAttributesClass') return resource.includes('storage') || resource === 'persistentvolumeclaims'
  return resource === 'pods' || (MEASURED.has(resource) && resource !== 'requests.storage')
}

function validateExpression({ scopeName, operator, values = [] }: ScopedResourceSelectorRequirement, path: string): FieldError[] {
  const errors: FieldError[] = SCOPES.includes(scopeName) ? [] : [invalidValue(`${path}.scopeName`, scopeName, 'unsupported scope')]
  if (['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity'].includes(scopeName) && operator !== 'Exists')
    errors.push(invalidValue(`${path}.operator`, operator, "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"))
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0)
    errors.push(required(`${path}.values`, 'must be at least one value when `operator` is \'In\' or \'NotIn\' for scope selector'))
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
    errors.push(invalidValue(`${path}.values`, values, 'must be no value when `operator` is \'Exist\' or \'DoesNotExist\' for scope selector'))
  return OPERATORS.includes(operator) ? errors : [...errors, notSupported(`${path}.operator`, operator, OPERATORS)]
} // prettier-ignore

/** What a quota counts stays what it counts. */
export function validateQuotaChange({ spec }: ResourceQuota, { spec: old }: ResourceQuota): FieldError[] {
  return validateImmutable([...(spec.scopes ?? [])].sort(), [...(old.scopes ?? [])].sort(), 'spec.scopes')
}
