/** Creates in batches of 1, 2, 4, 8 …: where one Pod is refused, a thousand need not be tried. */
// Models: pkg/controller/replicaset/replica_set.go: slowStartBatch
import { allSettled, type Task } from '../../kernel/task'

export interface BatchOutcome {
  readonly successes: number
  readonly error: unknown
}

export function* slowStartBatch(count: number, initialBatchSize: number, create: () => Task): Task<BatchOutcome> {
  let successes = 0
  for (let size = Math.min(count, initialBatchSize); size > 0; size = Math.min(2 * size, count - successes)) {
    const results = yield* allSettled(Array.from({ length: size }, create))
    const failed = results.filter((result) => 'error' in result)
    successes += size - failed.length
    if (failed.length > 0) return { successes, error: failed[0]!.error }
  }
  return { successes, error: null }
}
