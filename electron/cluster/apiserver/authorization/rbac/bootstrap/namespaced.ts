/** Rights inside kube-system and kube-public alone. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/namespace_policy.go
import { account, binding, EVENTS, READ, role, rule, user } from './policy'

const SYSTEM = 'kube-system'
const PUBLIC = 'kube-public'
const AUTHENTICATION_READER = 'extension-apiserver-authentication-reader'
const MANAGER_LOCK = 'system::leader-locking-kube-controller-manager'
const SCHEDULER_LOCK = 'system::leader-locking-kube-scheduler'
const SIGNER = 'system:controller:bootstrap-signer'
const CLOUD_PROVIDER = 'system:controller:cloud-provider'
const TOKEN_CLEANER = 'system:controller:token-cleaner'

export const NAMESPACED_ROLES = [
  role(SYSTEM, AUTHENTICATION_READER, [rule(READ, 'core', 'configmaps', 'extension-apiserver-authentication')]),
  role(SYSTEM, SIGNER, [rule(READ, 'core', 'secrets')]),
  role(SYSTEM, CLOUD_PROVIDER, [rule(`create ${READ}`, 'core', 'configmaps')]),
  role(SYSTEM, TOKEN_CLEANER, [rule(`${READ} delete`, 'core', 'secrets'), EVENTS]),
  role(SYSTEM, MANAGER_LOCK, [
    rule('watch', 'core', 'configmaps'),
    rule('get update', 'core', 'configmaps', 'kube-controller-manager'),
  ]),
  role(SYSTEM, SCHEDULER_LOCK, [
    rule('watch', 'core', 'configmaps'),
    rule('get update', 'core', 'configmaps', 'kube-scheduler'),
  ]),
  role(PUBLIC, SIGNER, [
    rule(READ, 'core', 'configmaps'),
    rule('update', 'core', 'configmaps', 'cluster-info'),
    EVENTS,
  ]),
]

export const NAMESPACED_BINDINGS = [
  binding(
    SYSTEM,
    AUTHENTICATION_READER,
    [user('system:kube-controller-manager'), user('system:kube-scheduler')],
    'system::extension-apiserver-authentication-reader',
  ),
  binding(SYSTEM, MANAGER_LOCK, [user('system:kube-controller-manager'), account('kube-controller-manager')]),
  binding(SYSTEM, SCHEDULER_LOCK, [user('system:kube-scheduler'), account('kube-scheduler')]),
  binding(SYSTEM, SIGNER, [account('bootstrap-signer')]),
  binding(SYSTEM, CLOUD_PROVIDER, [account('cloud-provider')]),
  binding(SYSTEM, TOKEN_CLEANER, [account('token-cleaner')]),
  binding(PUBLIC, SIGNER, [account('bootstrap-signer')]),
]
