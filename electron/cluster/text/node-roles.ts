import type { Node } from '../../contract/api'

const ROLE_PREFIX = 'node-role.kubernetes.io/'
const ROLE_LABEL = 'kubernetes.io/role'

/** What a node is for, by its labels. */
// Models: k8s.io/kubectl/pkg/describe/describe.go: findNodeRoles
export function rolesOf({ metadata }: Pick<Node, 'metadata'>): readonly string[] {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(ROLE_PREFIX) && key.length > ROLE_PREFIX.length) roles.add(key.slice(ROLE_PREFIX.length))
    else if (key === ROLE_LABEL && value !== '') roles.add(value)
  }
  return [...roles].sort()
}
