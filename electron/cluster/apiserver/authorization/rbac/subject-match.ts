/** Is a user meant by the subjects of a binding? */
// Models: pkg/registry/rbac/validation/rule.go: appliesTo, appliesToUser, describeSubject
import type { Subject } from '../../../../contract/api'
import { serviceAccountUser } from '../../authentication/service-account-user'
import type { UserInfo } from '../../credentials'

/** The first subject that means the user, if any. */
export function subjectFor(
  user: UserInfo,
  subjects: readonly Subject[] | undefined,
  bindingNamespace: string,
): Subject | undefined {
  return subjects?.find((subject) => means(subject, user, bindingNamespace))
}

function means({ kind, name, namespace }: Subject, user: UserInfo, bindingNamespace: string): boolean {
  if (kind === 'User') return user.name === name
  if (kind === 'Group') return user.groups.includes(name)
  if (kind !== 'ServiceAccount') return false
  const home = namespace || bindingNamespace
  return home !== '' && user.name === serviceAccountUser(home, name)
}

export function subjectText({ kind, name, namespace }: Subject, bindingNamespace: string): string {
  return kind === 'ServiceAccount' ? `${kind} "${name}/${namespace || bindingNamespace}"` : `${kind} "${name}"`
}
