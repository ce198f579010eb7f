/** The names and groups that ServiceAccounts, nodes and nobody in particular go by. */
// Models: k8s.io/apiserver/pkg/authentication/serviceaccount/util.go; authentication/user/user.go
import type { UserInfo } from '../credentials'

export const AUTHENTICATED = 'system:authenticated'
export const UNAUTHENTICATED = 'system:unauthenticated'
const SERVICE_ACCOUNTS = 'system:serviceaccounts'
const PREFIX = 'system:serviceaccount:'

export const ANONYMOUS: UserInfo = { name: 'system:anonymous', groups: [UNAUTHENTICATED] }

export function serviceAccountUser(namespace: string, name: string): string {
  return `${PREFIX}${namespace}:${name}`
}

export function serviceAccountGroups(namespace: string): readonly string[] {
  return [SERVICE_ACCOUNTS, `${SERVICE_ACCOUNTS}:${namespace}`]
}

/** The namespace and the name of a ServiceAccount; null for the name of any other user. */
export function splitServiceAccountUser(user: string): { readonly namespace: string; readonly name: string } | null {
  if (!user.startsWith(PREFIX)) return null
  const [namespace = '', name = '', ...more] = user.slice(PREFIX.length).split(':')
  return namespace === '' || name === '' || more.length > 0 ? null : { namespace, name }
}

/** Which groups the server itself gives to whoever has proved to be of this name. */
export function groupsOf(name: string, groups: readonly string[] = []): readonly string[] {
  if (name === ANONYMOUS.name) return ANONYMOUS.groups
  const account = splitServiceAccountUser(name)
  return [...(account ? serviceAccountGroups(account.namespace) : []), ...groups, AUTHENTICATED]
}
