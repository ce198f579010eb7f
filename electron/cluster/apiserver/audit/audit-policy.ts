/** Which requests are worth a note. */
// Models: k8s.io/apiserver/pkg/audit/policy/checker.go; the policy that Kubernetes' documentation recommends
import type { UserInfo } from '../credentials'
import type { ApiRequest } from '../request'

/** What components read all the time, and leases that nodes renew, would drown the rest. */
export function isAudited({ resource, verb, routine }: ApiRequest, user: UserInfo | null): boolean {
  if (routine === true || resource.resource === 'leases') return false
  const isReading = verb === 'get' || verb === 'list' || verb === 'watch'
  return !isReading || !user || !isComponent(user.name)
}

function isComponent(name: string): boolean {
  return name.startsWith('system:') && name !== 'system:anonymous' && !isForeignAccount(name)
}

/** A ServiceAccount outside kube-system belongs to somebody's workload. */
function isForeignAccount(name: string): boolean {
  return name.startsWith('system:serviceaccount:') && !name.startsWith('system:serviceaccount:kube-system:')
}
