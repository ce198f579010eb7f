/** The roles of the cluster's own components, and of helpers that clusters often run. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: clusterRoles, clusterRoleBindings
import { account, clusterBinding, clusterRole, EVENTS, READ, rule, user } from './policy'

const READ_UPDATE = `${READ} update patch`
const ASKS_WHO = rule('create', 'authentication.k8s.io', 'tokenreviews')
const ASKS_WHETHER = rule('create', 'authorization.k8s.io', 'subjectaccessreviews')

const CONTROLLER_MANAGER = [
  EVENTS,
  rule('create', 'coordination.k8s.io', 'leases'),
  rule('get update', 'coordination.k8s.io', 'leases', 'kube-controller-manager'),
  rule('create', 'core', 'secrets serviceaccounts'),
  rule('delete', 'core', 'secrets'),
  rule('get', 'core', 'namespaces secrets serviceaccounts configmaps'),
  rule('update', 'core', 'secrets serviceaccounts'),
  ASKS_WHO,
  ASKS_WHETHER,
  // All controllers share the caches that these fill.
  rule('list watch', '*', '*'),
  rule('create', 'core', 'serviceaccounts/token'),
]

const SCHEDULER = [
  EVENTS,
  rule('create', 'coordination.k8s.io', 'leases'),
  rule('get update', 'coordination.k8s.io', 'leases', 'kube-scheduler'),
  rule(READ, 'core', 'nodes'),
  rule(`${READ} delete`, 'core', 'pods'),
  rule('create', 'core', 'pods/binding bindings'),
  rule('patch update', 'core', 'pods/status'),
  rule(READ, 'core', 'services replicationcontrollers'),
  rule(READ, 'apps extensions', 'replicasets'),
  rule(READ, 'apps', 'statefulsets'),
  rule(READ, 'policy', 'poddisruptionbudgets'),
  rule(READ, 'core', 'persistentvolumeclaims persistentvolumes'),
  ASKS_WHO,
  ASKS_WHETHER,
  rule(READ, 'storage.k8s.io', 'csinodes'),
  rule(READ, 'core', 'namespaces'),
  rule(READ, 'storage.k8s.io', 'csidrivers'),
  rule(READ, 'storage.k8s.io', 'csistoragecapacities'),
  rule(READ, 'storage.k8s.io', 'volumeattachments'),
  rule(READ, 'resource.k8s.io', 'deviceclasses resourceclaims resourceslices'),
  rule('update patch', 'resource.k8s.io', 'resourceclaims/status'),
  rule('update', 'core', 'pods/finalizers'),
]

const NODE_PROXIER = [
  rule('list watch', 'core', 'services endpoints'),
  rule(READ, 'core', 'nodes'),
  EVENTS,
  rule('list watch', 'discovery.k8s.io', 'endpointslices'),
  rule('list watch', 'networking.k8s.io', 'servicecidrs'),
]

export const COMPONENT_ROLES = [
  clusterRole('system:kube-controller-manager', CONTROLLER_MANAGER),
  clusterRole('system:kube-scheduler', SCHEDULER),
  clusterRole('system:node-proxier', NODE_PROXIER),
  clusterRole('system:volume-scheduler', [
    rule(READ_UPDATE, 'core', 'persistentvolumes'),
    rule(READ, 'storage.k8s.io', 'storageclasses'),
    rule(READ_UPDATE, 'core', 'persistentvolumeclaims'),
  ]),
  clusterRole('system:kube-dns', [
    rule('list watch', 'core', 'endpoints services'),
    rule('list watch', 'discovery.k8s.io', 'endpointslices'),
  ]),
  clusterRole('system:kube-aggregator', [rule(READ, 'core', 'services endpoints')]),
  clusterRole('system:auth-delegator', [ASKS_WHO, ASKS_WHETHER]),
  clusterRole('system:heapster', [
    rule(READ, 'core', 'events pods nodes namespaces'),
    rule(READ, 'extensions', 'deployments'),
  ]),
  clusterRole('system:persistent-volume-provisioner', [
    rule(`${READ} create delete`, 'core', 'persistentvolumes'),
    rule(`${READ} update`, 'core', 'persistentvolumeclaims'),
    rule(READ, 'storage.k8s.io', 'storageclasses'),
    rule('watch', 'core', 'events'),
    EVENTS,
  ]),
]

export const COMPONENT_BINDINGS = [
  clusterBinding('system:kube-controller-manager', user('system:kube-controller-manager')),
  clusterBinding('system:kube-scheduler', user('system:kube-scheduler')),
  clusterBinding('system:volume-scheduler', user('system:kube-scheduler')),
  clusterBinding('system:node-proxier', user('system:kube-proxy')),
  clusterBinding('system:kube-dns', account('kube-dns')),
]
