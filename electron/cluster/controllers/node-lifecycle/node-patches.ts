/** Writes of taints and labels on nodes. */
// Models: pkg/controller/util/node/controller_utils.go, pkg/controller/controller_utils.go: PatchNodeTaints
import { isApiError, type Node, type Taint } from '../../../contract/api'
import type { Client } from '../../client/client'
import { sleep, type Task } from '../../kernel/task'

const RETRIES = 5
const RETRY_MS = 10

/**
 * Reads the node, and writes the taints that `update` makes of it. A list of taints is replaced as a whole, so the
 * version that was read goes along: when somebody else was quicker, it is all done anew.
 */
export function* patchTaints(client: Client, name: string, update: (node: Node) => readonly Taint[] | null): Task {
  for (let tries = 1; ; tries++) {
    try {
      const node = yield* client.get('Node', '', name)
      const taints = update(node)
      if (!taints) return
      const { resourceVersion } = node.metadata
      yield* client.patch('Node', '', name, {
        metadata: { resourceVersion },
        spec: { taints: taints.length > 0 ? taints : null },
      })
      return
    } catch (error) {
      if (isApiError(error, 'NotFound')) return
      if (!isApiError(error, 'Conflict') || tries === RETRIES) throw error
      yield* sleep(RETRY_MS)
    }
  }
}
