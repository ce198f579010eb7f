import { limitRanger } from '../../../electron/cluster/apiserver/admission/limit-ranger/limit-ranger'
import { withDefaultResources } from '../../../electron/cluster/apiserver/admission/limit-ranger/defaults'
import { calculateUsage, quotaStatus } from '../../../electron/cluster/quota/calculate-usage'
import { claimUsage } from '../../../electron/cluster/quota/claim-evaluator'
import { mustSpecify, podUsage } from '../../../electron/cluster/quota/pod-evaluator'
import { equalLists, type ResourceList } from '../../../electron/cluster/quota/resource-list'
import { podMatchesScope, type Scope } from '../../../electron/cluster/quota/scopes'
import { serviceUsage } from '../../../electron/cluster/quota/service-evaluator'
import { STRATEGIES } from '../../../electron/cluster/apiserver/strategies'
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import { isApiError, type ApiObject, type Container, type ResourceQuota, type ScopedResourceSelectorRequirement } from '../../../electron/contract/api' // prettier-ignore
import { admit, object, question } from '../../support/admission'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference, mismatch } from '../compare'
import { podOf } from './objects'

const NOW_MS = parseTime('2024-01-01T00:00:00Z')

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'podUsage':
        return podUsage(podOf(given.pod), NOW_MS)
      case 'serviceUsage':
        return serviceUsage(given.service as ApiObject)
      case 'pvcUsage':
        return claimUsage(given.pvc as ApiObject)
      case 'podMustSpecify':
        return mustSpecify(given.required as string[], podOf(given.pod))
      case 'podScopes':
        return SELECTORS.filter((selector) => podMatchesScope(selector, podOf(given.pod)))
      case 'quotaSync':
        return synced(given)
      case 'limitRange':
        return { admitted: isAdmitted(given) }
      case 'limitRangeDefaults': {
        const { default: limits, defaultRequest: requests } = given as {
          default: ResourceList
          defaultRequest: ResourceList
        }
        return withDefaultResources(given.container as Container, { limits, requests }).completed.resources
      }
      default:
        throw new UnknownFunction(given.fn)
    }
  },
  compare(actual, expected, given) {
    if (['podUsage', 'serviceUsage', 'pvcUsage'].includes(given.fn as string)) return listDifference(actual, expected)
    if (given.fn !== 'quotaSync') return difference(actual, expected)
    const { status } = actual as { status: ResourceQuota['status'] }
    const wanted = (expected as { status: ResourceQuota['status'] }).status
    return listDifference(status?.hard, wanted?.hard) ?? listDifference(status?.used, wanted?.used)
  },
}

function listDifference(actual: unknown, expected: unknown): string | undefined {
  return equalLists(actual as ResourceList, expected as ResourceList) ? undefined : mismatch(actual, expected, '')
}

/** The scopes that a Pod is asked about when a case names none. */
const SELECTORS = [
  ...(['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort'] satisfies Scope[]).map((scopeName) => ({
    scopeName,
  })),
  { scopeName: 'PriorityClass', operator: 'In', values: ['class1'] },
  { scopeName: 'CrossNamespacePodAffinity' },
] as unknown as readonly ScopedResourceSelectorRequirement[]

function synced({ quota, items }: Given): unknown {
  const stored = quota as ResourceQuota
  const used = calculateUsage(
    stored,
    [{ kind: 'Pod', group: '', resource: 'pods' }],
    () => items as ApiObject[],
    NOW_MS,
  )
  return { status: quotaStatus(stored, used) ?? stored.status }
}

/** As the API server meets the Pod: with requests that follow from limits, which come before admission. */
function isAdmitted({ pod, limits }: Given): boolean {
  const range = object('LimitRange', 'range', { spec: { limits } })
  const draft = STRATEGIES.Pod.defaults(podOf(pod))
  try {
    admit(limitRanger, draft, question('Pod', { known: [range] }))
    return true
  } catch (error) {
    if (!isApiError(error, 'Forbidden')) throw error
    return false
  }
}
