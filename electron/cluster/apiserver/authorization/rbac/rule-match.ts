/** Does a rule allow a request? */
// Models: plugin/pkg/auth/authorizer/rbac/rbac.go: RuleAllows, RulesAllow; pkg/apis/rbac/v1/evaluation_helpers.go
import type { PolicyRule } from '../../../../contract/api'
import type { Attributes } from '../attributes'

export const ALL = '*'

export function rulesAllow(attributes: Attributes, rules: readonly PolicyRule[]): boolean {
  return rules.some((rule) => ruleAllows(attributes, rule))
}

export function ruleAllows(attributes: Attributes, rule: PolicyRule): boolean {
  if (!attributes.isResourceRequest)
    return verbMatches(rule, attributes.verb) && urlMatches(rule.nonResourceURLs, attributes.path)
  return ruleConcerns(attributes, rule) && nameMatches(rule, attributes.name)
}

/** The same, whatever the object's name is. */
export function ruleConcerns({ verb, apiGroup, resource, subresource }: Attributes, rule: PolicyRule): boolean {
  return (
    verbMatches(rule, verb) &&
    hasOrAll(rule.apiGroups, apiGroup) &&
    resourceMatches(rule.resources, resource, subresource)
  )
}

/** A rule that lists names allows these alone, and never what names nothing. */
export function nameMatches({ resourceNames }: PolicyRule, name: string): boolean {
  return !resourceNames?.length || resourceNames.includes(name)
}

/** `/healthz`, `/apis/*` or `*`. */
export function urlMatches(urls: readonly string[] | undefined, path: string): boolean {
  return (
    urls?.some(
      (url) => url === ALL || url === path || (url.endsWith(ALL) && path.startsWith(url.replace(/\*+$/, ''))),
    ) ?? false
  )
}

function verbMatches({ verbs }: PolicyRule, verb: string): boolean {
  return verbs.includes(ALL) || verbs.includes(verb)
}

function hasOrAll(values: readonly string[] | undefined, wanted: string): boolean {
  return values?.some((value) => value === ALL || value === wanted) ?? false
}

/** `pods` does not speak of `pods/log`; `*` and a star before `/scale` do what they say. */
function resourceMatches(resources: readonly string[] | undefined, resource: string, subresource: string): boolean {
  const combined = subresource === '' ? resource : `${resource}/${subresource}`
  return (
    resources?.some(
      (each) => each === ALL || each === combined || (subresource !== '' && each === `*/${subresource}`),
    ) ?? false
  )
}
