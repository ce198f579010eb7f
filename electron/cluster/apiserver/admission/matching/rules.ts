/** Which requests a policy or a webhook wants to see. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/{rules,namespace,object}; plugin/policy/matching
// Simplified: with `Equivalent`, other versions of the same resource match; resources that stand for each other do not.
import {
  selectorOf,
  type ApiObject,
  type LabelSelector,
  type MatchResources,
  type NamedRuleWithOperations,
} from '../../../../contract/api'
import type { AdmissionAttributes } from '../plugin'

export type Rule = Pick<
  NamedRuleWithOperations,
  'apiGroups' | 'apiVersions' | 'operations' | 'resources' | 'scope' | 'resourceNames'
>

/** Nobody may lock themselves out of mending what guards the door, nor out of asking what they may do. */
const EXEMPT = new Set([
  'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'TokenReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview',
  'SelfSubjectRulesReview', 'SubjectAccessReview', 'SelfSubjectReview',
]) // prettier-ignore

export function isExempt({ kind }: { readonly kind: string }): boolean {
  return EXEMPT.has(kind)
}

export function matchesResources(
  match: MatchResources | undefined,
  object: ApiObject,
  attributes: AdmissionAttributes,
): boolean {
  if (!match) return true
  if (!matchesSelectors(match.namespaceSelector, match.objectSelector, object, attributes)) return false
  const isExact = match.matchPolicy === 'Exact'
  if (match.excludeResourceRules?.some((rule) => matchesRule(rule, attributes, isExact))) return false
  return !match.resourceRules?.length || match.resourceRules.some((rule) => matchesRule(rule, attributes, isExact))
}

export function matchesRule(rule: Rule, { request, operation }: AdmissionAttributes, isExact: boolean): boolean {
  const { group, version, resource, kind } = request.resource
  const isNamespaced = request.namespace !== '' && kind !== 'Namespace'
  return (
    includes(rule.operations, operation.toUpperCase()) &&
    includes(rule.apiGroups, group) &&
    (!isExact || includes(rule.apiVersions, version)) &&
    (rule.resources ?? []).some((each) => namesResource(each, resource, request.subresource)) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(request.name)) &&
    (rule.scope === undefined || rule.scope === '*' || (rule.scope === 'Namespaced') === isNamespaced)
  )
}

export function matchesSelectors(
  namespaceSelector: LabelSelector | undefined,
  objectSelector: LabelSelector | undefined,
  object: ApiObject,
  attributes: AdmissionAttributes,
): boolean {
  return isInNamespace(namespaceSelector, object, attributes) && isSelected(objectSelector, object, attributes.old)
}

function includes(list: readonly string[] | undefined, value: string): boolean {
  return list?.some((each) => each === '*' || each === value) ?? false
}

/** `pods`, `pods/log`, `pods/*`, `*`, `*` with any subresource. */
function namesResource(name: string, resource: string, subresource: string): boolean {
  const [main = '', sub = ''] = name.split('/')
  return (main === '*' || main === resource) && (sub === '*' || sub === subresource)
}

/** Of objects outside all namespaces, a namespace itself has the labels; for the others the selector does not speak. */
function isInNamespace(
  selector: LabelSelector | undefined,
  object: ApiObject,
  { request, view }: AdmissionAttributes,
): boolean {
  if (isEmpty(selector)) return true
  if (request.resource.kind === 'Namespace') return selectorOf(selector).matches(object.metadata.labels)
  if (request.namespace === '') return true
  return selectorOf(selector).matches(view.get('Namespace', '', request.namespace)?.metadata.labels)
}

/** Before or after: who is guarded is not let go by taking its label away. */
function isSelected(selector: LabelSelector | undefined, object: ApiObject, old: ApiObject | null): boolean {
  if (isEmpty(selector)) return true
  const matcher = selectorOf(selector)
  return [object, old].some((each) => each !== null && matcher.matches(each.metadata.labels))
}

function isEmpty(selector: LabelSelector | undefined): boolean {
  return !selector || (Object.keys(selector.matchLabels ?? {}).length === 0 && !selector.matchExpressions?.length)
}
