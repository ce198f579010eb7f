/** What a namespace uses of all that a quota limits, counted anew. */
// Models: staging/src/k8s.io/apiserver/pkg/quota/v1/resources.go: CalculateUsage; generic/evaluator.go: CalculateUsageStats
import type { ApiObject, ResourceQuota } from '../../contract/api'
import { evaluatorOf, matchesScopes, type Countable } from './evaluator'
import { addLists, equalLists, maskList, type ResourceList } from './resource-list'

/** The objects of one kind in the quota's namespace. */
export type Lister = (resource: Countable) => readonly ApiObject[]

export function calculateUsage(
  quota: Pick<ResourceQuota, 'spec'>,
  resources: readonly Countable[],
  list: Lister,
  nowMs: number,
): ResourceList {
  const hard = Object.keys(quota.spec.hard ?? {})
  let used: ResourceList = {}
  for (const resource of resources) {
    const evaluator = evaluatorOf(resource)
    const names = evaluator.matchingResources(hard)
    if (names.length === 0) continue
    let sum: ResourceList = Object.fromEntries(names.map((name) => [name, '0']))
    for (const object of list(resource))
      if (matchesScopes(evaluator, quota, object)) sum = addLists(sum, evaluator.usage(object, nowMs))
    used = { ...used, ...maskList(sum, names) }
  }
  return used
}

/** The status that the counted usage asks for; null when it is so already. What nobody can count is left as it was. */
export function quotaStatus(
  quota: Pick<ResourceQuota, 'spec' | 'status'>,
  counted: ResourceList,
): ResourceQuota['status'] | null {
  const { spec, status } = quota
  const hard = spec.hard ?? {}
  const used = maskList({ ...status?.used, ...counted }, Object.keys(hard))
  const isKnown = status?.hard !== undefined && status.used !== undefined
  if (isKnown && equalLists(hard, status.hard) && equalLists(used, status.used)) return null
  return { hard, used }
}
