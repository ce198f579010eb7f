/** Which node a user is: kubelets show `system:node:NAME` of the group `system:nodes`. */
// Models: pkg/auth/nodeidentifier/default.go
import type { UserInfo } from '../../credentials'

const PREFIX = 'system:node:'
export const NODES_GROUP = 'system:nodes'

/** The node's name, or null for everybody else. */
export function nodeNameOf({ name, groups }: UserInfo): string | null {
  return name.startsWith(PREFIX) && groups.includes(NODES_GROUP) ? name.slice(PREFIX.length) : null
}
