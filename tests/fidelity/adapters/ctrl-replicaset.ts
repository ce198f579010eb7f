import { compareForDeletion, podsToDelete } from '../../../electron/cluster/controllers/replicaset/deletion-order'
import { calculateStatus } from '../../../electron/cluster/controllers/replicaset/replica-set-status'
import { safeEncode } from '../../../electron/cluster/controllers/deployment/template-hash'
import { parseTime } from '../../../electron/cluster/kernel/calendar'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { podOf, replicaSetOf } from './objects'

const NOW_MS = parseTime('2024-01-01T00:00:00Z')

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'deletionLess':
        return deletionLess(given)
      case 'podsToDelete': {
        const [pods, related] = [given.pods, given.relatedPods].map((list) => (list as unknown[]).map(podOf))
        return { names: podsToDelete(pods!, related!, given.count as number, NOW_MS).map(({ metadata }) => metadata.name).sort() } // prettier-ignore
      }
      case 'rsStatus':
        return status(given)
      case 'safeEncode':
        return safeEncode(given.text as string)
      default:
        throw new UnknownFunction(given.fn)
    }
  },
}

function deletionLess({ a, b, aRank, bRank, now, features }: Given): unknown {
  // Deletion cost cannot be switched off here.
  if (JSON.stringify(features ?? []).includes('no PodDeletionCost')) throw new UnknownFunction('PodDeletionCost=false')
  const order = compareForDeletion(bare(a), bare(b), aRank as number, bRank as number, parseTime(now as string))
  return { aBeforeB: order < 0, bBeforeA: order > 0 }
}

/** Here a missing uid or time means just that. */
function bare(pod: unknown): ReturnType<typeof podOf> {
  const given = pod as { readonly metadata: object }
  const whole = podOf(pod)
  return { ...whole, metadata: { uid: '', ...given.metadata } as typeof whole.metadata }
}

function status({ replicaSet, activePods, terminatingPods, error, features }: Given): unknown {
  const failure = typeof error === 'string' ? error : null
  const result = calculateStatus(
    replicaSetOf(replicaSet),
    (activePods as unknown[]).map(podOf),
    (terminatingPods as number | undefined) ?? 0,
    failure,
    NOW_MS,
  )
  const { terminatingReplicas, ...others } = result
  return (features as string[] | undefined)?.length ? { ...others, terminatingReplicas } : others
}
