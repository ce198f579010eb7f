/** What everybody may see, and who may do everything. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: clusterRoles, clusterRoleBindings
import { clusterBinding, clusterRole, group, rule, urls } from './policy'

const EVERYBODY = [group('system:authenticated'), group('system:unauthenticated')] as const
const HEALTH = '/livez /readyz /healthz /version /version/'
const PROBES = '/healthz /healthz/* /livez /livez/* /readyz /readyz/*'

export const PUBLIC_ROLES = [
  clusterRole('cluster-admin', [rule('*', '*', '*'), urls('*', '*')]),
  clusterRole('system:discovery', [urls('get', `${HEALTH} /openapi /openapi/* /api /api/* /apis /apis/*`)]),
  clusterRole('system:basic-user', [
    rule('create', 'authorization.k8s.io', 'selfsubjectaccessreviews selfsubjectrulesreviews'),
    rule('create', 'authentication.k8s.io', 'selfsubjectreviews'),
  ]),
  clusterRole('system:public-info-viewer', [urls('get', HEALTH)]),
  clusterRole('system:monitoring', [urls('get', `/metrics /metrics/slis ${PROBES}`)]),
  clusterRole('system:service-account-issuer-discovery', [
    urls(
      'get',
      '/.well-known/openid-configuration /.well-known/openid-configuration/ /openid/v1/jwks /openid/v1/jwks/',
    ),
  ]),
]

export const PUBLIC_BINDINGS = [
  clusterBinding('cluster-admin', group('system:masters')),
  clusterBinding('system:monitoring', group('system:monitoring')),
  clusterBinding('system:discovery', group('system:authenticated')),
  clusterBinding('system:basic-user', group('system:authenticated')),
  clusterBinding('system:public-info-viewer', ...EVERYBODY),
  clusterBinding('system:service-account-issuer-discovery', group('system:serviceaccounts')),
]
