/** Six people at one cluster: who they are, what they may do, and the file with which kubectl becomes each of them. */
import type { ApiObject, Draft, Role, RoleBinding, ServiceAccount, Subject } from '../contract/api'
import { encodeBase64 } from '../contract/text/base64'
import type { Certificate, Credentials } from './apiserver/credentials'
import type { PolicyStore } from './apiserver/authorization/rbac/bootstrap/reconcile'
import type { Gate } from './apiserver/gate'
import type { Kubeconfig, UserEntry } from './kubeconfig/kubeconfig'
import { CA_BUNDLE } from './pki/ca-bundle'
import { YEAR_MS } from './pki/certificate-authority'
import { certificatePem, pemText } from './pki/pem'
import { ISSUER } from './pki/service-account-token'

const NAMESPACE = 'default'
const RBAC_GROUP = 'rbac.authorization.k8s.io'
const RBAC = `${RBAC_GROUP}/v1`
const CI = 'ci'
/** The attacker found this copy in a build's log; it is good for one hour of the cluster's life. */
const STOLEN_LIFETIME_MS = 3_600_000

/** What the six need, all of it in the namespace `default`. */
function classroomObjects(): readonly (Draft<ServiceAccount> | Draft<Role> | Draft<RoleBinding>)[] {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(CI) },
    {
      apiVersion: RBAC,
      kind: 'Role',
      metadata: metadata('deployer'),
      rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'create', 'update', 'patch'] }],
    },
    binding('asha-edit', 'ClusterRole', 'edit', { apiGroup: RBAC_GROUP, kind: 'User', name: 'asha' }),
    binding('ravi-view', 'ClusterRole', 'view', { apiGroup: RBAC_GROUP, kind: 'User', name: 'ravi' }),
    binding('ci-deployer', 'Role', 'deployer', { kind: 'ServiceAccount', name: CI, namespace: NAMESPACE }),
  ]
}

/** Puts the objects into an empty cluster, before its server starts. */
export function seatClassroom(store: Pick<PolicyStore, 'put' | 'identity'>): void {
  for (const draft of classroomObjects())
    store.put({ ...draft, metadata: { ...draft.metadata, ...store.identity() } } as unknown as ApiObject)
}

/** The kubeconfig of a class: six contexts, and the administrator's to begin with. */
export function classroomKubeconfig(gate: Gate, admin: Credentials, server: string): Kubeconfig {
  const tokens = ciTokens(gate)
  return kubeconfigOf(server, {
    admin: ['kubernetes-admin', certificateEntry((admin as { readonly certificate: Certificate }).certificate)],
    asha: ['asha', certificateEntry(gate.authority.issue({ commonName: 'asha', organizations: ['developers'] }))],
    ravi: ['ravi', certificateEntry(gate.authority.issue({ commonName: 'ravi', organizations: ['developers'] }))],
    ...(tokens && { ci: [CI, { token: tokens.own }], attacker: ['attacker', { token: tokens.stolen }] }),
    anonymous: ['anonymous', {}],
  })
}

/** Without a class there is the administrator alone. */
export function adminKubeconfig(admin: Credentials, server: string): Kubeconfig {
  const { certificate } = admin as { readonly certificate: Certificate }
  return kubeconfigOf(server, { admin: ['kubernetes-admin', certificateEntry(certificate)] })
}

function kubeconfigOf(server: string, people: Readonly<Record<string, readonly [string, UserEntry]>>): Kubeconfig {
  const cluster = 'kubernetes'
  const all = Object.entries(people)
  return {
    clusters: { [cluster]: { 'certificate-authority-data': encodeBase64(CA_BUNDLE), server } },
    contexts: Object.fromEntries(all.map(([context, [user]]) => [context, { cluster, user }])),
    currentContext: 'admin',
    users: Object.fromEntries(all.map(([, [user, entry]]) => [user, entry])),
  }
}

function certificateEntry(certificate: Certificate): UserEntry {
  const key = pemText({ label: 'PRIVATE KEY', content: `the private key of ${certificate.commonName}` })
  return {
    'client-certificate-data': encodeBase64(certificatePem(certificate)),
    'client-key-data': encodeBase64(key),
  }
}

/** Null while there is no such account. */
function ciTokens({ view, issuer, kernel }: Gate): { readonly own: string; readonly stolen: string } | null {
  const account = view.get('ServiceAccount', NAMESPACE, CI)
  if (!account) return null
  const ids = kernel.random('classroom')
  const issue = (lifetimeMs: number): string =>
    issuer.issue({
      namespace: NAMESPACE,
      serviceAccount: { name: CI, uid: account.metadata.uid },
      audiences: [ISSUER],
      notBeforeMs: 0,
      expiresMs: lifetimeMs,
      id: ids.uuid(),
    })
  return { own: issue(YEAR_MS), stolen: issue(STOLEN_LIFETIME_MS) }
}

function binding(name: string, kind: string, role: string, subject: Subject): Draft<RoleBinding> {
  return {
    apiVersion: RBAC,
    kind: 'RoleBinding',
    metadata: metadata(name),
    roleRef: { apiGroup: RBAC_GROUP, kind, name: role },
    subjects: [subject],
  }
}

function metadata(name: string): { readonly name: string; readonly namespace: string } {
  return { name, namespace: NAMESPACE }
}
