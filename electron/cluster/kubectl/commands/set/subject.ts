/** `kubectl set subject`: adds users, groups and ServiceAccounts to a binding. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_subject.go
import type { ApiObject } from '../../../../contract/api'
import { jsonEquals } from '../../../../contract/api/patch'
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { subjectsOf, SUBJECT_FLAGS } from '../create/role-binding'
import { changeEach, SET_FLAGS } from './pod-templates'

export const subject: Command = {
  name: 'subject',
  summary: 'Update the user, group, or service account in a role binding or cluster role binding',
  usage:
    '(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname]',
  flags: { ...SET_FLAGS, ...SUBJECT_FLAGS },
  *run(invocation) {
    const wanted = subjectsOf(invocation)
    if (wanted.length === 0)
      throw new KubectlError('you must specify at least one value of user, group or serviceaccount')
    return yield* changeEach(invocation, invocation.args, 'subjects updated', ({ info, object }) => {
      if (!/^(Cluster)?RoleBinding$/.test(info.kind))
        throw new KubectlError('setting subjects is only supported for RoleBinding/ClusterRoleBinding')
      const { subjects = [] } = object as ApiObject & { readonly subjects?: readonly object[] }
      const added = wanted.filter((each) => !subjects.some((known) => jsonEquals(known, each)))
      return added.length === 0 ? object : ({ ...object, subjects: [...subjects, ...added] } as ApiObject)
    })
  },
}
