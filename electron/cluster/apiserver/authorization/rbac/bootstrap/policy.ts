/** How the policy that every cluster starts with is written down: a line a rule. */
// Models: pkg/apis/rbac/v1/helpers.go: PolicyRuleBuilder; bootstrappolicy/policy.go: addDefaultMetadata
import type {
  ClusterRole, ClusterRoleBinding, Draft, Labels, PolicyRule, Role, RoleBinding, Subject,
} from '../../../../../contract/api' // prettier-ignore
import { RBAC_GROUP } from '../rule-resolver'

export type ClusterRoleDraft = Draft<ClusterRole>
export type ClusterRoleBindingDraft = Draft<ClusterRoleBinding>
export type RoleDraft = Draft<Role>
export type RoleBindingDraft = Draft<RoleBinding>

const API_VERSION = 'rbac.authorization.k8s.io/v1'
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' }
/** The server mends what somebody has changed or taken away, at each start; `"false"` makes it keep its hands off. */
export const AUTOUPDATE = 'rbac.authorization.kubernetes.io/autoupdate'
const ANNOTATIONS = { [AUTOUPDATE]: 'true' }

export const READ = 'get list watch'
export const WRITE = 'create update patch delete deletecollection'
export const READ_WRITE = `${READ} ${WRITE}`

/** `rule('get list', 'apps', 'deployments deployments/scale')`; `core` is the group without a name. */
export function rule(verbs: string, groups: string, resources: string, names = ''): PolicyRule {
  return {
    apiGroups: words(groups).map((group) => (group === 'core' ? '' : group)).sort(),
    ...(names !== '' && { resourceNames: words(names) }),
    resources: words(resources),
    verbs: words(verbs),
  } // prettier-ignore
}

export function urls(verbs: string, paths: string): PolicyRule {
  return { nonResourceURLs: words(paths), verbs: words(verbs) }
}

/** Whoever acts may write Events about it. */
export const EVENTS = rule('create update patch', 'core events.k8s.io', 'events')

export function clusterRole(name: string, rules: readonly PolicyRule[], labels: Labels = {}): ClusterRoleDraft {
  return { apiVersion: API_VERSION, kind: 'ClusterRole', metadata: metadata(name, labels), rules }
}

/** A role that is the sum of the roles with a label. */
export function aggregatedRole(name: string, into: string, labels: Labels = {}): ClusterRoleDraft {
  const clusterRoleSelectors = [{ matchLabels: aggregateTo(into) }]
  return {
    apiVersion: API_VERSION,
    kind: 'ClusterRole',
    metadata: metadata(name, labels),
    aggregationRule: { clusterRoleSelectors },
    rules: [],
  }
}

export function aggregateTo(role: string): Labels {
  return { [`rbac.authorization.k8s.io/aggregate-to-${role}`]: 'true' }
}

/** Binds a cluster role to its subjects, under the role's own name. */
export function clusterBinding(role: string, ...subjects: readonly Subject[]): ClusterRoleBindingDraft {
  return {
    apiVersion: API_VERSION,
    kind: 'ClusterRoleBinding',
    metadata: metadata(role),
    roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: role },
    ...(subjects.length > 0 && { subjects }),
  }
}

export function role(namespace: string, name: string, rules: readonly PolicyRule[]): RoleDraft {
  return { apiVersion: API_VERSION, kind: 'Role', metadata: { ...metadata(name), namespace }, rules }
}

export function binding(
  namespace: string,
  roleName: string,
  subjects: readonly Subject[],
  name = roleName,
): RoleBindingDraft {
  return {
    apiVersion: API_VERSION,
    kind: 'RoleBinding',
    metadata: { ...metadata(name), namespace },
    roleRef: { apiGroup: RBAC_GROUP, kind: 'Role', name: roleName },
    subjects,
  }
}

export function user(name: string): Subject {
  return { apiGroup: RBAC_GROUP, kind: 'User', name }
}

export function group(name: string): Subject {
  return { apiGroup: RBAC_GROUP, kind: 'Group', name }
}

export function account(name: string, namespace = 'kube-system'): Subject {
  return { kind: 'ServiceAccount', name, namespace }
}

function metadata(name: string, labels: Labels = {}): ClusterRoleDraft['metadata'] {
  return { name, labels: { ...LABELS, ...labels }, annotations: ANNOTATIONS }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '').sort()
} // prettier-ignore
