/** Which requests belong together, and how important they are. */
// Models: k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go (flow schemas and priority levels, v1)
// Simplified: the mandatory and suggested configuration, fixed; FlowSchema objects change nothing.
import type { UserInfo } from '../credentials'
import type { ApiRequest } from '../request'

export type PriorityLevel =
  | 'exempt' | 'system' | 'node-high' | 'leader-election' | 'workload-high' | 'workload-low' | 'global-default' | 'catch-all' // prettier-ignore

export interface FlowSchema {
  readonly name: string
  readonly level: PriorityLevel
  matches(user: UserInfo, request: ApiRequest): boolean
}

/** Shares of the server's seats; what is exempt takes no seat. */
export const SHARES: Readonly<Record<Exclude<PriorityLevel, 'exempt'>, number>> = {
  system: 30,
  'node-high': 40,
  'leader-election': 10,
  'workload-high': 40,
  'workload-low': 100,
  'global-default': 20,
  'catch-all': 5,
}

const KUBE_SYSTEM_ACCOUNTS = 'system:serviceaccounts:kube-system'
const COMPONENTS = ['system:kube-controller-manager', 'system:kube-scheduler']
const LOCK_VERBS = ['get', 'create', 'update']
const PROBES = ['/healthz', '/livez', '/readyz']

const inGroup = (name: string) => (user: UserInfo) => user.groups.includes(name)
const isUser = (name: string) => (user: UserInfo) => user.name === name
const isLock = ({ resource, verb }: ApiRequest): boolean =>
  resource.resource === 'leases' && resource.group === 'coordination.k8s.io' && LOCK_VERBS.includes(verb)

/** In the order of their matching precedence: the first that matches is the request's. */
export const FLOW_SCHEMAS: readonly FlowSchema[] = [
  { name: 'exempt', level: 'exempt', matches: inGroup('system:masters') },
  { name: 'probes', level: 'exempt', matches: (_, { path }) => path !== undefined && PROBES.includes(path) },
  {
    name: 'system-leader-election',
    level: 'leader-election',
    matches: (user, request) =>
      request.namespace === 'kube-system' &&
      isLock(request) &&
      (COMPONENTS.includes(user.name) || user.groups.includes(KUBE_SYSTEM_ACCOUNTS)),
  },
  {
    name: 'endpoint-controller',
    level: 'workload-high',
    matches: (user, { resource }) =>
      user.name === 'system:serviceaccount:kube-system:endpoint-controller' && resource.resource === 'endpoints',
  },
  {
    name: 'workload-leader-election',
    level: 'leader-election',
    matches: (user, request) => isLock(request) && user.groups.includes(KUBE_SYSTEM_ACCOUNTS),
  },
  {
    name: 'system-node-high',
    level: 'node-high',
    matches: (user, { resource }) =>
      (resource.resource === 'nodes' || resource.resource === 'leases') && user.groups.includes('system:nodes'),
  },
  { name: 'system-nodes', level: 'system', matches: inGroup('system:nodes') },
  { name: 'kube-controller-manager', level: 'workload-high', matches: isUser('system:kube-controller-manager') },
  { name: 'kube-scheduler', level: 'workload-high', matches: isUser('system:kube-scheduler') },
  { name: 'kube-system-service-accounts', level: 'workload-high', matches: inGroup(KUBE_SYSTEM_ACCOUNTS) },
  { name: 'service-accounts', level: 'workload-low', matches: inGroup('system:serviceaccounts') },
  { name: 'global-default', level: 'global-default', matches: () => true },
]

export function flowSchemaOf(user: UserInfo, request: ApiRequest): FlowSchema {
  return FLOW_SCHEMAS.find((schema) => schema.matches(user, request))!
}
