/** Rules as one reads them: one resource a line, with all verbs that any rule gives for it. */
// Models: k8s.io/kubectl/pkg/util/rbac/rbac.go: BreakdownRule, CompactRules, SortableRuleSlice
import type { PolicyRule } from '../../../contract/api'

export function compactRules(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const simple = new Map<string, PolicyRule>()
  const others: PolicyRule[] = []
  for (const rule of rules.flatMap(brokenDown)) {
    if (rule.nonResourceURLs) others.push(rule)
    else {
      const key = JSON.stringify([rule.apiGroups, rule.resources, rule.resourceNames])
      const verbs = new Set([...(simple.get(key)?.verbs ?? []), ...rule.verbs])
      simple.set(key, { ...rule, verbs: [...verbs] })
    }
  }
  return [...others, ...simple.values()].sort((a, b) => compare(sortText(a), sortText(b)))
}

/** One verb on one thing each. */
function brokenDown({ apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs }: PolicyRule): readonly PolicyRule[] {
  const names = resourceNames.length > 0 ? resourceNames.map((name) => [name]) : [undefined]
  const onResources = apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        names.map((only) => ({ verbs: [verb], apiGroups: [group], resources: [resource], ...(only && { resourceNames: only }) })),
      ),
    ),
  )
  const onUrls = nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ verbs: [verb], nonResourceURLs: [url] })))
  return [...onResources, ...onUrls]
} // prettier-ignore

/** Go's own text of a rule decides the order. */
function sortText({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  const text = (items: readonly string[] = []): string => `[${items.join(' ')}]`
  return `Verbs:${text(verbs)},APIGroups:${text(apiGroups)},Resources:${text(resources)},ResourceNames:${text(resourceNames)},NonResourceURLs:${text(nonResourceURLs)},`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
