/** Empties a namespace: Pods first, and all else only once no Pod is left. */
// Models: pkg/controller/namespace/deletion/namespaced_resources_deleter.go: deleteAllContent
import { isApiError, RESOURCES, type ApiObject, type Pod, type ResourceInfo } from '../../../contract/api'
import { isPodTerminal } from '../../../contract/api/pod-status'
import type { Client, RequestTarget } from '../../client/client'
import type { Task } from '../../kernel/task'
import type { ContentReport } from './conditions'

export interface DeletionOutcome {
  readonly report: ContentReport
  /** Seconds until it is worth another look; 0: nothing is left. */
  readonly estimateSeconds: number
}

/** For objects that wait for a finalizer nobody can foresee. */
const FINALIZER_ESTIMATE_SECONDS = 15

/** Content other than Pods: whatever can be deleted as a collection. */
const BUILT_IN: readonly ResourceInfo[] = RESOURCES.filter(
  ({ namespaced, verbs, kind, definition }) =>
    kind === definition && namespaced && verbs.includes('deletecollection') && kind !== 'Pod',
)

export class ContentDeleter {
  constructor(
    private readonly client: Client,
    /** Kinds of the learner's own making, as they are served now. */
    private readonly customResources: () => readonly ResourceInfo[],
  ) {}

  *deleteAll(namespace: string): Task<DeletionOutcome> {
    const podSeconds = yield* this.deletePods(namespace)
    // While Pods end, nothing else is counted: the conditions already say that all is well.
    if (podSeconds > 0)
      return { report: { remaining: new Map(), finalizers: new Map(), failure: null }, estimateSeconds: podSeconds }
    return yield* this.deleteOthers(namespace)
  }

  /** The longest grace period of those that are left. */
  private *deletePods(namespace: string): Task<number> {
    yield* this.deleteCollection({ kind: 'Pod' }, namespace)
    const { items } = yield* this.client.list('Pod', namespace)
    if (items.length === 0) return 0
    return Math.max(1, ...items.filter((pod) => !isPodTerminal(pod)).map(graceSeconds))
  }

  private *deleteOthers(namespace: string): Task<DeletionOutcome> {
    const remaining = new Map<string, number>()
    const finalizers = new Map<string, number>()
    let failure: string | null = null
    for (const resource of [...BUILT_IN, ...this.customResources().filter(({ namespaced }) => namespaced)]) {
      try {
        yield* this.deleteCollection({ resource }, namespace)
        const { items } = yield* this.client.listOf(resource, namespace)
        note(resource, items, remaining, finalizers)
      } catch (error) {
        if (!isApiError(error)) throw error
        failure ??= error.message
      }
    }
    return {
      report: { remaining, finalizers, failure },
      estimateSeconds: remaining.size > 0 || failure !== null ? FINALIZER_ESTIMATE_SECONDS : 0,
    }
  }

  private *deleteCollection(what: RequestTarget, namespace: string): Task {
    yield* this.client.request('deletecollection', { ...what, namespace, body: { propagationPolicy: 'Background' } })
  }
}

function graceSeconds({ metadata, spec }: Pod): number {
  return metadata.deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 0
}

function note(
  resource: ResourceInfo,
  items: readonly ApiObject[],
  remaining: Map<string, number>,
  finalizers: Map<string, number>,
): void {
  if (items.length === 0) return
  remaining.set(`${resource.resource}.${resource.group}`, items.length)
  for (const { metadata } of items)
    for (const finalizer of metadata.finalizers ?? []) finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + 1)
}
