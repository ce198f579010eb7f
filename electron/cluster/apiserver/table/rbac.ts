import type { ClusterRoleBinding, RoleBinding, Subject } from '../../../contract/api'
import { ageOf } from '../../text/format'
import { AGE, NAME, text, wide } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printRoleBinding, printClusterRoleBinding
export const roleBindingPrinter: Printer<RoleBinding | ClusterRoleBinding> = {
  columns: [
    NAME,
    text('Role', 'What is granted'),
    AGE,
    wide(text('Users', 'People who get it')),
    wide(text('Groups', 'Groups that get it')),
    wide(text('ServiceAccounts', 'Programs in the cluster that get it')),
  ],
  cells({ metadata, roleRef, subjects = [] }, nowMs) {
    const role = `${roleRef.kind}/${roleRef.name}`
    return [
      metadata.name, role, ageOf(metadata, nowMs), namesOf('User', subjects), namesOf('Group', subjects),
      namesOf('ServiceAccount', subjects),
    ] // prettier-ignore
  },
}

function namesOf(wanted: string, subjects: readonly Subject[]): string {
  return subjects
    .filter(({ kind }) => kind === wanted)
    .map(({ name, namespace }) => (wanted === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ')
}
