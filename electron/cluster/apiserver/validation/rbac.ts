import type { ClusterRole, PolicyRule, RoleRef, Subject } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { listOf } from '../schema/unsound'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { goForm } from './go-form'
import { validateLabelSelector } from './label-selector'
import { dns1123Subdomain, pathSegment } from './names'

/** Roles and their bindings. Whether the author may grant so much is asked elsewhere. */
// Models: pkg/apis/rbac/validation/validation.go
export const RBAC_GROUP = 'rbac.authorization.k8s.io'

export function validateRules(rules: readonly PolicyRule[] | undefined, isNamespaced: boolean): FieldError[] {
  return (rules ?? []).flatMap((rule, index) => validateRule(rule, isNamespaced, `rules[${index}]`))
}

function validateRule(rule: PolicyRule, isNamespaced: boolean, path: string): FieldError[] {
  const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  const errors =
    listOf(rule.verbs).length === 0 ? [required(`${path}.verbs`, 'verbs must contain at least one value')] : []
  if (nonResourceURLs.length > 0) {
    const at = `${path}.nonResourceURLs`
    if (isNamespaced)
      errors.push(invalidValue(at, nonResourceURLs, 'namespaced rules cannot apply to non-resource URLs'))
    if (apiGroups.length + resources.length + resourceNames.length > 0)
      errors.push(
        invalidValue(at, nonResourceURLs, 'rules cannot apply to both regular resources and non-resource URLs'),
      )
    return errors
  }
  if (apiGroups.length === 0)
    errors.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'))
  if (resources.length === 0)
    errors.push(required(`${path}.resources`, 'resource rules must supply at least one resource'))
  return errors
}

export function validateClusterRole({ rules, aggregationRule }: ClusterRole): FieldError[] {
  const errors = validateRules(rules, false)
  if (!aggregationRule) return errors
  const path = 'aggregationRule.clusterRoleSelectors'
  const selectors = aggregationRule.clusterRoleSelectors ?? []
  if (selectors.length === 0)
    errors.push(required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil'))
  return [...errors, ...selectors.flatMap((selector, i) => validateLabelSelector(selector, `${path}[${i}]`))]
}

interface Binding {
  readonly roleRef: RoleRef
  readonly subjects?: readonly Subject[]
}

export function validateBinding({ roleRef, subjects }: Binding, isNamespaced: boolean): FieldError[] {
  const kinds = isNamespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']
  const errors: FieldError[] = []
  if (roleRef.apiGroup !== RBAC_GROUP) errors.push(notSupported('roleRef.apiGroup', roleRef.apiGroup, [RBAC_GROUP]))
  if (!kinds.includes(roleRef.kind)) errors.push(notSupported('roleRef.kind', roleRef.kind, kinds))
  if (!roleRef.name) errors.push(required('roleRef.name'))
  else errors.push(...pathSegment(roleRef.name).map((why) => invalidValue('roleRef.name', roleRef.name, why)))
  return [
    ...errors,
    ...(subjects ?? []).flatMap((subject, i) => validateSubject(subject, isNamespaced, `subjects[${i}]`)),
  ]
}

function validateSubject({ kind, name, namespace, apiGroup = '' }: Subject, isNamespaced: boolean, path: string): FieldError[] {
  const errors = name ? [] : [required(`${path}.name`)]
  switch (kind) {
    case 'ServiceAccount':
      if (name) errors.push(...dns1123Subdomain(name).map((why) => invalidValue(`${path}.name`, name, why)))
      if (apiGroup !== '') errors.push(notSupported(`${path}.apiGroup`, apiGroup, ['']))
      return !isNamespaced && !namespace ? [...errors, required(`${path}.namespace`)] : errors
    case 'User':
    case 'Group':
      return apiGroup === RBAC_GROUP ? errors : [...errors, notSupported(`${path}.apiGroup`, apiGroup, [RBAC_GROUP])]
    default:
      return [...errors, notSupported(`${path}.kind`, kind, ['ServiceAccount', 'User', 'Group'])]
  }
} // prettier-ignore

/** To point a binding at another role would give rights that nobody looked at. */
export function validateBindingChange({ roleRef }: Binding, { roleRef: old }: Binding): FieldError[] {
  const { apiGroup, kind, name } = roleRef
  return jsonEquals(roleRef, old)
    ? []
    : [invalidValue('roleRef', goForm({ apiGroup, kind, name }), 'cannot change roleRef')]
}
