/** Who may approve which certificates: a right on the name of a signer. */
// Models: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: clusterRoles
import { clusterRole, rule } from './policy'

const GROUP = 'certificates.k8s.io'
const PREFIX = `system:${GROUP}`

/** Role by the signer whose certificates it may approve. */
const APPROVERS = {
  'legacy-unknown-approver': 'kubernetes.io/legacy-unknown',
  'kubelet-serving-approver': 'kubernetes.io/kubelet-serving',
  'kube-apiserver-client-approver': 'kubernetes.io/kube-apiserver-client',
  'kube-apiserver-client-kubelet-approver': 'kubernetes.io/kube-apiserver-client-kubelet',
} as const

export const CERTIFICATE_ROLES = [
  clusterRole(`${PREFIX}:certificatesigningrequests:nodeclient`, [
    rule('create', GROUP, 'certificatesigningrequests/nodeclient'),
  ]),
  clusterRole(`${PREFIX}:certificatesigningrequests:selfnodeclient`, [
    rule('create', GROUP, 'certificatesigningrequests/selfnodeclient'),
  ]),
  ...Object.entries(APPROVERS).map(([role, signer]) =>
    clusterRole(`${PREFIX}:${role}`, [rule('approve', GROUP, 'signers', signer)]),
  ),
]
