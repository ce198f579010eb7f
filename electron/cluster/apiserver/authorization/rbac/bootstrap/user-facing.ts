/** The roles for people: view, edit and admin are sums of others, so that new kinds can join them. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: viewRules, editRules, clusterRoles
import { aggregatedRole, aggregateTo, clusterRole, READ, READ_WRITE, rule, WRITE } from './policy'

const OLD_WORKLOADS =
  'daemonsets deployments deployments/scale ingresses networkpolicies replicasets replicasets/scale replicationcontrollers/scale'
const POD_DOORS = 'pods/attach pods/proxy pods/exec pods/portforward'

const VIEW = [
  rule(READ, 'core', 'pods replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status endpoints persistentvolumeclaims persistentvolumeclaims/status configmaps'),
  rule(READ, 'core', 'limitranges resourcequotas bindings events pods/status resourcequotas/status namespaces/status replicationcontrollers/status pods/log'),
  rule(READ, 'core', 'namespaces'),
  rule(READ, 'discovery.k8s.io', 'endpointslices'),
  rule(READ, 'events.k8s.io', 'events'),
  rule(READ, 'apps', 'controllerrevisions statefulsets statefulsets/status statefulsets/scale daemonsets daemonsets/status deployments deployments/status deployments/scale replicasets replicasets/status replicasets/scale'),
  rule(READ, 'autoscaling', 'horizontalpodautoscalers horizontalpodautoscalers/status'),
  rule(READ, 'batch', 'jobs cronjobs cronjobs/status jobs/status'),
  rule(READ, 'extensions', `${OLD_WORKLOADS} daemonsets/status deployments/status ingresses/status replicasets/status`),
  rule(READ, 'policy', 'poddisruptionbudgets poddisruptionbudgets/status'),
  rule(READ, 'networking.k8s.io', 'networkpolicies ingresses ingresses/status'),
  rule(READ, 'resource.k8s.io', 'resourceclaims resourceclaims/status resourceclaimtemplates'),
] // prettier-ignore

/** Secrets and open doors into Pods are here, not in `view`: with them one may become a ServiceAccount. */
const EDIT = [
  rule(READ, 'core', `${POD_DOORS} secrets services/proxy`),
  rule('impersonate', 'core', 'serviceaccounts'),
  rule(WRITE, 'core', `pods ${POD_DOORS}`),
  rule('create', 'core', 'pods/eviction'),
  rule(WRITE, 'core', 'replicationcontrollers replicationcontrollers/scale serviceaccounts services services/proxy persistentvolumeclaims configmaps secrets events'),
  rule('create', 'core', 'serviceaccounts/token'),
  rule(WRITE, 'apps', 'statefulsets statefulsets/scale daemonsets deployments deployments/scale deployments/rollback replicasets replicasets/scale'),
  rule(WRITE, 'autoscaling', 'horizontalpodautoscalers'),
  rule(WRITE, 'batch', 'jobs cronjobs'),
  rule(WRITE, 'extensions', `${OLD_WORKLOADS} deployments/rollback`),
  rule(WRITE, 'policy', 'poddisruptionbudgets'),
  rule(WRITE, 'networking.k8s.io', 'networkpolicies ingresses'),
  rule(READ_WRITE, 'coordination.k8s.io', 'leases'),
  rule('patch update', 'core', 'pods/resize'),
  rule(WRITE, 'resource.k8s.io', 'resourceclaims resourceclaimtemplates'),
] // prettier-ignore

const ADMIN = [
  rule('create', 'authorization.k8s.io', 'localsubjectaccessreviews'),
  rule(READ_WRITE, 'rbac.authorization.k8s.io', 'roles rolebindings'),
]

export const USER_FACING_ROLES = [
  aggregatedRole('admin', 'admin'),
  aggregatedRole('edit', 'edit', aggregateTo('admin')),
  aggregatedRole('view', 'view', aggregateTo('edit')),
  clusterRole('system:aggregate-to-admin', ADMIN, aggregateTo('admin')),
  clusterRole('system:aggregate-to-edit', EDIT, aggregateTo('edit')),
  clusterRole('system:aggregate-to-view', VIEW, aggregateTo('view')),
]
