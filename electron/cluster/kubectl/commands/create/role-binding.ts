/** `kubectl create rolebinding` and `kubectl create clusterrolebinding`. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_rolebinding.go, create_clusterrolebinding.go
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { FlagTable } from '../../flags'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

const RBAC = 'rbac.authorization.k8s.io'

export const SUBJECT_FLAGS: FlagTable = {
  user: { kind: 'list', help: 'Usernames to bind to the role' },
  group: { kind: 'list', help: 'Groups to bind to the role' },
  serviceaccount: { kind: 'list', help: 'Service accounts to bind to the role, in the format <namespace>:<name>' },
}

const SUBJECTS: FlagTable = {
  ...SUBJECT_FLAGS,
  clusterrole: { kind: 'string', help: 'ClusterRole this binding should reference' },
}

export const roleBinding: Command = {
  name: 'rolebinding',
  summary: 'Create a role binding for a particular role or cluster role',
  usage:
    'NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname]',
  completes: 'nothing',
  flags: { ...CREATE_FLAGS, ...SUBJECTS, role: { kind: 'string', help: 'Role this binding should reference' } },
  *run(invocation) {
    const { flags, namespace } = invocation
    const name = nameFrom(invocation)
    const [role, clusterRole] = [flags.string('role'), flags.string('clusterrole')]
    if ((role === '') === (clusterRole === ''))
      throw new KubectlError('exactly one of clusterrole or role must be specified')
    const roleRef = role ? roleRefOf('Role', role) : roleRefOf('ClusterRole', clusterRole)
    const rest = { roleRef, subjects: subjectsOf(invocation) }
    return yield* createFrom(draftOf(`${RBAC}/v1`, 'RoleBinding', { name, namespace }, rest), 'rolebinding', invocation)
  },
}

export const clusterRoleBinding: Command = {
  name: 'clusterrolebinding',
  summary: 'Create a cluster role binding for a particular cluster role',
  usage:
    'NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname]',
  completes: 'nothing',
  flags: { ...CREATE_FLAGS, ...SUBJECTS },
  *run(invocation) {
    const name = nameFrom(invocation)
    const clusterRole = invocation.flags.string('clusterrole')
    if (clusterRole === '') throw new KubectlError('clusterrole must be specified')
    const rest = { roleRef: roleRefOf('ClusterRole', clusterRole), subjects: subjectsOf(invocation) }
    return yield* createFrom(
      draftOf(`${RBAC}/v1`, 'ClusterRoleBinding', { name }, rest),
      'clusterrolebinding',
      invocation,
    )
  },
}

function roleRefOf(kind: string, name: string): object {
  return { apiGroup: RBAC, kind, name }
}

export function subjectsOf({ flags }: Invocation): readonly object[] {
  return [
    ...flags.words('user').map((name) => ({ apiGroup: RBAC, kind: 'User', name })),
    ...flags.words('group').map((name) => ({ apiGroup: RBAC, kind: 'Group', name })),
    ...flags.words('serviceaccount').map((account) => {
      const [namespace = '', name = '', ...others] = account.split(':')
      if (!namespace || !name || others.length > 0) throw new KubectlError('serviceaccount must be <namespace>:<name>')
      return { kind: 'ServiceAccount', name, namespace }
    }),
  ]
}
