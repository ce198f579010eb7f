/** Does who gives rights away hold them? Rules are broken down into single rights, and each is looked for. */
// Models: component-helpers/auth/rbac/validation/policy_comparator.go: Covers, BreakdownRule; pkg/registry/rbac/validation/policy_compact.go
import type { PolicyRule } from '../../../../contract/api'
import { ALL, urlMatches } from './rule-match'

/** The single rights in `wanted` that no rule in `held` covers. */
export function missingRights(held: readonly PolicyRule[], wanted: readonly PolicyRule[]): readonly PolicyRule[] {
  return wanted.flatMap(singleRights).filter((right) => !held.some((rule) => covers(rule, right)))
}

/** Each group, resource, verb and name alone, and each URL with each verb. */
function singleRights(rule: PolicyRule): readonly PolicyRule[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  const names = resourceNames.length > 0 ? resourceNames.map((name) => ({ resourceNames: [name] })) : [{}]
  const onResources = apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        names.map((name) => ({ apiGroups: [group], resources: [resource], ...name, verbs: [verb] })),
      ),
    ),
  )
  const onUrls = nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] })))
  return [...onResources, ...onUrls]
}

function covers(held: PolicyRule, right: PolicyRule): boolean {
  return (
    hasAll(held.verbs, right.verbs) &&
    hasAll(held.apiGroups, right.apiGroups) &&
    (right.resources ?? []).every((resource) => coversResource(held.resources ?? [], resource)) &&
    (right.nonResourceURLs ?? []).every((url) => urlMatches(held.nonResourceURLs, url)) &&
    coversNames(held.resourceNames ?? [], right.resourceNames ?? [])
  )
}

function hasAll(held: readonly string[] = [], wanted: readonly string[] = []): boolean {
  return held.includes(ALL) || wanted.every((each) => held.includes(each))
}

function coversResource(held: readonly string[], resource: string): boolean {
  const [, subresource] = resource.split('/')
  return (
    held.includes(ALL) || held.includes(resource) || (subresource !== undefined && held.includes(`*/${subresource}`))
  )
}

/** A right on one object does not cover the same on all. */
function coversNames(held: readonly string[], wanted: readonly string[]): boolean {
  return held.length === 0 || (wanted.length > 0 && wanted.every((name) => held.includes(name)))
}

/** Rights on the same resource become one rule again: refusals are read by people. */
export function compacted(rights: readonly PolicyRule[]): readonly PolicyRule[] {
  const others: PolicyRule[] = []
  const byResource = new Map<string, PolicyRule>()
  for (const right of rights) {
    if (right.nonResourceURLs) {
      others.push(right)
      continue
    }
    const { apiGroups, resources, resourceNames } = right
    const key = JSON.stringify([apiGroups, resources, resourceNames])
    const known = byResource.get(key)
    byResource.set(key, known ? { ...known, verbs: [...new Set([...known.verbs, ...right.verbs])] } : right)
  }
  return [...others, ...byResource.values()]
}

/** `{APIGroups:[""], Resources:["nodes"], Verbs:["*"]}`. */
export function ruleText({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string {
  const parts: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['APIGroups', apiGroups],
    ['Resources', resources],
    ['NonResourceURLs', nonResourceURLs],
    ['ResourceNames', resourceNames],
    ['Verbs', verbs],
  ]
  const said = parts
    .filter(([, values]) => values?.length)
    .map(([name, values]) => `${name}:${quotedList(values ?? [])}`)
  return `{${said.join(', ')}}`
}

/** As Go prints a list of quoted strings. */
export function quotedList(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(' ')}]`
}
